package city.open.inside.vault;

import city.open.border.letters.BoxKey;
import city.open.border.letters.VaultFault;
import city.open.ground.database.OfficeDatabase;
import city.open.tlog.KeyType;
import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.tlog.VerifierKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The office's half of the letter box: the key pair, of which the private half is wrapped by the master key (decision 18). */
final class LetterKeys {
    static final byte[] BOUND = "letter box".getBytes(StandardCharsets.UTF_8);

    private static final Logger log = LoggerFactory.getLogger(LetterKeys.class);
    private static final byte[] SIGNING_BOUND = "letter box signing".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "open.city/letters";

    private static final HpkeParameters HPKE;

    static {
        try {
            HPKE = HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final OfficeDatabase database;
    private final MasterKey master;

    LetterKeys(OfficeDatabase database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /**
     * Puts the public key into the box and signs it, both made now where there is none, and tells the public who signs. Of two machines that start at
     * once, one makes them. A public key that is not ours is left as it is, for those who look into it: it is neither signed nor used.
     */
    void prepare() {
        database.transactions().executeWithoutResult(_ -> {
            try {
                // The key that signs may be made in here too, long after the box itself.
                Wrapping.begins(database);
                if (wrapped().isEmpty()) {
                    make();
                }
                var open = open();
                if (shown().isEmpty()) {
                    database.jdbc()
                            .sql("INSERT INTO intake.letter_key (open) VALUES (?)")
                            .param(open)
                            .update();
                }
                var key = signing();
                tell(key.verifier());
                var shown = shown().orElseThrow();
                fault(shown, open, key.verifier())
                        .ifPresentOrElse(
                                log::error,
                                () -> database.jdbc()
                                        .sql(
                                                "UPDATE intake.letter_key SET signed = ? WHERE signed IS NULL AND open = ?")
                                        .params(shown.signature(key), shown.open())
                                        .update());
            } catch (GeneralSecurityException failed) {
                throw new VaultFault("The key of the letter box could not be made.", failed);
            }
        });
    }

    private void make() throws GeneralSecurityException {
        HybridConfig.register();
        var made = KeysetHandle.generateNew(HPKE);
        var mine = database.jdbc()
                .sql("INSERT INTO vault.letter_key (wrapped) VALUES (?) ON CONFLICT DO NOTHING")
                .param(TinkProtoKeysetFormat.serializeEncryptedKeyset(made, master.get(), BOUND))
                .update();
        if (mine == 1) {
            database.jdbc()
                    .sql("INSERT INTO intake.letter_key (open) VALUES (?)")
                    .param(TinkProtoKeysetFormat.serializeKeysetWithoutSecret(made.getPublicKeysetHandle()))
                    .update();
        }
    }

    private Optional<BoxKey> shown() {
        return BoxKey.in(database.jdbc());
    }

    /** The public half that belongs to the private one, whatever lies in the box. */
    private byte[] open() throws GeneralSecurityException {
        HybridConfig.register();
        var keys = wrapped().orElseThrow(() -> new VaultFault("The letter box has no key yet."));
        return TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
                TinkProtoKeysetFormat.parseEncryptedKeyset(keys, master.get(), BOUND)
                        .getPublicKeysetHandle());
    }

    /** The key that signs the public one, made now where there is none. Nobody without the master key can put another in its place. */
    private SigningKey signing() throws GeneralSecurityException {
        database.jdbc()
                .sql("UPDATE vault.letter_key SET signing = ? WHERE signing IS NULL")
                .param(wrapped(SigningKey.generate(NAME, KeyType.NOTE)))
                .update();
        return kept().orElseThrow(() -> new VaultFault("The letter box has no key yet."));
    }

    /** Where the publisher finds it and puts it into the log. Of two machines that start at once, one writes. */
    private void tell(VerifierKey key) {
        database.jdbc().sql("""
                        INSERT INTO record.letter_signer (number, key)
                        SELECT coalesce(max(number), 0) + 1, :key FROM record.letter_signer
                        HAVING (SELECT key FROM record.letter_signer ORDER BY number DESC LIMIT 1) IS DISTINCT FROM :key
                        ON CONFLICT DO NOTHING
                        """).param("key", key.toString()).update();
    }

    private byte[] wrapped(SigningKey key) throws GeneralSecurityException {
        return master.get().encrypt(key.pem().getBytes(StandardCharsets.US_ASCII), SIGNING_BOUND);
    }

    private Optional<SigningKey> kept() throws GeneralSecurityException {
        var sealed = database.jdbc()
                .sql("SELECT signing FROM vault.letter_key WHERE signing IS NOT NULL")
                .query((row, _) -> row.getBytes(1))
                .optional();
        return sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(SigningKey.ofPem(
                        NAME,
                        KeyType.NOTE,
                        new String(master.get().decrypt(sealed.get(), SIGNING_BOUND), StandardCharsets.US_ASCII)));
    }

    /** The public half of the key that signs; empty where the box was not prepared yet. */
    Optional<VerifierKey> verifier() {
        try {
            return kept().map(SigningKey::verifier);
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "The key that signs the letter box (vault.letter_key) was changed, or wrapped with another master key.",
                    wrongKey);
        }
    }

    /** A note of the office, signed like the key of the box. */
    String signed(String said) {
        try {
            return SignedNote.of(
                            said,
                            kept().orElseThrow(() -> new VaultFault(
                                    "The letter box has no key yet: start a machine of the office once.")))
                    .encoded();
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "The key that signs the letter box (vault.letter_key) was changed, or wrapped with another master key.",
                    wrongKey);
        }
    }

