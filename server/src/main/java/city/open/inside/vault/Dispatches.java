package city.open.inside.vault;

import city.open.border.letters.VaultFault;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What other systems send, sealed under a key of the document it is about, as it may name people before anybody knows which petition that is.
 * {@link Vault#erase} of the petition destroys the keys of its documents.
 */
public final class Dispatches {
    /** Why something that was sent is not kept. */
    public static final Text ERASED = new Text(
            "이 민원의 개인정보를 파기하여 보낸 내용을 더 두지 않습니다.",
            "The data of this petition were erased; what was sent about it is not kept any more.");

    private static final int AT_ONCE = 500;

    private final OfficeDatabase database;
    private final MasterKey master;

    Dispatches(OfficeDatabase database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /**
     * Something a system sent.
     *
     * @param document as the system calls it; none where it names none
     * @param name how the system calls the event; it opens only under the same
     */
    public record Dispatch(@Nullable String document, String name, String body) {}

    /**
     * Which of these documents are about a petition that was erased, by its number or as they are bound to it. The caller has locked their rows, so
     * that this stays true until its transaction ends.
     */
    public Set<String> ofTheErased(String system, Set<String> documents) {
        return Set.copyOf(database.jdbc()
                .sql("""
                        SELECT named.document
                          FROM unnest(?::text[]) AS named (document)
                          LEFT JOIN office.bridge_document AS known ON known.system = ? AND known.document = named.document
                         WHERE EXISTS (SELECT FROM vault.erased WHERE erased.petition IN (named.document, known.petition))
                        """)
                .params(documents.toArray(String[]::new), system)
                .query(String.class)
                .list());
    }

    /**
     * Seals them in their order, in the caller's transaction, in which nobody else may seal for the same system.
     *
     * @param gone documents of which nothing is kept any more: what is about them is not sealed, and none in what is answered
     */
    public byte[] @Nullable [] seal(String system, List<Dispatch> dispatches, Set<String> gone) {
        var kept = dispatches.stream()
                .filter(one -> !gone.contains(named(one.document())))
                .toList();
        var keys = keys(system, kept);
        var sealed = new byte[dispatches.size()] @Nullable [];
        for (int i = 0; i < sealed.length; i++) {
            var one = dispatches.get(i);
            var key = keys.get(named(one.document()));
            sealed[i] = key == null ? null : seal(key, system, one);
        }
        return sealed;
    }

    /**
     * Destroys the keys of the documents that are about this petition, by its number or as they are bound to it, with what was sent about them. First
     * of all their rows are locked, as by whoever brings more.
     */
    void erase(PetitionNumber petition, Instant now) {
        var documents = database.jdbc()
                .sql("""
                        SELECT system, document FROM office.bridge_document
                         WHERE petition = :petition OR document = :petition
                         ORDER BY system, document
                           FOR UPDATE
                        """)
                .param("petition", petition.value())
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list();
        for (var one : documents) {
            database.jdbc().sql("""
                            DELETE FROM vault.bridge_body AS body USING office.bridge_event AS event
                             WHERE body.position = event.position AND event.system = ? AND event.document = ?
                            """).params(one).update();
            database.jdbc()
                    .sql("DELETE FROM vault.bridge_seal WHERE system = ? AND document = ?")
                    .params(one)
                    .update();
            database.jdbc()
                    .sql("""
                            UPDATE office.bridge_event
                               SET state = 'set-aside', waits_for = NULL, reason_ko = ?, reason_en = ?, settled_at = ?
                             WHERE system = ? AND document = ? AND state IN ('waiting', 'parked')
                            """)
                    .params(
                            ERASED.ko(),
                            ERASED.en(),
                            OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                            one.getFirst(),
                            one.getLast())
                    .update();
        }
    }

    private static byte[] seal(Aead key, String system, Dispatch dispatch) {
        try {
            return key.encrypt(
                    dispatch.body().getBytes(StandardCharsets.UTF_8),
                    bound(system, dispatch.document(), dispatch.name()));
        } catch (GeneralSecurityException failed) {
            throw new VaultFault("What %s sent could not be sealed.".formatted(system), failed);
        }
    }

    /**
     * Opens one for the program itself, which acts on it and shows it to nobody.
     *
     * @param wrapped of {@code vault.bridge_seal}
     * @throws VaultFault where it was changed, or sealed with another key
     */
    public String open(String system, @Nullable String document, String name, byte[] wrapped, byte[] sealed) {
        try {
            var opened = unwrapped(system, named(document), wrapped).decrypt(sealed, bound(system, document, name));
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "What %s sent was sealed with another key: put the vault's key file back from its backup."
                            .formatted(system),
                    wrongKey);
        }
    }

    private Map<String, Aead> keys(String system, List<Dispatch> dispatches) {
        var documents =
                dispatches.stream().map(one -> named(one.document())).distinct().toArray(String[]::new);
        Map<String, byte[]> wrapped = new HashMap<>();
        database.jdbc()
                .sql("SELECT document, wrapped FROM vault.bridge_seal WHERE system = ? AND document = ANY (?)")
                .params(system, documents)
                .query(row -> {
                    wrapped.put(row.getString(1), row.getBytes(2));
                });
        Map<String, Aead> keys = new HashMap<>();
        try {
            for (var document : documents) {
                keys.put(
                        document,
                        wrapped.containsKey(document)
                                ? unwrapped(system, document, Objects.requireNonNull(wrapped.get(document)))
                                : make(system, document));
            }
        } catch (GeneralSecurityException failed) {
            throw new VaultFault("The keys for what %s sent cannot be used.".formatted(system), failed);
        }
        return keys;
    }

    private Aead make(String system, String document) throws GeneralSecurityException {
        Wrapping.begins(database);
        var wrapping = master.get();
        var made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        database.jdbc()
                .sql("INSERT INTO vault.bridge_seal (system, document, wrapped) VALUES (?, ?, ?)")
                .params(
                        system,
                        document,
                        TinkProtoKeysetFormat.serializeEncryptedKeyset(made, wrapping, bound(system, document, "")))
                .update();
        return made.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Aead unwrapped(String system, String document, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.get(), bound(system, document, ""))
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Seals what an earlier version left open. */
    public void sealWhatLiesOpen() {
        while (Boolean.TRUE.equals(database.transactions().execute(_ -> sealSome() == AT_ONCE))) {
            // on to the rest
        }
    }

    private record Left(long position, String system, Dispatch dispatch) {}

    private int sealSome() {
        var left = database.jdbc()
                .sql("""
                        SELECT position, system, document, source, id, body
                          FROM vault.bridge_body JOIN office.bridge_event USING (position)
                         WHERE body IS NOT NULL
                         ORDER BY position LIMIT ?
                           FOR UPDATE OF bridge_body
                        """)
                .param(AT_ONCE)
                .query((row, _) -> new Left(
                        row.getLong(1),
                        row.getString(2),
                        new Dispatch(row.getString(3), row.getString(4) + ' ' + row.getString(5), row.getString(6))))
                .list();
        for (var one : left) {
            only(one.system());
            database.jdbc()
                    .sql("UPDATE vault.bridge_body SET body = NULL, sealed = ? WHERE position = ?")
                    .params(seal(one.system(), List.of(one.dispatch()), Set.of())[0], one.position())
                    .update();
        }
        return left.size();
    }

    private void only(String system) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtextextended('open.bridge ' || ?, 0))::text")
                .param(system)
                .query(String.class)
                .single();
    }

    /** Wraps every key anew, as {@link Vault#wrapAnew}. Answers how many. */
    int wrapAnew() {
        int done = 0;
        record Key(String system, String document) {}
        for (var key : database.jdbc()
                .sql("SELECT system, document FROM vault.bridge_seal")
                .query((row, _) -> new Key(row.getString(1), row.getString(2)))
                .list()) {
            done += Objects.requireNonNull(
                    database.transactions().execute(_ -> wrapAnew(key.system(), key.document())));
        }
        return done;
    }

    private int wrapAnew(String system, String document) {
        var wrapped = database.jdbc()
                .sql("SELECT wrapped FROM vault.bridge_seal WHERE system = ? AND document = ? FOR NO KEY UPDATE")
                .params(system, document)
                .query((row, _) -> row.getBytes(1))
                .optional();
        // Erased meanwhile.
        if (wrapped.isEmpty()) {
            return 0;
        }
        try {
            var bound = bound(system, document, "");
            var key = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.get(), master.get(), bound);
            return database.jdbc()
                    .sql("UPDATE vault.bridge_seal SET wrapped = ? WHERE system = ? AND document = ?")
                    .params(TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.get(), bound), system, document)
                    .update();
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "A key for what %s sent was wrapped with another key: put the vault's key file back from its backup."
                            .formatted(system),
                    wrongKey);
        }
    }

    private static String named(@Nullable String document) {
        return Objects.requireNonNullElse(document, "");
    }

    /** System, document and event belong to what is sealed, so that rows cannot be swapped. */
    private static byte[] bound(String system, @Nullable String document, String name) {
        return String.join("\n", system, named(document), name).getBytes(StandardCharsets.UTF_8);
    }
}
