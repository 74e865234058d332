package city.open.outside.filing;

import city.open.border.letters.FiledContent.Enclosed;
import city.open.border.letters.LetterBox;
import city.open.border.letters.Sealing;
import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.files.FileType;
import city.open.ground.files.Flaw;
import city.open.ground.files.Inspection;
import city.open.ground.files.Inspection.Looked;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes files in: looked through whole, then sealed and put into the letter box in one transaction, so that memory does not grow with a file,
 * nothing of it lies open anywhere, and a file that is refused costs the database nothing.
 */
@Component
public class Uploads {
    /** Many may upload at once; they wait for each other here, so that readers never wait for them at the database. */
    private static final int WRITE_AT_ONCE = 3;

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private final Semaphore writing = new Semaphore(WRITE_AT_ONCE, true);
    private final IntakeDatabase database;
    private final LetterBox box;
    private final Inspection inspection;

    Uploads(IntakeDatabase database, LetterBox box, Inspection inspection) {
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

    /** Takes a file for a letter that has not been dropped yet. Not within a transaction: the file has one of its own. */
    public Arrival take(InputStream content, String name, Instant now) throws IOException {
        return take(null, content, name, null, Integer.MAX_VALUE, now);
    }

    /** @param most files of the draft, this one included, however many arrive at once */
    Arrival take(
            @Nullable DraftKey draft,
            InputStream content,
            String name,
            @Nullable String document,
            int most,
            Instant now)
            throws IOException {
        var id = UUID.randomUUID();
        var pieces = new Pieces(id);
        var sealing = box.sealing(id.toString(), pieces);
        var arrival = new AtomicReference<Arrival>();
        var looked = inspection.pass(
                content,
                (type, sound) -> arrival.set(kept(draft, id, sealing, sound, type, name, document, most, now)));
        return switch (looked) {
            case Looked.Flawed(Flaw flaw) -> new Arrival.Refused(flaw.words(inspection.settings()));
            case Looked.Sound _ -> Objects.requireNonNull(arrival.get());
        };
    }

    private Arrival kept(
            @Nullable DraftKey draft,
            UUID id,
            Sealing sealing,
            InputStream sound,
            FileType type,
            String name,
            @Nullable String document,
            int most,
            Instant now) {
        writing.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(database.transactions().execute(_ -> {
                if (draft != null && !hasRoom(draft, most)) {
                    return new Arrival.Refused(full(most));
                }
                return new Arrival.Taken(write(draft, id, sealing, sound, type, name, document, now));
            }));
        } finally {
            writing.release();
        }
    }

    /** Whoever else sends a file for this draft waits here until ours is counted. */
    private boolean hasRoom(DraftKey draft, int most) {
        boolean isThere = database.jdbc()
                .sql("SELECT id FROM intake.draft WHERE id = ? FOR UPDATE")
                .params(draft.id())
                .query((_, _) -> true)
                .optional()
                .orElse(false);
        return isThere
                && database.jdbc()
                                .sql("SELECT count(*) FROM intake.file WHERE draft = ?")
                                .params(draft.id())
                                .query(Integer.class)
                                .single()
                        < most;
    }

    private Enclosed write(
            @Nullable DraftKey draft,
            UUID id,
            Sealing sealing,
            InputStream sound,
            FileType type,
            String name,
            @Nullable String document,
            Instant now) {
        database.jdbc()
                .sql("INSERT INTO intake.file (id, draft, document, arrived_at) VALUES (:id, :draft, :document, :now)")
                .param("id", id)
                .param("draft", draft == null ? null : draft.id())
                .param("document", document)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        try (sealing) {
            sound.transferTo(sealing);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
        var sealed = sealing.sealed();
        database.jdbc()
                .sql("UPDATE intake.file SET type = ?, size = ?, sha256 = ?, key = ? WHERE id = ?")
                .params(type.media(), sealed.size(), sealed.sha256(), sealed.key(), id)
                .update();
        return new Enclosed(
                id,
                document,
                type.named(name),
                type.media(),
                sealed.size(),
                HexFormat.of().formatHex(sealed.sha256()));
    }

    static Text full(int most) {
        return new Text(
                "이미 %d개가 있어 더 올릴 수 없습니다. 먼저 하나를 빼 주십시오.".formatted(most),
                "There are already %d files, which is the most. Please remove one first.".formatted(most));
    }

    /** Puts the pieces of a file down one after the other, within the transaction of its row. */
    private final class Pieces implements Consumer<byte[]> {
        private final UUID file;
        private int n;

        Pieces(UUID file) {
            this.file = file;
        }

        @Override
        public void accept(byte[] sealed) {
            database.jdbc()
                    .sql("INSERT INTO intake.chunk (file, n, sealed) VALUES (?, ?, ?)")
                    .params(file, n++, sealed)
                    .update();
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
