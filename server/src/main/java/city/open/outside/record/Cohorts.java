package city.open.outside.record;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.RecordDatabase;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the figures of petitions that came in together: what was counted as entries went out, and how long those have lasted that are open. So the
 * time it takes grows with the kinds of petitions there are and with the open ones, never with all there ever were.
 */
final class Cohorts {
    private static final int WORKING_DAY = 8 * 60;

    private final RecordDatabase database;
    private final HolidayRegister holidays;
    private final Clock clock;

    Cohorts(RecordDatabase database, HolidayRegister holidays, Clock clock) {
        this.database = database;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** The figures of one part, while they are gathered. */
    private static final class Gathered {
        private final Map<CohortCount, Long> counts = new EnumMap<>(CohortCount.class);
        private final SortedMap<String, Long> grounds = new TreeMap<>();
        private final SortedMap<Integer, Integer> took = new TreeMap<>();
        private final SortedMap<Integer, Integer> running = new TreeMap<>();

        void take(CohortCount what, String part, long number) {
            switch (what) {
                case GROUND -> grounds.put(part, number);
                case TOOK -> took.put(Integer.valueOf(part), Math.toIntExact(number));
                default -> counts.put(what, number);
            }
        }

        CohortFigures figures() {
            return new CohortFigures(counts, grounds, took, running);
        }
    }

    /** Parts by what they are called. */
    private static final class Parts<K> {
        private final Map<K, Gathered> all = new HashMap<>();

        Gathered of(K part) {
            return all.computeIfAbsent(part, _ -> new Gathered());
        }

        SortedMap<K, CohortFigures> figures() {
            var figures = new TreeMap<K, CohortFigures>();
            all.forEach((part, gathered) -> figures.put(part, gathered.figures()));
            return figures;
        }
    }

    Statistics read(CohortQuery query) {
        var all = new Gathered();
        var months = new Parts<YearMonth>();
        var sectors = new Parts<String>();
        var procedures = new Parts<String>();
        var agencies = new Parts<String>();
        var narrowed = new Narrowed(query);
        database.jdbc()
                .sql("""
                        SELECT month, sector, procedure, agency, what, part, sum(number)::bigint AS number
                          FROM record.cohort_tally
                         WHERE month BETWEEN ? AND ?%s
                         GROUP BY GROUPING SETS ((what, part), (month, what, part), (sector, what, part), (procedure, what, part),
                                                 (agency, what, part))
                        HAVING sum(number) <> 0
                        """.formatted(narrowed.conditions()))
                .params(narrowed.params(query.from().atDay(1), query.to().atDay(1)))
                .query(row -> {
                    var month = row.getObject("month", LocalDate.class);
                    var sector = row.getString("sector");
                    var procedure = row.getString("procedure");
                    var agency = row.getString("agency");
                    var into = month != null
                            ? months.of(YearMonth.from(month))
                            : sector != null
                                    ? sectors.of(sector)
                                    : procedure != null
                                            ? procedures.of(procedure)
                                            : agency != null ? agencies.of(agency) : all;
                    into.take(CohortCount.stored(row.getString("what")), row.getString("part"), row.getLong("number"));
                });
        var days = new StatutoryClock(holidays.known());
        var now = clock.instant();
        database.jdbc()
                .sql("""
                        SELECT received_at, sector, procedure, agency, worked, stands, updated_at
                          FROM record.petition
                         WHERE decided_at IS NULL AND received_at >= ?::timestamptz AND received_at < ?::timestamptz%s
                           AND NOT EXISTS (SELECT FROM record.finished WHERE finished.number = petition.number)
                        """.formatted(narrowed.conditions()))
                .params(narrowed.params(begins(query.from()), begins(query.to().plusMonths(1))))
                .query(row -> {
                    int lasted = lasted(row, days, now);
                    var received = LocalDate.ofInstant(instant(row, "received_at"), CityTime.ZONE);
                    for (var part : List.of(
                            all,
                            months.of(YearMonth.from(received)),
                            sectors.of(row.getString("sector")),
                            procedures.of(row.getString("procedure")),
                            agencies.of(row.getString("agency")))) {
                        part.running.merge(lasted, 1, Integer::sum);
                    }
                });
        return new Statistics(
                all.figures(), months.figures(), sectors.figures(), procedures.figures(), agencies.figures());
    }

    /** The first month of which anything is counted; null before the first petition. */
    @Nullable
    YearMonth first() {
        var first = database.jdbc()
                .sql("SELECT min(month) FROM record.cohort_tally")
                .query((row, _) -> Objects.requireNonNullElse(row.getObject(1, LocalDate.class), LocalDate.MAX))
                .single();
        return first.equals(LocalDate.MAX) ? null : YearMonth.from(first);
    }

    private static String begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(CityTime.ZONE).toInstant().toString();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** For how many whole working days a petition has lasted, as far as its time ran. */
    private static int lasted(ResultSet row, StatutoryClock clock, Instant now) throws SQLException {
        long since = row.getBoolean("stands") ? 0 : clock.workingMinutesBetween(instant(row, "updated_at"), now);
        return Math.toIntExact((row.getInt("worked") + Math.max(0, since)) / WORKING_DAY);
    }

    /** What narrows the question, as SQL with its values in order. */
    private record Narrowed(CohortQuery query) {
        String conditions() {
            var sql = new StringBuilder();
            columns().forEach((column, _) -> sql.append(" AND ").append(column).append(" = ?"));
            return sql.toString();
        }

        List<Object> params(Object... first) {
            var params = new ArrayList<>(List.of(first));
            params.addAll(columns().values());
            return params;
        }

        private SortedMap<String, String> columns() {
            var columns = new TreeMap<String, String>();
            put(columns, "sector", query.sector());
            put(columns, "procedure", query.procedure());
            put(columns, "agency", query.agency());
            return columns;
        }

        private static void put(Map<String, String> columns, String column, @Nullable String value) {
            if (value != null) {
                columns.put(column, value);
            }
        }
    }
}
