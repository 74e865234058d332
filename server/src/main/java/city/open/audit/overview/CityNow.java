package city.open.audit.overview;

import city.open.audit.orders.OpenOrders;
import city.open.audit.redflags.FlagCounts;
import city.open.ground.calendar.CityTime;
import city.open.ground.database.AuditDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts the whole city as it is at one moment. Imported cases were handled elsewhere and are left out. */
@Component
class CityNow {
    static final int WEEKS = 8;
    static final Duration WEEK = Duration.ofDays(7);
    /** With an official, and nothing entered for so long. */
    static final Duration STILL = Duration.ofDays(14);

    private static final int MOST_DIVISIONS = 12;

    /** While time stands still no date passes: as the workload counts. */
    private static final String LATE = "(late OR due_at <= :now AND (waits_for IS NULL OR waits_for = 'CONSULTATION'))";

    private static final String STANDS = "waits_for IS NULL AND official IS NOT NULL AND updated_at < :still";

    private final AuditDatabase database;
    private final OpenOrders orders;
    private final FlagCounts flags;

    CityNow(AuditDatabase database, OpenOrders orders, FlagCounts flags) {
        this.database = database;
        this.orders = orders;
        this.flags = flags;
    }

    /**
     * Open petitions by where they lie; each is in one place.
     *
     * @param newlyLate of the late ones, those whose date passed within a week
     * @param unassigned nobody has it
     * @param still an official has it, nobody is waited for, and nothing was entered for two weeks
     */
    record Open(
            long open,
            long late,
            long newlyLate,
            long supplement,
            long suspension,
            long consultation,
            long unassigned,
            long moving,
            long still) {}

    record Division(String agency, String division, long open, long late, long still) {}

    /** Seven days: 0 are those up to now. */
    record Week(Instant from, Instant until, long received, long decided, long decidedLate) {}

    record Sight(
            Instant at,
            Open open,
            List<Division> divisions,
            List<Week> weeks,
            OpenOrders.Standing orders,
            OpenOrders.Done thisWeek,
            OpenOrders.Done lastWeek,
            FlagCounts.Counts flags) {}

    Sight at(Instant now) {
        return Objects.requireNonNull(database.snapshot().execute(_ -> {
            var aWeekAgo = now.minus(WEEK);
            return new Sight(
                    now,
                    open(now),
                    divisions(now),
                    weeks(now),
                    orders.standing(LocalDate.ofInstant(now, CityTime.ZONE)),
                    orders.done(aWeekAgo, now),
                    orders.done(aWeekAgo.minus(WEEK), aWeekAgo),
                    flags.now());
        }));
    }

    private Open open(Instant now) {
        return database.jdbc()
                .sql("""
                        SELECT count(*) AS open,
                               count(*) FILTER (WHERE %1$s) AS late,
                               count(*) FILTER (WHERE %1$s AND due_at > :week) AS newly_late,
                               count(*) FILTER (WHERE waits_for = 'SUPPLEMENT') AS supplement,
                               count(*) FILTER (WHERE waits_for = 'SUSPENSION') AS suspension,
                               count(*) FILTER (WHERE waits_for = 'CONSULTATION') AS consultation,
                               count(*) FILTER (WHERE waits_for IS NULL AND official IS NULL) AS unassigned,
                               count(*) FILTER (WHERE waits_for IS NULL AND official IS NOT NULL AND updated_at >= :still) AS moving,
                               count(*) FILTER (WHERE %2$s) AS still
                          FROM office.petition
                         WHERE decided_at IS NULL AND NOT imported
                        """.formatted(LATE, STANDS))
                .param("now", utc(now))
                .param("week", utc(now.minus(WEEK)))
                .param("still", utc(now.minus(STILL)))
                .query(Open.class)
                .single();
    }

    /** Those in which something is late or stands still, most late ones first. */
    private List<Division> divisions(Instant now) {
        return database.jdbc()
                .sql("""
                        SELECT agency, division, count(*) AS open, count(*) FILTER (WHERE %1$s) AS late, count(*) FILTER (WHERE %2$s) AS still
                          FROM office.petition
                         WHERE decided_at IS NULL AND NOT imported
                         GROUP BY agency, division
                        HAVING count(*) FILTER (WHERE %1$s OR %2$s) > 0
                         ORDER BY late DESC, still DESC, open DESC, agency, division
                         LIMIT :most
                        """.formatted(LATE, STANDS))
                .param("now", utc(now))
                .param("still", utc(now.minus(STILL)))
                .param("most", MOST_DIVISIONS)
                .query(Division.class)
                .list();
    }

    private List<Week> weeks(Instant now) {
        var received = new long[WEEKS];
        var decided = new long[WEEKS];
        var late = new long[WEEKS];
        database.jdbc()
                .sql("""
                        SELECT floor(extract(epoch FROM :now - received_at) / 604800)::integer, count(*)
                          FROM office.petition
                         WHERE received_at > :since AND received_at <= :now AND NOT imported
                         GROUP BY 1
                        """)
                .param("now", utc(now))
                .param("since", utc(now.minus(WEEK.multipliedBy(WEEKS))))
                .query(row -> {
                    received[row.getInt(1)] = row.getLong(2);
                });
        database.jdbc()
                .sql("""
                        SELECT floor(extract(epoch FROM :now - decided_at) / 604800)::integer, count(*), count(*) FILTER (WHERE late)
                          FROM office.petition
                         WHERE decided_at > :since AND decided_at <= :now AND NOT imported
                         GROUP BY 1
                        """)
                .param("now", utc(now))
                .param("since", utc(now.minus(WEEK.multipliedBy(WEEKS))))
                .query(row -> {
                    decided[row.getInt(1)] = row.getLong(2);
                    late[row.getInt(1)] = row.getLong(3);
                });
        var weeks = new ArrayList<Week>();
        for (int i = 0; i < WEEKS; i++) {
            var until = now.minus(WEEK.multipliedBy(i));
            weeks.add(new Week(until.minus(WEEK), until, received[i], decided[i], late[i]));
        }
        return List.copyOf(weeks);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
