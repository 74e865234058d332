package city.open.inside.vault;

import city.open.border.letters.Sealing;
import city.open.border.letters.VaultFault;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of the petitions: what they are in the clear, their names and contents sealed, in pieces that fit into memory. */
final class SealedFiles {
    private static final byte[] NOTHING = new byte[0];

    private final OfficeDatabase database;

    SealedFiles(OfficeDatabase database) {
        this.database = database;
    }

    /** Takes in what the portal sealed: only its key is wrapped anew. */
    UUID take(PetitionNumber petition, Aead key, Arrived file, byte[] fileKey, Iterable<byte[]> chunks, Instant now)
            throws GeneralSecurityException {
        StreamingAeadConfig.register();
        var id = UUID.randomUUID();
        int n = 0;
        for (var chunk : chunks) {
            keep(id, n++, chunk);
        }
        note(id, petition, key, file, TinkProtoKeysetFormat.parseKeyset(fileKey, InsecureSecretKeyAccess.get()), now);
        return id;
    }

    /** Seals what an official adds. */
    UUID add(
            PetitionNumber petition,
            Aead key,
            @Nullable String document,
            String name,
            String type,
            InputStream content,
            Instant now)
            throws GeneralSecurityException, IOException {
        StreamingAeadConfig.register();
        var id = UUID.randomUUID();
        var fileKey = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
        var n = new int[1];
        var sealing = new Sealing(stream(fileKey), NOTHING, chunk -> keep(id, n[0]++, chunk));
        try (sealing) {
            content.transferTo(sealing);
        }
        var sealed = sealing.sealed();
        note(id, petition, key, new Arrived(document, name, type, sealed.size(), sealed.sha256()), fileKey, now);
        return id;
    }

    private void keep(UUID id, int n, byte[] chunk) {
        database.jdbc()
                .sql("INSERT INTO vault.chunk (file, n, sealed) VALUES (?, ?, ?)")
                .params(id, n, chunk)
                .update();
    }

    private void note(UUID id, PetitionNumber petition, Aead key, Arrived file, KeysetHandle fileKey, Instant now)
            throws GeneralSecurityException {
        database.jdbc()
                .sql("""
                        INSERT INTO vault.file (id, petition, document, name, type, size, sha256, wrapped, added_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(petition.value())
                .param(file.document())
                .param(key.encrypt(file.name().getBytes(StandardCharsets.UTF_8), named(id)))
                .param(file.type())
                .param(file.size())
                .param(file.sha256())
                .param(TinkProtoKeysetFormat.serializeEncryptedKeyset(fileKey, key, keyed(id)))
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    List<FileNote> of(PetitionNumber petition) {
        return database.jdbc()
                .sql("SELECT * FROM vault.file WHERE petition = ? ORDER BY added_at, id")
                .params(petition.value())
                .query((row, _) -> note(row))
                .list();
    }

    Optional<OpenedFile> open(PetitionNumber petition, Aead key, UUID file) {
        return database.jdbc()
                .sql("SELECT * FROM vault.file WHERE petition = ? AND id = ?")
                .params(petition.value(), file)
                .query((row, _) -> open(key, note(row), row.getBytes("name"), row.getBytes("wrapped")))
                .optional();
    }

    private OpenedFile open(Aead key, FileNote note, byte[] name, byte[] wrapped) {
        try {
            StreamingAeadConfig.register();
            var fileKey = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, key, keyed(note.id()));
            return new OpenedFile(
                    note,
                    new String(key.decrypt(name, named(note.id())), StandardCharsets.UTF_8),
                    stream(fileKey).newDecryptingStream(new SequenceInputStream(new Chunks(note.id())), NOTHING));
        } catch (GeneralSecurityException | IOException wrongKey) {
            throw new VaultFault(
                    "The file %s was sealed with another key: put the vault's key file back from its backup."
                            .formatted(note.id()),
                    wrongKey);
        }
    }

    /** What still lies in the letter box, as the portal sealed it. */
    InputStream arrived(byte[] fileKey, Iterable<byte[]> chunks) throws GeneralSecurityException, IOException {
        StreamingAeadConfig.register();
        var key = TinkProtoKeysetFormat.parseKeyset(fileKey, InsecureSecretKeyAccess.get());
        var pieces = chunks.iterator();
        return stream(key)
                .newDecryptingStream(
                        new SequenceInputStream(new Enumeration<>() {
                            @Override
                            public boolean hasMoreElements() {
                                return pieces.hasNext();
                            }

                            @Override
                            public InputStream nextElement() {
                                return new ByteArrayInputStream(pieces.next());
                            }
                        }),
                        NOTHING);
    }

    private static StreamingAead stream(KeysetHandle fileKey) throws GeneralSecurityException {
        return fileKey.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static FileNote note(ResultSet row) throws SQLException {
        return new FileNote(
                row.getObject("id", UUID.class),
                row.getString("document"),
                row.getString("type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }

    private static byte[] named(UUID id) {
        return ("name " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] keyed(UUID id) {
        return ("file " + id).getBytes(StandardCharsets.UTF_8);
    }

    /** The pieces of one file, each fetched when the one before is used up. */
    private final class Chunks implements Enumeration<InputStream> {
        private final UUID file;
        private int n;
        private byte @Nullable [] next;

        Chunks(UUID file) {
            this.file = file;
            fetch();
        }

        private void fetch() {
            next = database.jdbc()
                    .sql("SELECT sealed FROM vault.chunk WHERE file = ? AND n = ?")
                    .params(file, n++)
                    .query((row, _) -> row.getBytes(1))
                    .optional()
                    .orElse(null);
        }

        @Override
        public boolean hasMoreElements() {
            return next != null;
        }

        @Override
        public InputStream nextElement() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            var piece = new ByteArrayInputStream(next);
            fetch();
            return piece;
        }
    }
}
