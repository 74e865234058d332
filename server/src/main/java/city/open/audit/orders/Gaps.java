package city.open.audit.orders;

import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.AuditDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When other systems were silent: what their divisions did meanwhile cannot be seen from here, so nothing is said of it. */
final class Gaps {
    private static final int MINUTES = 60;

    private final AuditDatabase database;

    Gaps(AuditDatabase database) {
        this.database = database;
    }

    /** @param until null while it lasts */
    record Gap(
            String system,
            String agency,
            Instant since,
            @Nullable Instant until) {}

    private record Heard(String system, String agency, Instant last) {}

    /** Notes which systems have fallen silent, and which are heard again. One that was stopped on purpose, or never spoke, is no gap. */
    void look(Instant now, Holidays holidays) {
        for (var heard : heard()) {
            if (isSilent(heard.last(), now, holidays)) {
                database.jdbc()
                        .sql(
                                "INSERT INTO audit.bridge_gap (system, agency, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .params(heard.system(), heard.agency(), utc(heard.last()))
                        .update();
            }
            database.jdbc()
                    .sql("UPDATE audit.bridge_gap SET until = ? WHERE system = ? AND until IS NULL AND since < ?")
                    .params(utc(heard.last()), heard.system(), utc(heard.last()))
                    .update();
        }
        database.jdbc().sql("""
                        UPDATE audit.bridge_gap SET until = ?
                         WHERE until IS NULL
                           AND system IN (SELECT name FROM office.bridge_system WHERE stopped_at IS NOT NULL)
                        """).param(utc(now)).update();
    }

    static boolean isSilent(Instant last, Instant now, Holidays holidays) {
        return last.isBefore(now)
                && new StatutoryClock(holidays).workingMinutesBetween(last, now)
                        > (long) OrderTerms.IN_FORCE.silentWorkingHours() * MINUTES;
    }

    private List<Heard> heard() {
        return database.jdbc()
                .sql("""
                        SELECT name, agency, greatest(listed_at, received_at) AS last
                          FROM office.bridge_system
                          LEFT JOIN LATERAL (SELECT received_at FROM office.bridge_event
                                              WHERE system = name ORDER BY position DESC LIMIT 1) AS latest ON true
                         WHERE stopped_at IS NULL AND greatest(listed_at, received_at) IS NOT NULL
                         ORDER BY name
                        """)
                .query((row, _) -> new Heard(row.getString("name"), row.getString("agency"), instant(row, "last")))
                .list();
    }

    /** Of which agencies nothing can be said at this moment. */
    List<String> silentAgencies() {
        return database.jdbc()
                .sql("SELECT DISTINCT agency FROM audit.bridge_gap WHERE until IS NULL ORDER BY agency")
                .query(String.class)
                .list();
    }

    /** The newest first. */
    List<Gap> latest(int limit) {
        return database.jdbc()
                .sql("SELECT * FROM audit.bridge_gap ORDER BY since DESC, system LIMIT ?")
                .param(limit)
                .query((row, _) -> new Gap(
                        row.getString("system"),
                        row.getString("agency"),
                        instant(row, "since"),
                        row.getObject("until") == null ? null : instant(row, "until")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
