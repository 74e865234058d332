package city.open.border.disclosure;

import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.Database;
import city.open.outside.record.FiguresFile;
import city.open.outside.record.RecordWriter;
import java.time.Instant;
import java.util.Optional;

/** Where the Audit Division puts a file of figures that everyone is to have. The publisher takes it up between two entries; its hash is one of the log. */
public final class FiguresShelf {
    private FiguresShelf() {}

    /**
     * Releases a file, in the transaction of whoever does it.
     *
     * @param name such as {@code survey/2026Q3}
     * @param body canonical JSON, byte for byte as everyone gets it
     * @return false if there is one of this name
     */
    public static boolean release(AuditDatabase audit, String name, Text title, String body, Instant now) {
        return audit.jdbc()
                        .sql("""
                                INSERT INTO office.figures_release (name, title_ko, title_en, body, released_at)
                                VALUES (?, ?, ?, ?, ?::timestamptz)
                                ON CONFLICT (name) DO NOTHING
                                """)
                        .params(name, title.ko(), title.en(), body, now.toString())
                        .update()
                == 1;
    }

    /** Puts what was released since into the record. In the publisher's transaction. */
    static void takeUp(Database publisher, RecordWriter record, Instant now) {
        publisher
                .jdbc()
                .sql(
                        "SELECT name, title_ko, title_en, body FROM office.figures_release WHERE name <> ALL (?) ORDER BY released_at, name")
                .param(record.figuresFiles().toArray(String[]::new))
                .query((row, _) -> new FiguresFile(
                        row.getString(1), new Text(row.getString(2), row.getString(3)), row.getString(4), null))
                .list()
                .forEach(file -> record.write(file, now));
    }

    /** One of this name, whether or not the publisher has taken it up yet. */
    public static Optional<String> body(AuditDatabase audit, String name) {
        return audit.jdbc()
                .sql("SELECT body FROM office.figures_release WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }
}
