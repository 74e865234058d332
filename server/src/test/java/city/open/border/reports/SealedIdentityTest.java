package city.open.border.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A name under two keys, before anything is kept. */
class SealedIdentityTest {
    private static final UUID REPORT = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final Identity WHO = new Identity("홍길동", "010-0000-0000, hong@example.org");

    private record Custodian(CustodianKey key, KeysetHandle unlocked) {
        static Custodian fresh(String official) {
            var id = UUID.randomUUID();
            var key = ReporterKey.fresh();
            return new Custodian(new CustodianKey(id, official, ReporterKey.open(key), ""), key);
        }

        Passphrase passphrase() {
            return new Passphrase("fourteen grey geese of " + key.official());
        }

        byte[] kept() {
            return passphrase().seal(ReporterKey.secret(unlocked), Custody.bound(key.id()));
        }
    }

    /** Has every row of every table, and tries each passphrase it was told on all of it and on whatever comes out, until nothing new does. */
    private static final class Superuser {
        private final Set<String> seen = new HashSet<>();
        private final Set<String> contexts = new HashSet<>();

        void sees(byte[] stored) {
            seen.add(HexFormat.of().formatHex(stored));
        }

        boolean knows(String name) {
            boolean more = true;
            while (more) {
                var fresh = new HashSet<String>();
                var all = seen.stream().map(HexFormat.of()::parseHex).toList();
                for (var key : all) {
                    for (var sealed : all) {
                        tried(key, sealed, fresh);
                    }
                }
                more = seen.addAll(fresh);
            }
            var sought = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
            return seen.stream().anyMatch(one -> one.contains(sought));
        }

        /** Stretching takes its time, as it should: once for each row. */
        void typed(Passphrase passphrase) {
            for (var one : Set.copyOf(seen)) {
                var stored = HexFormat.of().parseHex(one);
                var key = passphrase.stretched(Arrays.copyOf(stored, Passphrase.SALT));
                sees(key);
                for (var context : contexts) {
                    try {
                        sees(new AesGcmJce(key)
                                .decrypt(
                                        Arrays.copyOfRange(stored, Passphrase.SALT, stored.length),
                                        context.getBytes(StandardCharsets.UTF_8)));
                    } catch (GeneralSecurityException _) {
                        // Not this one.
                    }
                }
            }
        }

        private void tried(byte[] key, byte[] sealed, Set<String> fresh) {
            for (var context : contexts) {
                try {
                    fresh.add(HexFormat.of().formatHex(ReporterKey.opened(ReporterKey.ofSecret(key), sealed, context)));
                } catch (GeneralSecurityException _) {
                    // No key, or none of this.
                }
                if (key.length == 32) {
                    try {
                        fresh.add(HexFormat.of()
                                .formatHex(
                                        new AesGcmJce(key).decrypt(sealed, context.getBytes(StandardCharsets.UTF_8))));
                    } catch (GeneralSecurityException _) {
                        // Not this one.
                    }
                }
            }
        }
    }

    @Test
    void one_custodian_with_all_that_is_stored_opens_nothing_and_a_second_one_does() throws Exception {
        var all = List.of(Custodian.fresh("first"), Custodian.fresh("second"));
        var sealed =
                SealedIdentity.of(REPORT, WHO, all.stream().map(Custodian::key).toList());
        var superuser = new Superuser();
        superuser.sees(sealed.sealed());
        superuser.contexts.add(new String(SealedIdentity.envelope(REPORT), StandardCharsets.UTF_8));
        for (var custodian : all) {
            var id = custodian.key().id();
            superuser.sees(custodian.kept());
            superuser.sees(custodian.key().open());
            superuser.contexts.add(new String(Custody.bound(id), StandardCharsets.UTF_8));
            superuser.contexts.add(SealedIdentity.inner(REPORT, id));
        }
        for (var share : sealed.shares()) {
            superuser.sees(share.sealed());
            superuser.contexts.add(SealedIdentity.outer(REPORT, share.opener(), share.other()));
            if (share.opener().equals(all.getFirst().key().id())) {
                // What the first leaves when they agree.
                superuser.sees(SealedIdentity.half(REPORT, share, all.getFirst().unlocked()));
            }
        }
        superuser.typed(all.getFirst().passphrase());
        assertThat(superuser.knows(WHO.name())).as("with one passphrase").isFalse();
        superuser.typed(all.getLast().passphrase());
        assertThat(superuser.knows(WHO.name())).as("with two").isTrue();
    }

    @Test
    void the_second_opens_what_the_first_left_in_either_order_and_for_no_other_report() throws Exception {
        var all = List.of(Custodian.fresh("first"), Custodian.fresh("second"), Custodian.fresh("third"));
        var sealed =
                SealedIdentity.of(REPORT, WHO, all.stream().map(Custodian::key).toList());
        assertThat(sealed.shares()).as("each pair in each order").hasSize(6);
        for (var share : sealed.shares()) {
            var opener = of(all, share.opener());
            var other = of(all, share.other());
            var half = SealedIdentity.half(REPORT, share, opener.unlocked());
            assertThat(SealedIdentity.opened(
                            REPORT, sealed.sealed(), half, other.key().id(), other.unlocked()))
                    .isEqualTo(WHO);
            assertThatThrownBy(() -> SealedIdentity.opened(
                            REPORT, sealed.sealed(), half, opener.key().id(), opener.unlocked()))
                    .as("both halves by one")
                    .isInstanceOf(GeneralSecurityException.class);
            assertThatThrownBy(() -> SealedIdentity.half(UUID.randomUUID(), share, opener.unlocked()))
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static Custodian of(List<Custodian> all, UUID id) {
        return all.stream().filter(one -> one.key().id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void envelopes_are_of_one_size_also_those_of_nobody() {
        var custodians = List.of(
                Custodian.fresh("first").key(), Custodian.fresh("second").key());
        var nobody = SealedIdentity.of(REPORT, Identity.NOBODY, custodians);
        for (var who : List.of(
                WHO,
                new Identity("가".repeat(100), "나".repeat(300)),
                new Identity("\"".repeat(100), "\u0001".repeat(300)))) {
            var sealed = SealedIdentity.of(REPORT, who, custodians);
            assertThat(sealed.sealed()).hasSameSizeAs(nobody.sealed());
            assertThat(sealed.shares().getFirst().sealed())
                    .hasSameSizeAs(nobody.shares().getFirst().sealed());
            assertThat(Identity.of(who.padded())).isEqualTo(who);
        }
        assertThat(WHO.toString()).isEqualTo("Identity[sealed]");
    }

    @Test
    void a_passphrase_is_the_same_however_korean_was_typed_and_another_opens_nothing() throws Exception {
        var composed = new Passphrase("가을 하늘 아래 서른 마리 기러기");
        var apart =
                new Passphrase(java.text.Normalizer.normalize(composed.letters(), java.text.Normalizer.Form.NFD) + " ");
        assertThat(apart).isEqualTo(composed);
        assertThat(composed.isLongEnough()).isTrue();
        assertThat(new Passphrase("fifteen letters").isLongEnough()).isFalse();
        assertThat(composed.toString()).isEqualTo("Passphrase[secret]");
        var context = new byte[] {1};
        var kept = composed.seal(new byte[] {42}, context);
        assertThat(apart.open(kept, context)).containsExactly(42);
        assertThat(composed.seal(new byte[] {42}, context))
                .as("a salt of its own")
                .isNotEqualTo(kept);
        assertThatThrownBy(() -> new Passphrase("가을 하늘 아래 서른 마리 기러긔").open(kept, context))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
