package city.open.audit.survey;

import city.open.border.disclosure.FiguresShelf;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The index between its making and its publication: what divisions say of their inputs, and the release when their days are over. */
@Component
class Objections {
    /** Of the audit note, section 0. */
    static final int DAYS = 14;

    /** For how long after these an index with objections waits for the answers of Audit, and no longer: silence holds nothing up. */
    static final int DAYS_TO_ANSWER = 7;

    private final AuditDatabase database;

    Objections(AuditDatabase database) {
        this.database = database;
    }

    /** An index that is not published yet. */
    record Draft(String name, Text title, String body, LocalDate until) {
        /** The last day on which Audit may answer. */
        LocalDate answersUntil() {
            return until.plusDays(DAYS_TO_ANSWER);
        }
    }

    /** What a division said, without whose words they are, and what Audit answered. */
    record Objection(
            long id,
            String unit,
            LocalDate on,
            String words,
            @Nullable Answer answer) {}

    record Answer(LocalDate on, String words) {}

    /** Lays an index open to the divisions. */
    void lay(Draft draft) {
        database.jdbc()
                .sql(
                        "INSERT INTO audit.index_draft (name, title_ko, title_en, body, until) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(draft.name(), draft.title().ko(), draft.title().en(), draft.body(), draft.until())
                .update();
    }

    /** What is laid open, the earliest first. */
    List<Draft> open() {
        return database.jdbc()
                .sql(
                        "SELECT name, title_ko, title_en, body, until FROM audit.index_draft WHERE settled_at IS NULL ORDER BY name")
                .query((row, _) -> new Draft(
                        row.getString(1),
                        new Text(row.getString(2), row.getString(3)),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .list();
    }

    /** One of them, published or not. */
    Optional<String> body(String name) {
        return database.jdbc()
                .sql("SELECT body FROM audit.index_draft WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    List<Objection> of(String name) {
        return database.jdbc()
                .sql("""
                        SELECT id, unit, (at AT TIME ZONE ?)::date, words, (answered_at AT TIME ZONE ?)::date, answer
                          FROM audit.index_objection WHERE name = ? ORDER BY id
                        """)
                .params(CityTime.ZONE.getId(), CityTime.ZONE.getId(), name)
                .query((row, _) -> new Objection(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, LocalDate.class),
                        row.getString(4),
                        row.getString(6) == null
                                ? null
                                : new Answer(row.getObject(5, LocalDate.class), row.getString(6))))
                .list();
    }

    /** Takes an objection as long as the days run. False where they are over. */
    boolean object(String name, String unit, String official, String words, Instant now) {
        return database.jdbc()
                        .sql("""
                                INSERT INTO audit.index_objection (name, unit, official, at, words)
                                SELECT name, ?, ?, ?::timestamptz, ? FROM audit.index_draft
                                 WHERE name = ? AND settled_at IS NULL AND until >= ?
                                """)
                        .params(unit, official, now.toString(), words, name, LocalDate.ofInstant(now, CityTime.ZONE))
                        .update()
                == 1;
    }

    /** The unit whose objection this is, as long as its index is not published and nobody has answered. */
    Optional<String> unanswered(long id) {
        return database.jdbc().sql("""
                        SELECT unit FROM audit.index_objection NATURAL JOIN audit.index_draft
                         WHERE id = ? AND answer IS NULL AND settled_at IS NULL
                        """).param(id).query(String.class).optional();
    }

    /** Takes the answer of Audit, once, before the index is published. False where that is over. */
    boolean answer(long id, String official, String words, Instant now) {
        return database.jdbc()
                        .sql("""
                                UPDATE audit.index_objection SET answer = ?, answered_by = ?, answered_at = ?::timestamptz
                                 WHERE id = ? AND answer IS NULL
                                   AND EXISTS (SELECT FROM audit.index_draft draft
                                                WHERE draft.name = index_objection.name AND settled_at IS NULL)
                                """)
                        .params(words, official, now.toString(), id)
                        .update()
                == 1;
    }

    /** Publishes what nobody can object to any more, with what was said and answered. Answers how many that were. */
    int settle(Instant now) {
        int settled = 0;
        for (var draft : open()) {
            var today = LocalDate.ofInstant(now, CityTime.ZONE);
            boolean over = draft.until().isBefore(today);
            boolean waits = !draft.answersUntil().isBefore(today)
                    && of(draft.name()).stream().anyMatch(objection -> objection.answer() == null);
            if (over && !waits) {
                database.transactions().executeWithoutResult(_ -> settle(draft, now));
                settled++;
            }
        }
        return settled;
    }

    private void settle(Draft draft, Instant now) {
        FiguresShelf.release(
                database, draft.name(), draft.title(), IndexFile.with(draft.body(), of(draft.name())), now);
        database.jdbc()
                .sql("UPDATE audit.index_draft SET settled_at = ?::timestamptz WHERE name = ? AND settled_at IS NULL")
                .params(now.toString(), draft.name())
                .update();
    }
}
