package city.open.audit.redflags;

import city.open.audit.flags.Raised;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where runs over the city, and what they raised, are kept. With {@link FlagRows} the only SQL that touches them. */
final class FlagRuns {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditDatabase database;

    FlagRuns(AuditDatabase database) {
        this.database = database;
    }

    /**
     * What one flag could see.
     *
     * @param missing what would have to be kept for it; null where it can be asked
     */
    record Coverage(
            String code,
            long scope,
            long computable,
            int tested,
            int raised,
            @Nullable Text missing) {}

    /** @param coverage empty while it is not done */
    record Run(
            int id,
            @Nullable LocalDate night,
            String askedBy,
            Instant askedAt,
            @Nullable Instant doneAt,
            long cases,
            List<Coverage> coverage) {}

    /** Asks for a run, unless one is waiting. */
    void ask(String official, Instant at) {
        database.jdbc().sql("""
                        INSERT INTO audit.flag_run (asked_by, asked_at)
                        SELECT ?, ? WHERE NOT EXISTS (SELECT FROM audit.flag_run WHERE done_at IS NULL)
                        """).params(official, utc(at)).update();
    }

    /** The run of a night, unless there was one. */
    void begin(LocalDate night, Instant at) {
        database.jdbc()
                .sql("INSERT INTO audit.flag_run (night, asked_by, asked_at) VALUES (?, '', ?) ON CONFLICT DO NOTHING")
                .params(night, utc(at))
                .update();
    }

    /** The oldest that is not done: also one that a machine began and did not end. */
    Optional<Integer> waiting() {
        return database.jdbc()
                .sql("SELECT id FROM audit.flag_run WHERE done_at IS NULL ORDER BY id LIMIT 1")
                .query(Integer.class)
                .optional();
    }

    Optional<Run> latest() {
        return database.jdbc()
                .sql("SELECT * FROM audit.flag_run WHERE done_at IS NOT NULL ORDER BY done_at DESC LIMIT 1")
                .query((row, _) -> run(row))
                .optional();
    }

    private static Run run(ResultSet row) throws SQLException {
        var coverage = row.getString("coverage");
        var done = row.getObject("done_at", OffsetDateTime.class);
        return new Run(
                row.getInt("id"),
                row.getObject("night", LocalDate.class),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant(),
                row.getLong("cases"),
                coverage == null ? List.of() : JSON.readValue(coverage, new TypeReference<List<Coverage>>() {}));
    }

    /** Ends a run in the caller's transaction. */
    void end(int run, Instant seenAt, Instant doneAt, long cases, List<Coverage> coverage) {
        database.jdbc()
                .sql("UPDATE audit.flag_run SET seen_at = ?, done_at = ?, cases = ?, coverage = ?::jsonb WHERE id = ?")
                .params(utc(seenAt), utc(doneAt), cases, JSON.writeValueAsString(coverage), run)
                .update();
    }

    /** Writes down what was raised, in the caller's transaction; what an earlier run raised too stays one flag. */
    void raise(int run, String code, List<Raised> raised, LocalDate lookBy, Instant at) {
        for (var one : raised) {
            database.jdbc()
                    .sql("""
                            INSERT INTO audit.flag (code, subject, agency, division, official, found_at, first_run, last_run,
                                                    sentence_ko, sentence_en, figures, cases, look_by)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                            ON CONFLICT (code, subject) DO UPDATE SET last_run = excluded.last_run
                            """)
                    .params(
                            code,
                            one.subject(),
                            one.agency(),
                            one.division(),
                            one.official(),
                            utc(at),
                            run,
                            run,
                            one.sentence().ko(),
                            one.sentence().en(),
                            JSON.writeValueAsString(one.figures()),
                            one.cases().toArray(String[]::new),
                            lookBy)
                    .update();
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
