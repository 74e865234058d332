package city.open.audit.redflags;

import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where flags and what came of them are kept. */
final class FlagRows {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditDatabase database;

    FlagRows(AuditDatabase database) {
        this.database = database;
    }

    /**
     * A flag that was raised.
     *
     * @param official empty where it is about no person
     * @param outcome the last one; null while nobody has looked
     */
    record Row(
            int id,
            String code,
            String agency,
            String division,
            String official,
            Instant foundAt,
            int lastRun,
            Text sentence,
            JsonNode figures,
            List<String> cases,
            LocalDate lookBy,
            @Nullable Outcome outcome) {}

    record Act(
            Instant at,
            String official,
            Outcome outcome,
            String words,
            @Nullable String opened) {}

    /** The most urgent first, from behind {@code after}. {@code code}: of this flag alone; empty for all. */
    List<Row> open(String code, int after, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT * FROM audit.flag
                         WHERE outcome IS NULL AND id > ? AND (? = '' OR code = ?)
                         ORDER BY id
                         LIMIT ?
                        """)
                .params(after, code, code, limit)
                .query((row, _) -> row(row))
                .list();
    }

    /** The newest first, from behind {@code after}; 0 for the beginning. */
    List<Row> seen(String code, int after, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT * FROM audit.flag
                         WHERE outcome IS NOT NULL AND (? = 0 OR id < ?) AND (? = '' OR code = ?)
                         ORDER BY id DESC
                         LIMIT ?
                        """)
                .params(after, after, code, code, limit)
                .query((row, _) -> row(row))
                .list();
    }

    Optional<Row> find(int id) {
        return database.jdbc()
                .sql("SELECT * FROM audit.flag WHERE id = ?")
                .param(id)
                .query((row, _) -> row(row))
                .optional();
    }

    /** The oldest first. */
    List<Act> acts(int flag) {
        return database.jdbc()
                .sql("SELECT * FROM audit.flag_act WHERE flag = ? ORDER BY n")
                .param(flag)
                .query((row, _) -> new Act(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("official"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("words"),
                        row.getString("opened")))
                .list();
    }

    /** Adds what came of a flag, in the caller's transaction. */
    void add(int flag, Act act) {
        database.jdbc()
                .sql(
                        "INSERT INTO audit.flag_act (flag, at, official, outcome, words, opened) VALUES (?, ?, ?, ?, ?, ?)")
                .param(flag)
                .param(act.at().atOffset(ZoneOffset.UTC))
                .param(act.official())
                .param(act.outcome().name())
                .param(act.words())
                .param(act.opened())
                .update();
        database.jdbc()
                .sql("UPDATE audit.flag SET outcome = ? WHERE id = ?")
                .params(act.outcome().name(), flag)
                .update();
    }

    /** What came of the flags of each code. */
    Map<String, Map<Outcome, Integer>> outcomes() {
        Map<String, Map<Outcome, Integer>> outcomes = new TreeMap<>();
        database.jdbc()
                .sql("SELECT code, outcome, count(*) FROM audit.flag WHERE outcome IS NOT NULL GROUP BY code, outcome")
                .query(row -> {
                    outcomes.computeIfAbsent(row.getString(1), _ -> new EnumMap<>(Outcome.class))
                            .put(Outcome.valueOf(row.getString(2)), row.getInt(3));
                });
        return outcomes;
    }

    /** How many of each code nobody has looked at. */
    Map<String, Integer> waiting() {
        Map<String, Integer> waiting = new TreeMap<>();
        database.jdbc()
                .sql("SELECT code, count(*) FROM audit.flag WHERE outcome IS NULL GROUP BY code")
                .query(row -> {
                    waiting.put(row.getString(1), row.getInt(2));
                });
        return waiting;
    }

    private static Row row(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Row(
                row.getInt("id"),
                row.getString("code"),
                row.getString("agency"),
                row.getString("division"),
                row.getString("official"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                row.getInt("last_run"),
                new Text(row.getString("sentence_ko"), row.getString("sentence_en")),
                JSON.readTree(row.getString("figures")),
                Arrays.asList((String[]) row.getArray("cases").getArray()),
                row.getObject("look_by", LocalDate.class),
                outcome == null ? null : Outcome.valueOf(outcome));
    }
}
