package city.open.inside.casework;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.calendar.CityTime;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Watched;
import city.open.inside.casework.Inbox.Reach;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What asks for a look: counts of divisions, officials and procedures month by month, and the single entries behind each. Reads what was
 * noted when entries were published (docs/audit.md), and what the desk itself has written down. Months and days are those of the city.
 */
@Component
public class Watch {
    private final OfficeDatabase database;
    private final Inbox inbox;
    private final Clock clock;

    Watch(OfficeDatabase database, Inbox inbox, Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** What makes a line. */
    public enum By {
        AGENCY,
        DIVISION,
        OFFICIAL,
        PROCEDURE
    }

    /** What is looked at; an empty part means all. */
    public record Among(YearMonth month, String agency, String division, String official, String procedure) {}

    /**
     * A line: the parts that it is not told apart by are empty.
     *
     * @param openPast petitions whose due date has passed by now, whatever the month
     */
    public record Line(
            String agency,
            String division,
            String official,
            String procedure,
            Map<Watched, Long> counts,
            long openPast) {

        public long of(Watched what) {
            return counts.getOrDefault(what, 0L);
        }
    }

    /** A single entry. */
    public record Item(
            PetitionNumber petition,
            int seq,
            Watched what,
            String agency,
            String division,
            String official,
            String procedure,
            Instant occurredAt,
            Instant recordedAt) {}

    /** What an official did about persons: searches, and words that the guard had stopped. */
    public record AboutPersons(String official, long searches, long passes) {}

    /** Words that the guard had found and an official let stand. */
    public record Passed(Instant at, PetitionNumber petition, String official, String kind, String why) {}

    /** The newest first; the one that runs is always there. */
    public List<YearMonth> months() {
        var months = new ArrayList<YearMonth>();
        months.add(YearMonth.from(LocalDate.ofInstant(clock.instant(), CityTime.ZONE)));
        database
                .jdbc()
                .sql("SELECT DISTINCT month FROM office.watch_tally ORDER BY month DESC")
                .query((row, _) -> YearMonth.from(row.getObject(1, LocalDate.class)))
                .list()
                .stream()
                .filter(month -> !months.contains(month))
                .forEach(months::add);
        return List.copyOf(months);
    }

    private record Key(String agency, String division, String official, String procedure) {
        static Key of(ResultSet row) throws SQLException {
            return new Key(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }
    }

    /** How far the official sees: to what is their own, their division's, their bureau's, or all of the city. */
    public Reach reach(Login login) {
        return inbox.reach(login, Right.SEE_WATCH);
    }

    /** As far as the official sees, in the order of agency, division, official and procedure. */
    public List<Line> lines(Login login, Among among, By by) {
        var counts = new LinkedHashMap<Key, Map<Watched, Long>>();
        var conditions =
                conditions(login, among).where("month = ?", among.month().atDay(1));
        database.jdbc()
                .sql("""
                        SELECT %s, what, sum(number)
                          FROM office.watch_tally
                         WHERE %s
                         GROUP BY 1, 2, 3, 4, what
                         ORDER BY 1, 2, 3, 4
                        """.formatted(columns(by), conditions.sql()))
                .params(conditions.values(List.of()))
                .query(row -> {
                    var counted = counts.computeIfAbsent(Key.of(row), _ -> new EnumMap<>(Watched.class));
                    long number = row.getLong(6);
                    Watched.named(row.getString(5)).ifPresent(what -> counted.put(what, number));
                });
        var past = openPast(login, among, by);
        past.keySet().forEach(key -> counts.putIfAbsent(key, Map.of()));
        return counts.entrySet().stream()
                .map(one -> new Line(
                        one.getKey().agency(),
                        one.getKey().division(),
                        one.getKey().official(),
                        one.getKey().procedure(),
                        one.getValue(),
                        past.getOrDefault(one.getKey(), 0L)))
                .toList();
    }

    private Map<Key, Long> openPast(Login login, Among among, By by) {
        var past = new HashMap<Key, Long>();
        var conditions = conditions(login, among)
                .where("decided_at IS NULL AND NOT imported AND " + Conditions.LATE, utc(clock.instant()));
        database.jdbc()
                .sql("""
                        SELECT %s, count(*)
                          FROM (SELECT agency, division, coalesce(official, '') AS official, procedure, decided_at, imported, late, due_at, waits_for
                                  FROM office.petition) AS petition
                         WHERE %s
                         GROUP BY 1, 2, 3, 4
                        """.formatted(columns(by), conditions.sql()))
                .params(conditions.values(List.of()))
                .query(row -> {
                    past.put(Key.of(row), row.getLong(5));
                });
        return past;
    }

    private static String columns(By by) {
        return switch (by) {
            case AGENCY -> "agency, '' AS division, '' AS official, '' AS procedure";
            case DIVISION -> "agency, division, '' AS official, '' AS procedure";
            case OFFICIAL -> "agency, division, official, '' AS procedure";
            case PROCEDURE -> "'' AS agency, '' AS division, '' AS official, procedure";
        };
    }

    private Conditions conditions(Login login, Among among) {
        var conditions = new Conditions().within(reach(login));
        if (!among.agency().isEmpty()) {
            conditions.where("agency = ?", among.agency());
        }
        if (!among.division().isEmpty()) {
            conditions.where("division = ?", among.division());
        }
        if (!among.official().isEmpty()) {
            conditions.where("official = ?", among.official());
        }
        if (!among.procedure().isEmpty()) {
            conditions.where("procedure = ?", among.procedure());
        }
        return conditions;
    }

    /** As far as the official sees, the newest first, without the first {@code skipped}. */
    public List<Item> items(Login login, Among among, Watched what, int limit, int skipped) {
        var conditions = conditions(login, among)
                .where("month = ?", among.month().atDay(1))
                .where("what = ?", what.text());
        return database.jdbc()
                .sql("""
                        SELECT petition, seq, agency, division, official, procedure, occurred_at, recorded_at
                          FROM office.watch_item
                         WHERE %s
                         ORDER BY recorded_at DESC, petition, seq
                         LIMIT ? OFFSET ?
                        """.formatted(conditions.sql()))
                .params(conditions.values(List.of(), limit, skipped))
                .query((row, _) -> new Item(
                        new PetitionNumber(row.getString(1)),
                        row.getInt(2),
                        what,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        instant(row, 7),
                        instant(row, 8)))
                .list();
    }

    /**
     * Who looked for persons, and who let stand what the guard had found, in this month; by official. Whoever does not see the whole city sees
     * what they did themselves.
     */
    public List<AboutPersons> aboutPersons(Login login, YearMonth month) {
        return database.jdbc()
                .sql("""
                        SELECT official, count(*) FILTER (WHERE what = 'search'), count(*) FILTER (WHERE what = 'pass')
                          FROM (SELECT official, 'search' AS what FROM office.access_log WHERE at >= :from AND at < :to
                                UNION ALL
                                SELECT official, 'pass' FROM office.guard_pass WHERE at >= :from AND at < :to) AS done
                         WHERE :official IN ('', official)
                         GROUP BY official
                         ORDER BY official
                        """)
                .param("from", begins(month))
                .param("to", begins(month.plusMonths(1)))
                .param("official", who(login, ""))
                .query((row, _) -> new AboutPersons(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** The official asked about, or whom the one who asks may see; empty for all. */
    private String who(Login login, String official) {
        return reach(login) instanceof Reach.Everywhere
                ? official
                : login.official().value();
    }

    /** The newest first. */
    public List<AccessLog.Look> searches(Login login, YearMonth month, String official, int limit, int skipped) {
        return database.jdbc()
                .sql("""
                        SELECT at, account, official, what, subject, purpose
                          FROM office.access_log
                         WHERE at >= ? AND at < ? AND ? IN ('', official)
                         ORDER BY at DESC, id DESC
                         LIMIT ? OFFSET ?
                        """)
                .params(begins(month), begins(month.plusMonths(1)), who(login, official), limit, skipped)
                .query((row, _) -> AccessLog.look(row))
                .list();
    }

    /** The newest first. The words themselves are not told: they are what the guard took for personal data. */
    public List<Passed> passes(Login login, YearMonth month, String official, int limit, int skipped) {
        return database.jdbc()
                .sql("""
                        SELECT at, petition, official, kind, why
                          FROM office.guard_pass
                         WHERE at >= ? AND at < ? AND ? IN ('', official)
                         ORDER BY at DESC, petition, kind
                         LIMIT ? OFFSET ?
                        """)
                .params(begins(month), begins(month.plusMonths(1)), who(login, official), limit, skipped)
                .query((row, _) -> new Passed(
                        instant(row, 1),
                        new PetitionNumber(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    private static OffsetDateTime begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(CityTime.ZONE).toOffsetDateTime();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
