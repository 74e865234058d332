package city.open.border.reports;

import city.open.border.letters.LetterBox;
import city.open.border.letters.OfficeKey;
import city.open.border.letters.VaultFault;
import city.open.border.reports.Said.News;
import city.open.ground.database.AuditDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The inside's half: what came, as the office's key opens it, and answers that only the reporter's code opens. Who may read is not decided here. */
@Component
public class ReportDesk {
    private final AuditDatabase database;
    private final OfficeKey key;
    private final LetterBox box;

    ReportDesk(AuditDatabase database, OfficeKey key, LetterBox box) {
        this.database = database;
        this.key = key;
        this.box = box;
    }

    /** A report as it lies there, without what is in it. */
    public record Lying(UUID report, LocalDate receivedOn) {}

    /** All that lie there, the oldest first. */
    public List<Lying> all() {
        return database.jdbc()
                .sql("SELECT id, received_on FROM audit.report ORDER BY received_on, id")
                .query((row, _) -> new Lying(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
                .list();
    }

    public Optional<Lying> find(UUID report) {
        return database.jdbc()
                .sql("SELECT id, received_on FROM audit.report WHERE id = ?")
                .param(report)
                .query((row, _) -> new Lying(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /** What was said, the oldest first; empty where there is no such report. */
    public List<ReportBox.Line> read(UUID report) {
        return database.jdbc()
                .sql("SELECT * FROM audit.report_message WHERE report = ? ORDER BY n")
                .param(report)
                .query((row, _) -> new ReportBox.Line(
                        row.getObject("said_on", LocalDate.class),
                        row.getBoolean("from_office"),
                        opened(report, row.getObject("id", UUID.class), row.getBytes("for_office"))
                                .said()))
                .list();
    }

    /**
     * Answers. The words are sealed to the key that came with the report, not to any that lies in the database.
     *
     * @return false where there is no such report
     */
    public boolean answer(UUID report, String words, @Nullable News news, LocalDate today) {
        var first = first(report).orElse(null);
        if (first == null) {
            return false;
        }
        var said = new Said(words, null, news);
        var message = UUID.randomUUID();
        var context = ReportBox.context(report, message);
        return database.jdbc()
                        .sql("""
                                INSERT INTO audit.report_message (id, report, said_on, from_office, for_office, for_reporter)
                                VALUES (?, ?, ?, true, ?, ?)
                                """)
                        .params(
                                message,
                                report,
                                today,
                                box.seal(Envelope.padded(said, first.key()), context),
                                ReporterKey.seal(first.key(), said.padded(), context))
                        .update()
                == 1;
    }

    /** Takes away what was said; nobody opens it any more. */
    public void delete(UUID report) {
        database.jdbc()
                .sql("DELETE FROM audit.report WHERE id = ?")
                .param(report)
                .update();
    }

    private Optional<Envelope> first(UUID report) {
        return database.jdbc()
                .sql("SELECT id, for_office FROM audit.report_message WHERE report = ? ORDER BY n LIMIT 1")
                .param(report)
                .query((row, _) -> opened(
                        report, Objects.requireNonNull(row.getObject("id", UUID.class)), row.getBytes("for_office")))
                .optional();
    }

    private Envelope opened(UUID report, UUID message, byte[] sealed) {
        var opened = key.openLetter(sealed, ReportBox.context(report, message));
        try {
            return Envelope.of(opened);
        } catch (RuntimeException none) {
            // Anybody who takes over the portal can seal what is no envelope.
            throw new VaultFault("What lies in an envelope of a report is none of ours.", none);
        }
    }
}
