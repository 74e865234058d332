package city.open.inside.vault;

import city.open.border.letters.LetterBox;
import city.open.border.letters.LetterPins;
import city.open.border.letters.OfficeKey;
import city.open.border.letters.Person;
import city.open.border.letters.Sealing;
import city.open.border.letters.VaultFault;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.petition.By;
import city.open.tlog.VerifierKey;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door to personal data. What is sealed here can be read again only with the petition's own key, which the master key unwraps; each
 * reading leaves an {@link Opening} that nobody the program runs as can remove (Personal Information Protection Act art. 29).
 *
 * <p>Inside a transaction of the office, sealing stands or falls with it.
 */
@Component
public class Vault implements OfficeKey {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] PERSON = "person".getBytes(StandardCharsets.UTF_8);

    private final OfficeDatabase database;
    private final MasterKey master;
    private final LetterKeys letters;
    private final @Nullable Path data;
    private final SealedFiles files;
    private final SealedNotes notes;
    private final Marks marks;
    private final Dispatches dispatches;

    /**
     * @param key the master key as a Tink keyset in JSON, or its address in a key management system: {@code OPEN_VAULT_KEY}
     * @param data where it is kept in a file otherwise, below {@code keys}
     */
    Vault(
            OfficeDatabase database,
            @Value("${open.vault.key:#{null}}") @Nullable String key,
            @Value("${open.data:#{null}}") @Nullable Path data) {
        this.database = database;
        this.marks = new Marks(database);
        this.master =
                new MasterKey(key, data == null ? null : data.resolve("keys").resolve("vault.json"), this::isUsed);
        this.letters = new LetterKeys(database, master);
        this.data = data;
        this.files = new SealedFiles(database);
        this.notes = new SealedNotes(database);
        this.dispatches = new Dispatches(database, master);
    }

    private boolean isUsed() {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM vault.key) OR EXISTS (SELECT FROM vault.letter_key)"
                        + " OR EXISTS (SELECT FROM vault.bridge_seal)")
                .query(Boolean.class)
                .single();
    }

    /** Where what other systems send is sealed and opened. */
    public Dispatches dispatches() {
        return dispatches;
    }

    @Override
    public boolean hasKey() {
        return master.isKnown();
    }

    /**
     * Makes the key pair of the letter box where there is none yet, and signs the public half; before that, nobody outside can send anything. Puts
     * the public half of the signing key into {@code keys/letters.pub}, for machines that run only the portal.
     */
    public void prepareLetterBox() {
        letters.prepare();
        if (data != null) {
            letterBoxKey().ifPresent(key -> write(LetterPins.file(data), key + "\n"));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                Files.writeString(file, text);
            }
        } catch (IOException unwritten) {
            throw new VaultFault(
                    "The file %s cannot be written: look at its owner and the free space.".formatted(file), unwritten);
        }
    }

    @Override
    public Optional<VerifierKey> letterBoxKey() {
        return letters.verifier();
    }

    /** Whether the letter box holds anything but the office's own key, in a sentence for whoever checks. */
    public Optional<String> letterBoxFault() {
        return letters.fault();
    }

    @Override
    public byte[] openLetter(byte[] sealed, String context) {
        return letters.open(sealed, context);
    }

    @Override
    public String signed(String said) {
        return letters.signed(said);
    }

    /** Opens a letter for an official to read, and writes down who did so and why. */
    public byte[] openLetter(
            byte[] sealed, String context, PetitionNumber petition, By.OfOffice reader, Purpose purpose, Instant now) {
        var opened = letters.open(sealed, context);
        database.transactions().executeWithoutResult(_ -> note(petition, reader, purpose, null, now));
        return opened;
    }

    /** Writes down that somebody read what was sealed to the office about this petition. */
    public void noteRead(PetitionNumber petition, By.OfOffice reader, Purpose purpose, Instant now) {
        database.transactions().executeWithoutResult(_ -> note(petition, reader, purpose, null, now));
    }

    /**
     * Takes a file out of the letter box into the vault. Its chunks are kept as the portal sealed them; only its key is wrapped anew, under
     * the petition's. Joins the transaction in which the caller deletes the letter.
     *
     * @param sealedKey {@link Sealing.Sealed#key}
     * @param context as {@link LetterBox#sealing} was told
     * @param chunks in order; each is fetched when the one before is stored
     */
    public UUID takeFile(
            PetitionNumber petition,
            Arrived file,
            byte[] sealedKey,
            String context,
            Iterable<byte[]> chunks,
            Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            try {
                return files.take(petition, keyOf(petition), file, letters.open(sealedKey, context), chunks, now);
            } catch (GeneralSecurityException failed) {
                throw new VaultFault("A file of %s could not be taken in.".formatted(petition), failed);
            }
        }));
    }

    /**
     * Opens a file that still lies in the letter box, and writes down who did so and why.
     *
     * @param sealedKey {@link Sealing.Sealed#key}
     * @param chunks in order; each is fetched when the one before is read
     */
    public OpenedFile openArrived(
            PetitionNumber petition,
            FileNote file,
            String name,
            byte[] sealedKey,
            Iterable<byte[]> chunks,
            By.OfOffice reader,
            Purpose purpose,
            Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            notWhileErasing(petition);
            note(petition, reader, purpose, file.id(), now);
            try {
                var key = letters.open(sealedKey, file.id().toString());
                return new OpenedFile(file, name, files.arrived(key, chunks));
            } catch (GeneralSecurityException | IOException failed) {
                throw new VaultFault("A file of %s could not be opened.".formatted(petition), failed);
            }
        }));
    }

    /**
     * Seals a file that an official adds.
     *
     * @param document which required document of the procedure it is, or none
     * @param type the media type found in the content
     */
    public UUID addFile(
            PetitionNumber petition,
            @Nullable String document,
            String name,
            String type,
            InputStream content,
            Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            try {
                return files.add(petition, keyOf(petition), document, name, type, content, now);
            } catch (GeneralSecurityException | IOException failed) {
                throw new VaultFault("A file of %s could not be sealed.".formatted(petition), failed);
            }
        }));
    }

    /** The files of a petition, oldest first, without opening them. */
    public List<FileNote> files(PetitionNumber petition) {
        return files.of(petition);
    }

    /** Opens a file and writes down who did so and why; empty where the petition has no such file. */
    public Optional<OpenedFile> openFile(
            PetitionNumber petition, UUID file, By.OfOffice reader, Purpose purpose, Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            notWhileErasing(petition);
            if (files.of(petition).stream().noneMatch(note -> note.id().equals(file))) {
                return Optional.empty();
            }
            var wrapped = wrapped(petition);
            if (wrapped.isEmpty()) {
                return Optional.empty();
            }
            note(petition, reader, purpose, file, now);
            try {
                return files.open(petition, unwrapped(petition, wrapped.get()), file);
            } catch (GeneralSecurityException wrongKey) {
                throw anotherKey(petition, wrongKey);
            }
        }));
    }

    /**
     * Seals what an official notes on a petition for the inside alone. The same id again adds nothing.
     *
     * @throws VaultFault where the petition was erased
     */
    public void addNote(PetitionNumber petition, CaseNote note, CaseNote.Words words) {
        database.transactions().executeWithoutResult(_ -> {
            try {
                notes.add(petition, keyOf(petition), note, words);
            } catch (GeneralSecurityException failed) {
                throw new VaultFault("A note on %s could not be sealed.".formatted(petition), failed);
            }
        });
    }

    /** The notes on a petition, latest first, without opening them. */
    public List<CaseNote> notes(PetitionNumber petition) {
        return notes.of(petition);
    }

    /** Opens the notes on a petition, latest first, and writes down who did so and why; where there are none, nothing is opened. */
    public List<CaseNote.Opened> openNotes(PetitionNumber petition, By.OfOffice reader, Purpose purpose, Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            notWhileErasing(petition);
            var wrapped = wrapped(petition);
            if (wrapped.isEmpty() || notes.of(petition).isEmpty()) {
                return List.of();
            }
            note(petition, reader, purpose, null, now);
            try {
                return notes.open(petition, unwrapped(petition, wrapped.get()));
            } catch (GeneralSecurityException wrongKey) {
                throw anotherKey(petition, wrongKey);
            }
        }));
    }

    /**
     * Seals who filed a petition, or what is known of them now.
     *
     * @throws VaultFault where it was erased
     */
    public void seal(PetitionNumber petition, Person person) {
        database.transactions().executeWithoutResult(_ -> {
            try {
                var sealed = keyOf(petition).encrypt(JSON.writeValueAsBytes(person), PERSON);
                database.jdbc().sql("""
                                INSERT INTO vault.person (petition, sealed) VALUES (?, ?)
                                ON CONFLICT (petition) DO UPDATE SET sealed = excluded.sealed
                                """).params(petition.value(), sealed).update();
                marks.add(petition, person);
            } catch (GeneralSecurityException failed) {
                throw new VaultFault("The data of %s could not be sealed.".formatted(petition), failed);
            }
        });
    }

    /** Lets the guard know the place a petition is about, of which all but the dong is masked; it is kept nowhere. */
    public void markSite(PetitionNumber petition, String site) {
        try {
            keyOf(petition);
            marks.add(petition, site);
        } catch (GeneralSecurityException failed) {
            throw new VaultFault("The place of %s could not be marked.".formatted(petition), failed);
        }
    }

    /** Opens what is sealed and writes down who did so and why; empty where nothing was sealed. */
    public Optional<Person> open(PetitionNumber petition, By.OfOffice reader, Purpose purpose, Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            notWhileErasing(petition);
            var wrapped = wrapped(petition);
            var sealed = database.jdbc()
                    .sql("SELECT sealed FROM vault.person WHERE petition = ?")
                    .params(petition.value())
                    .query((row, _) -> row.getBytes(1))
                    .optional();
            if (wrapped.isEmpty() || sealed.isEmpty()) {
                return Optional.empty();
            }
            note(petition, reader, purpose, null, now);
            return Optional.of(unseal(petition, wrapped.get(), sealed.get()));
        }));
    }

    private void note(PetitionNumber petition, By.OfOffice reader, Purpose purpose, @Nullable UUID file, Instant now) {
        // Chained to the one before by the table itself.
        var chain = database.jdbc()
                .sql("""
                        INSERT INTO vault.opening (petition, at, agency, unit, official, rank, purpose, file)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        RETURNING chain
                        """)
                .param(petition.value())
                .param(OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC))
                .param(reader.agency().value())
                .param(reader.division().value())
                .param(reader.official().value())
                .param(reader.rank().name())
                .param(purpose.name())
                .param(file)
                .query(String.class)
                .single();
        // The applicant reads this one: by rank and unit, without the official.
        database.jdbc()
                .sql(
                        "INSERT INTO intake.opening (petition, at, agency, unit, rank, purpose, chain) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        petition.value(),
                        OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC),
                        reader.agency().value(),
                        reader.division().value(),
                        reader.rank().name(),
                        purpose.name(),
                        chain)
                .update();
    }

    private Person unseal(PetitionNumber petition, byte[] wrapped, byte[] sealed) {
        try {
            return JSON.readValue(unwrapped(petition, wrapped).decrypt(sealed, PERSON), Person.class);
        } catch (GeneralSecurityException wrongKey) {
            throw anotherKey(petition, wrongKey);
        }
    }

    private static VaultFault anotherKey(PetitionNumber petition, GeneralSecurityException cause) {
        return new VaultFault(
                "The data of %s was sealed with another key: put the vault's key file back from its backup."
                        .formatted(petition),
                cause);
    }

    /** Who opened the file of a petition, latest first. */
    public List<Opening> openings(PetitionNumber petition) {
        return database.jdbc()
                .sql("SELECT * FROM vault.opening WHERE petition = ? ORDER BY at DESC, position DESC")
                .params(petition.value())
                .query((row, _) -> new Opening(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new By.OfOffice(
                                new AgencyCode(row.getString("agency")),
                                new UnitId(row.getString("unit")),
                                new OfficialId(row.getString("official")),
                                Rank.valueOf(row.getString("rank"))),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getObject("file", UUID.class)))
                .list();
    }

    /**
     * Destroys the petition's key, what was sealed with it, the secret of its commitments and what other systems sent about it, in the
     * caller's transaction. Nothing is ever sealed for it again; what was published still verifies.
     */
    public void erase(PetitionNumber petition, Instant now) {
        database.transactions().executeWithoutResult(_ -> {
            // Documents first, as whoever brings more about them; then the petition, as whoever seals.
            dispatches.erase(petition, now);
            only(petition);
            database.jdbc()
                    .sql("INSERT INTO vault.erased (petition, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .params(petition.value(), OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .update();
            for (var table : List.of("vault.key", "vault.salt")) {
                database.jdbc()
                        .sql("DELETE FROM %s WHERE petition = ?".formatted(table))
                        .param(petition.value())
                        .update();
            }
        });
    }

    /** A petition that was erased. */
    public record Erased(PetitionNumber petition, Instant at) {}

    /** What was erased, latest first. */
    public List<Erased> erased(int limit) {
        return database.jdbc()
                .sql("SELECT petition, at FROM vault.erased ORDER BY at DESC, petition LIMIT ?")
                .param(limit)
                .query((row, _) -> new Erased(
                        new PetitionNumber(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Adds a key to the file of the master key and makes it the one that wraps; running machines read the file again by themselves. */
    public void renewMasterKey() {
        master.renew();
    }

    /**
     * Wraps every key anew under the master key that wraps now. Works beside running machines: each key is readable before, during and after.
     *
     * @return how many keys were wrapped
     */
    public int wrapAnew() {
        Wrapping.awaitThoseWhoBegan(database);
        int done = letters.wrapAnew() + dispatches.wrapAnew();
        var last = "";
        for (var keys = keysAfter(last); !keys.isEmpty(); keys = keysAfter(last)) {
            for (var one : keys) {
                last = one.value();
                done += wrapAnew(one);
            }
        }
        return done;
    }

    private List<PetitionNumber> keysAfter(String last) {
        return database.jdbc()
                .sql("SELECT petition FROM vault.key WHERE petition > ? ORDER BY petition LIMIT 500")
                .param(last)
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .list();
    }

    private int wrapAnew(PetitionNumber petition) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            var wrapped = database.jdbc()
                    .sql("SELECT wrapped FROM vault.key WHERE petition = ? FOR NO KEY UPDATE")
                    .param(petition.value())
                    .query((row, _) -> row.getBytes(1))
                    .optional();
            // Erased meanwhile.
            if (wrapped.isEmpty()) {
                return 0;
            }
            try {
                var key = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.get(), master.get(), bound(petition));
                return database.jdbc()
                        .sql("UPDATE vault.key SET wrapped = ? WHERE petition = ?")
                        .params(
                                TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master.get(), bound(petition)),
                                petition.value())
                        .update();
            } catch (GeneralSecurityException wrongKey) {
                throw anotherKey(petition, wrongKey);
            }
        }));
    }

    /** The petition's own key, made when it is first needed. */
    private Aead keyOf(PetitionNumber petition) throws GeneralSecurityException {
        var wrapped = wrapped(petition).orElse(null);
        return unwrapped(petition, wrapped == null ? make(petition) : wrapped);
    }

    /** The number is bound to the key, so that keys cannot be swapped. */
    private Aead unwrapped(PetitionNumber petition, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master.get(), bound(petition))
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** Until the end of the transaction the key is not taken away: who has begun to seal gets to the end, and the erasure takes it then. */
    private Optional<byte[]> wrapped(PetitionNumber petition) {
        return database.jdbc()
                .sql("SELECT wrapped FROM vault.key WHERE petition = ? FOR KEY SHARE")
                .param(petition.value())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** In the caller's transaction. */
    private byte[] make(PetitionNumber petition) throws GeneralSecurityException {
        Wrapping.begins(database);
        var made = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), master.get(), bound(petition));
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            only(petition);
            database.jdbc()
                    .sql("""
                            INSERT INTO vault.key (petition, wrapped)
                            SELECT :petition, :wrapped
                             WHERE NOT EXISTS (SELECT FROM vault.erased WHERE petition = :petition)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("petition", petition.value())
                    .param("wrapped", made)
                    .update();
            return wrapped(petition)
                    .orElseThrow(() -> new VaultFault(
                            "The data of %s was erased; nothing can be sealed for it any more.".formatted(petition)));
        }));
    }

    /** Until the end of the transaction, nobody else makes or erases the key of this petition. */
    private void only(PetitionNumber petition) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("vault.key " + petition)
                .query()
                .listOfRows();
    }

    /** The same for many at a time: until the end of the transaction nobody erases it, and who is at it has finished. */
    private void notWhileErasing(PetitionNumber petition) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))")
                .param("vault.key " + petition)
                .query()
                .listOfRows();
    }

    private static byte[] bound(PetitionNumber petition) {
        return petition.value().getBytes(StandardCharsets.UTF_8);
    }
}
