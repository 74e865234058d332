package city.open.intake;

import city.open.calendar.Text;
import city.open.database.PortalDatabase;
import city.open.files.Flaw;
import city.open.files.Inspection;
import city.open.files.Inspection.Looked;
import city.open.intake.FiledContent.Enclosed;
import city.open.vault.LetterBox;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes files in while they arrive: looked at, scanned, sealed and put into the letter box piece by piece, so that memory does not grow with a
 * file and nothing of it lies open anywhere.
 */
@Component
public class Uploads {
    /** Many may upload at once; they wait for each other here, so that readers never wait for them at the database. */
    private static final int WRITE_AT_ONCE = 3;

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final Semaphore writing = new Semaphore(WRITE_AT_ONCE, true);
    private final PortalDatabase database;
    private final LetterBox box;
    private final Inspection inspection;

    Uploads(PortalDatabase database, LetterBox box, Inspection inspection) {
        this.database = database;
        this.box = box;
        this.inspection = inspection;
    }

    /** What became of a file. */
    public sealed interface Arrival {
        record Taken(Enclosed file) implements Arrival {}

        /** @param why in words for the sender */
        record Refused(Text why) implements Arrival {}
    }

    /**
     * Takes a file for a letter that has not been dropped yet. Not within a transaction: it would hold a connection for as long as the file
     * takes, and be done before it is on the disk.
     */
    public Arrival take(InputStream content, String name, Instant now) throws IOException {
        return take(null, content, name, null, now);
    }

    Arrival take(@Nullable DraftKey draft, InputStream content, String name, @Nullable String document, Instant now)
            throws IOException {
        var id = UUID.randomUUID();
        database.jdbc()
                .sql("INSERT INTO intake.file (id, draft, document, arrived_at) VALUES (:id, :draft, :document, :now)")
                .param("id", id)
                .param("draft", draft == null ? null : draft.id())
                .param("document", document)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        try {
            var n = new int[1];
            var sealing = box.sealing(id.toString(), chunk -> keep(id, n[0]++, chunk));
            return switch (inspection.pass(content, sealing)) {
                case Looked.Flawed(Flaw flaw) -> {
                    drop(id);
                    yield new Arrival.Refused(flaw.words(inspection.settings()));
                }
                case Looked.Sound(var type) -> {
                    sealing.close();
                    var sealed = sealing.sealed();
                    database.jdbc()
                            .sql("UPDATE intake.file SET type = ?, size = ?, sha256 = ?, key = ? WHERE id = ?")
                            .params(type.media(), sealed.size(), sealed.sha256(), sealed.key(), id)
                            .update();
                    yield new Arrival.Taken(new Enclosed(
                            id,
                            document,
                            type.named(name),
                            type.media(),
                            sealed.size(),
                            HexFormat.of().formatHex(sealed.sha256())));
                }
            };
        } catch (IOException | RuntimeException lost) {
            dropAfter(lost, id);
            throw lost;
        }
    }

    /** What never arrived whole goes at once, or with the sweep of drafts where the database is what failed. */
    private void dropAfter(Exception lost, UUID file) {
        try {
            drop(file);
        } catch (DataAccessException sameTrouble) {
            lost.addSuppressed(sameTrouble);
        }
    }

    /** No piece waits for the disk: the row that says the file is whole does, and with it all that was written before. */
    private void keep(UUID file, int n, byte[] chunk) {
        writing.acquireUninterruptibly();
        try {
            database.jdbc().sql("""
                            INSERT INTO intake.chunk (file, n, sealed)
                            SELECT ?, ?, ? FROM set_config('synchronous_commit', 'off', true)
                            """).params(file, n, chunk).update();
        } finally {
            writing.release();
        }
    }

    /** Forgets the files of a letter that is not sent; where the database is what failed, the sweep of drafts does. */
    public void forget(Collection<UUID> files) {
        try {
            files.forEach(this::drop);
        } catch (DataAccessException lost) {
            log.warn("Files of a letter that was not sent are left for the sweep.");
        }
    }

    void drop(UUID file) {
        database.jdbc().sql("DELETE FROM intake.file WHERE id = ?").params(file).update();
    }
}