    /** What is wrong with what lies in the box, if anything. */
    Optional<String> fault() {
        try {
            var shown = shown();
            if (wrapped().isEmpty() && shown.isEmpty()) {
                return Optional.empty();
            }
            var key = kept();
            return shown.isEmpty() || key.isEmpty()
                    ? Optional.of(
                            "letter box: its key is missing or not signed yet: start a machine of the office once")
                    : fault(shown.get(), open(), key.get().verifier());
        } catch (GeneralSecurityException | VaultFault changed) {
            return Optional.of(
                    "letter box: its private key in vault.letter_key does not open with the master key; somebody has changed it, or this is another master key");
        }
    }

    private static Optional<String> fault(BoxKey shown, byte[] open, VerifierKey key) {
        if (!isSame(shown.open(), open)) {
            return Optional.of(
                    "letter box: the public key in intake.letter_key is not the office's; somebody has changed it in the database, and what is sealed to it the office cannot read but he can");
        }
        return shown.signed() == null || shown.isSignedBy(List.of(key))
                ? Optional.empty()
                : Optional.of("letter box: the signature in intake.letter_key is not the office's");
    }

    /** The same key, however it is written down. */
    private static boolean isSame(byte[] one, byte[] other) {
        try {
            return Arrays.equals(one, other)
                    || TinkProtoKeysetFormat.parseKeysetWithoutSecret(one)
                            .equalsKeyset(TinkProtoKeysetFormat.parseKeysetWithoutSecret(other));
        } catch (GeneralSecurityException noKey) {
            return false;
        }
    }

    byte[] open(byte[] sealed, String context) {
        try {
            HybridConfig.register();
            var keys = wrapped().orElseThrow(() -> new VaultFault("The letter box has no key yet."));
            return TinkProtoKeysetFormat.parseEncryptedKeyset(keys, master.get(), BOUND)
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "A letter was changed on its way or sealed with another key: put the vault's key file back from its backup.",
                    wrongKey);
        }
    }

    /** @return how many keys were wrapped: one, or none where there is none yet */
    int wrapAnew() {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            // Locked before the master key is read: of two who renew at once the later one wraps last.
            var wrapped = database.jdbc()
                    .sql("SELECT wrapped FROM vault.letter_key FOR NO KEY UPDATE")
                    .query((row, _) -> row.getBytes(1))
                    .optional();
            if (wrapped.isEmpty()) {
                return 0;
            }
            try {
                HybridConfig.register();
                var keys = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.get(), master.get(), BOUND);
                var signing = kept();
                return database.jdbc()
                        .sql("UPDATE vault.letter_key SET wrapped = :wrapped, signing = :signing")
                        .param("wrapped", TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.get(), BOUND))
                        .param("signing", signing.isEmpty() ? null : wrapped(signing.get()))
                        .update();
            } catch (GeneralSecurityException wrongKey) {
                throw new VaultFault(
                        "The key of the letter box was wrapped with another key: put the vault's key file back from its backup.",
                        wrongKey);
            }
        }));
    }

    private Optional<byte[]> wrapped() {
        return database.jdbc()
                .sql("SELECT wrapped FROM vault.letter_key")
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
