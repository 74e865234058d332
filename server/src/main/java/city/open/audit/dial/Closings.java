package city.open.audit.dial;

import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where it is kept what was closed at once. */
final class Closings {
    private final AuditDatabase database;

    Closings(AuditDatabase database) {
        this.database = database;
    }

    void add(Closing closing) {
        closing.was()
                .forEach((cell, was) -> database.jdbc()
                        .sql("""
                        INSERT INTO audit.policy_closing
                               (version, procedure, step, kind, part, was, why_ko, why_en, official, closed_at, lapses_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                        .params(
                                closing.version(),
                                Drafts.procedure(cell),
                                Drafts.step(cell),
                                cell.kind(),
                                cell.part(),
                                was.name(),
                                closing.why().ko(),
                                closing.why().en(),
                                closing.by().value(),
                                Drafts.utc(closing.at()),
                                Drafts.utc(closing.lapses()))
                        .update());
    }

    /** The newest first. */
    List<Closing> all() {
        return read("SELECT * FROM audit.policy_closing ORDER BY version DESC, procedure, step");
    }

    /** Those that nobody has settled, held until this transaction is over. */
    List<Closing> takeWaiting() {
        return read(
                "SELECT * FROM audit.policy_closing WHERE settled_at IS NULL ORDER BY version, procedure, step FOR UPDATE");
    }

    void settle(int version, int as, Instant at) {
        database.jdbc()
                .sql("UPDATE audit.policy_closing SET settled_at = ?, settled_as = ? WHERE version = ?")
                .params(Drafts.utc(at), as, version)
                .update();
    }

    private List<Closing> read(String sql) {
        Map<Integer, Map<Cell, Way>> was = new LinkedHashMap<>();
        Map<Integer, Closing> closings = new LinkedHashMap<>();
        database.jdbc().sql(sql).query(row -> {
            int version = row.getInt("version");
            was.computeIfAbsent(version, _ -> new LinkedHashMap<>())
                    .put(Drafts.cell(row), Way.valueOf(row.getString("was")));
            closings.put(version, closing(row, Objects.requireNonNull(was.get(version))));
        });
        return List.copyOf(closings.values());
    }

    private static Closing closing(ResultSet row, Map<Cell, Way> was) throws SQLException {
        int as = row.getInt("settled_as");
        return new Closing(
                row.getInt("version"),
                was,
                new Text(row.getString("why_ko"), row.getString("why_en")),
                new OfficialId(row.getString("official")),
                Objects.requireNonNull(Drafts.instant(row, "closed_at")),
                Objects.requireNonNull(Drafts.instant(row, "lapses_at")),
                Drafts.instant(row, "settled_at"),
                as == 0 ? null : as);
    }
}
