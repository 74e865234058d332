package city.open.border.letters;

import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What applicants send after filing: dropped in by the public side, taken out by the office. */
@Component
public class Letters {
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final IntakeDatabase outside;
    private final OfficeDatabase inside;
    private final LetterBox box;

    Letters(IntakeDatabase outside, OfficeDatabase inside, LetterBox box) {
        this.outside = outside;
        this.inside = inside;
        this.box = box;
    }

    /** What became of a letter that was dropped in. */
    public enum Dropped {
        NEW,
        /** It is there already. */
        AGAIN,
        /** So many of its petition wait that this one is not taken. */
        FULL
    }

    /**
     * Drops a letter in; the files that came for it beforehand go with it. The same id again changes nothing.
     *
     * @param most that may wait of one petition, this one included, however many are dropped at once
     */
    public Dropped drop(
            UUID id,
            PetitionNumber petition,
            String kind,
            byte[] content,
            Collection<UUID> files,
            int most,
            Instant now) {
        var sealed = box.seal(content, id.toString());
        return Objects.requireNonNull(outside.transactions().execute(_ -> {
            outside.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('letters of ' || ?, 0))")
                    .param(petition.value())
                    .query((_, _) -> true)
                    .single();
            int waiting = outside.jdbc()
                    .sql("SELECT count(*) FROM intake.letter WHERE petition = ? AND id <> ?")
                    .params(petition.value(), id)
                    .query(Integer.class)
                    .single();
            if (waiting >= most) {
                return Dropped.FULL;
            }
            int mine = outside.jdbc()
                    .sql("""
                            INSERT INTO intake.letter (id, petition, kind, sent_at, sealed) VALUES (?, ?, ?, ?, ?)
                            ON CONFLICT DO NOTHING
                            """)
                    .params(id, petition.value(), kind, OffsetDateTime.ofInstant(now, ZoneOffset.UTC), sealed)
                    .update();
            if (mine == 1 && !files.isEmpty()) {
                outside.jdbc()
                        .sql("""
                                UPDATE intake.file SET letter = :letter
                                 WHERE id IN (:files) AND draft IS NULL AND petition IS NULL AND letter IS NULL AND size IS NOT NULL
                                """)
                        .param("letter", id)
                        .param("files", files)
                        .update();
            }
            return mine == 1 ? Dropped.NEW : Dropped.AGAIN;
        }));
    }

    /**
     * What waits for the office, in the order it was sent; what could not be read comes last, and a minute later. What is for a filing that
     * waits itself comes after its reception.
     */
    public List<Letter> waiting(int limit, Instant now) {
        return inside.jdbc()
                .sql("""
                        SELECT * FROM intake.letter
                         WHERE (tried_at IS NULL OR tried_at < ?)
                           AND NOT EXISTS (SELECT FROM intake.filing
                                            WHERE filing.number = letter.petition AND filing.received_at IS NULL)
                         ORDER BY tried_at NULLS FIRST, sent_at, id
                         LIMIT ?
                        """)
                .params(OffsetDateTime.ofInstant(now.minus(AGAIN_AFTER), ZoneOffset.UTC), limit)
                .query((row, _) -> letter(row))
                .list();
    }

    public List<SealedFile> files(UUID letter) {
        return FileRows.of(inside.jdbc(), "letter", letter);
    }

    /** The pieces of a file in order, each fetched when it is asked for. */
    public Iterable<byte[]> chunks(UUID file) {
        return FileRows.chunks(inside.jdbc(), file);
    }

    /** The office has taken it in: it leaves the box with its files. False where somebody was faster. */
    public boolean taken(UUID letter) {
        return inside.jdbc()
                        .sql("DELETE FROM intake.letter WHERE id = ?")
                        .params(letter)
                        .update()
                == 1;
    }

    /** It could not be read; nothing that citizens sent is thrown away. */
    public void failed(UUID letter, Instant now) {
        inside.jdbc()
                .sql("UPDATE intake.letter SET tried_at = ? WHERE id = ?")
                .params(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), letter)
                .update();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                row.getString("petition"),
                row.getString("kind"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getBytes("sealed"));
    }
}
