package city.open.intake;

import city.open.database.OfficeDatabase;
import city.open.petition.PetitionNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What applicants send after filing: dropped in by the public side, taken out by the office. */
@Component
public class Letters {
    private final OfficeDatabase inside;

    Letters(OfficeDatabase inside) {
        this.inside = inside;
    }

    /** What waits for the office, in the order it was sent. */
    public List<Letter> waiting(int limit) {
        return inside.jdbc()
                .sql("SELECT * FROM intake.letter ORDER BY sent_at, id LIMIT ?")
                .params(limit)
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

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getObject("id", UUID.class),
                new PetitionNumber(row.getString("petition")),
                row.getString("kind"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getBytes("sealed"));
    }
}
