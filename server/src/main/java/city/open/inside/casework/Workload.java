package city.open.inside.casework;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.inside.casework.Inbox.Reach;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much lies where, and where time is lost; for those who direct. Reads only, and no further than the right to see it reaches. */
@Component
public class Workload {
    private static final int DAYS_LOOKED_BACK = 90;
    private static final int DAYS_CAME = 180;
    private static final int MOST_FINISHED = 5_000;

    private final OfficeDatabase database;
    private final Inbox inbox;
    private final Organization organization;
    private final Catalogue catalogue;
    private final Clock clock;

    Workload(OfficeDatabase database, Inbox inbox, Organization organization, Catalogue catalogue, Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.organization = organization;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * What one agency, one division or one official has.
     *
     * @param division null in the line of an agency, whose name then stands in its place
     * @param official null in the line of an agency or a division, and for what nobody has
     * @param decidedThisMonth since the first, in Seoul
     * @param medianMinutes after how many working minutes from reception, net of time that stood still, half of what came in the last 180
     *     days is decided, open petitions counted as so far (Kaplan-Meier); null where half of it is not
     */
    public record WorkloadRow(
            AgencyCode agency,
            @Nullable UnitId division,
            Text unitName,
            @Nullable OfficialId official,
            @Nullable Text officialName,
            long open,
            long late,
            long dueThisWeek,
            long decidedThisMonth,
            @Nullable Integer medianMinutes) {}

    /**
     * What a step of a procedure takes.
     *
     * @param cases how many finished petitions were looked at
     * @param medianMinutes working minutes from the end of the step before it; one in ten takes {@code slowMinutes} or more
     * @param lawfulMinutes what the law's period gives this step by its share; null where there is no period
     */
    public record StepTime(
            ProcedureCode procedure,
            Text procedureName,
            StepId step,
            Text stepName,
            long cases,
            int medianMinutes,
            int slowMinutes,
            @Nullable Integer lawfulMinutes) {

        /** How many working minutes a usual petition loses here against the law's share; 0 where it loses none. */
        public int lost() {
            return lawfulMinutes == null ? 0 : Math.max(0, medianMinutes - lawfulMinutes);
        }
    }

    /** What makes a line, as expressions over {@code office.petition}. */
    private enum Lines {
        AGENCIES("NULL::text", "NULL::text"),
        DIVISIONS("division", "NULL::text"),
        OFFICIALS("division", "official");

        private final String division;
        private final String official;

        Lines(String division, String official) {
            this.division = division;
            this.official = official;
        }
    }

    /** A line for each agency in reach, those with most late first. */
    public List<WorkloadRow> byAgency(Login login) {
        return rows(inbox.reach(login, Right.SEE_WORKLOAD), Lines.AGENCIES);
    }

    /** A line for each division in reach, those with most late first. */
    public List<WorkloadRow> byDivision(Login login) {
        return rows(inbox.reach(login, Right.SEE_WORKLOAD), Lines.DIVISIONS);
    }

    /** A line for each official of one division, if it is in reach; else none. */
    public List<WorkloadRow> byOfficial(Login login, AgencyCode agency, UnitId division) {
        var reach = inbox.reach(login, Right.SEE_WORKLOAD);
        return reaches(reach, agency, division)
                ? rows(new Reach.OfUnits(agency, Set.of(division)), Lines.OFFICIALS)
                : List.of();
    }

    private static boolean reaches(Reach reach, AgencyCode agency, UnitId division) {
        return switch (reach) {
            case Reach.Everywhere _ -> true;
            case Reach.OfOfficial _ -> false;
            case Reach.OfAgency(var own) -> own.equals(agency);
            case Reach.OfUnits(var own, var units) -> own.equals(agency) && units.contains(division);
        };
    }

    private List<WorkloadRow> rows(Reach reach, Lines lines) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Way.SEOUL);
        var within = new Conditions().within(reach);
        List<Object> values = new ArrayList<>();
        values.addAll(within.values(List.of(utc(now), utc(now), utc(endOfWeek(today)))));
        values.addAll(within.values(List.of(utc(start(today.withDayOfMonth(1))), utc(lookedBackTo(today)))));
        values.addAll(within.values(List.of(utc(start(today.minusDays(DAYS_CAME))))));
        return database.jdbc()
                .sql("""
                        WITH counted AS (
                            SELECT agency, %1$s AS division, %2$s AS official, count(*) AS open,
                                   count(*) FILTER (WHERE %5$s) AS late,
                                   count(*) FILTER (WHERE due_at > ? AND due_at <= ? AND %4$s) AS due,
                                   0 AS this_month
                              FROM office.petition
                             WHERE decided_at IS NULL AND %3$s
                             GROUP BY 1, 2, 3
                             UNION ALL
                            SELECT agency, %1$s, %2$s, 0, 0, 0, count(*) FILTER (WHERE decided_at >= ?)
                              FROM office.petition
                             WHERE decided_at >= ? AND %3$s
                             GROUP BY 1, 2, 3
                        ), lasted AS (
                            SELECT agency, %1$s AS division, %2$s AS official, coalesce(finished.minutes, worked) AS minutes,
                                   finished.number IS NOT NULL AS ended
                              FROM office.petition
                              JOIN (SELECT number, worked FROM record.petition) shown USING (number)
                              LEFT JOIN record.finished USING (number)
                             WHERE received_at >= ? AND %3$s
                        ), leaving AS (
                            SELECT agency, division, official, minutes, count(*) FILTER (WHERE ended) AS ending,
                                   sum(count(*)) OVER (PARTITION BY agency, division, official ORDER BY minutes DESC) AS there
                              FROM lasted
                             GROUP BY 1, 2, 3, 4
                        ), curve AS (
                            SELECT agency, division, official, minutes,
                                   sum(CASE WHEN ending = there THEN -1000 ELSE ln(1 - ending / there) END)
                                       OVER (PARTITION BY agency, division, official ORDER BY minutes) AS lasting
                              FROM leaving
                        )
                        SELECT agency, division, official, sum(open), sum(late), sum(due), sum(this_month), max(median)
                          FROM (SELECT *, NULL::integer AS median FROM counted
                                 UNION ALL
                                SELECT agency, division, official, 0, 0, 0, 0,
                                       -- Where exactly half is decided at one time, the middle between it and the next one.
                                       (min(minutes) + coalesce(min(minutes) FILTER (WHERE lasting < ln(0.5) - 1e-9), min(minutes))) / 2
                                  FROM curve
                                 WHERE lasting <= ln(0.5) + 1e-9
                                 GROUP BY 1, 2, 3) rows
                         GROUP BY 1, 2, 3
                         ORDER BY 5 DESC, 4 DESC, 1, 2, 3
                        """.formatted(lines.division, lines.official, within.sql(), Conditions.TIME_RUNS, Conditions.LATE))
                .params(values)
                .query((row, _) -> row(row, today))
                .list();
    }

    private WorkloadRow row(ResultSet row, LocalDate today) throws SQLException {
        var agency = new AgencyCode(row.getString(1));
        var unit = row.getString(2);
        var division = unit == null ? null : new UnitId(unit);
        var id = row.getString(3);
        var official = id == null ? null : new OfficialId(id);
        return new WorkloadRow(
                agency,
                division,
                name(agency, division, today),
                official,
                official == null
                        ? null
                        : organization
                                .official(official)
                                .map(Official::name)
                                .orElse(new Text(official.value(), official.value())),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getObject(8, Integer.class));
    }

    /** What an agency, or one of its divisions, is called today. */
    public Text name(AgencyCode agency, @Nullable UnitId division) {
        return name(agency, division, LocalDate.ofInstant(clock.instant(), Way.SEOUL));
    }

    private Text name(AgencyCode agency, @Nullable UnitId division, LocalDate today) {
        return division == null
                ? organization.agency(agency).name()
                : organization
                        .unit(agency, division, today)
                        .map(Unit::name)
                        .orElse(new Text(division.value(), division.value()));
    }

    /** Where the petitions in reach that were finished in the last 90 days spent their time, the steps that lose most first. */
    public List<StepTime> steps(Login login) {
        var today = LocalDate.ofInstant(clock.instant(), Way.SEOUL);
        var within = new Conditions().within(inbox.reach(login, Right.SEE_WORKLOAD));
        return database
                .jdbc()
                .sql("""
                        WITH latest AS (
                            SELECT number, petition.procedure, petition.version, steps, limit_minutes
                              FROM office.petition
                              JOIN record.finished USING (number)
                             WHERE petition.decided_at >= ? AND %s
                             ORDER BY petition.decided_at DESC
                             LIMIT ?
                        ), took AS (
                            SELECT procedure, key AS step, limit_minutes,
                                   value::integer - coalesce(lag(value::integer) OVER (PARTITION BY number ORDER BY value::integer, key), 0)
                                       AS minutes
                              FROM latest, jsonb_each_text(steps)
                        )
                        SELECT procedure, step, count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY minutes),
                               percentile_disc(0.9) WITHIN GROUP (ORDER BY minutes),
                               percentile_disc(0.5) WITHIN GROUP (ORDER BY limit_minutes)
                          FROM took
                         GROUP BY procedure, step
                        """.formatted(within.sql()))
                .params(within.values(List.of(utc(lookedBackTo(today))), MOST_FINISHED))
                .query((row, _) -> step(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((StepTime time) -> -time.lost() * time.cases())
                        .thenComparing(StepTime::procedure)
                        .thenComparing(StepTime::step))
                .toList();
    }

    /** Empty for a step that the procedure no longer has. */
    private Optional<StepTime> step(ResultSet row) throws SQLException {
        var code = new ProcedureCode(row.getString(1));
        var id = new StepId(row.getString(2));
        long cases = row.getLong(3);
        int median = row.getInt(4);
        int slow = row.getInt(5);
        var limit = row.getObject(6, Integer.class);
        return catalogue
                .find(code)
                .flatMap(procedure -> procedure
                        .find(id)
                        .map(step -> new StepTime(
                                code,
                                procedure.name(),
                                id,
                                step.name(),
                                cases,
                                median,
                                slow,
                                limit == null ? null : (int) Math.round(limit * step.share()))));
    }

    /** The rows with their heading, ready for a CSV file. */
    public static List<List<String>> table(List<WorkloadRow> rows, String language) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(
                "agency",
                "division",
                "unit_name",
                "official",
                "official_name",
                "open",
                "late",
                "due_this_week",
                "decided_this_month",
                "median_working_minutes"));
        for (var row : rows) {
            table.add(List.of(
                    row.agency().value(),
                    row.division() == null ? "" : row.division().value(),
                    row.unitName().in(language),
                    row.official() == null ? "" : row.official().value(),
                    row.officialName() == null ? "" : row.officialName().in(language),
                    Long.toString(row.open()),
                    Long.toString(row.late()),
                    Long.toString(row.dueThisWeek()),
                    Long.toString(row.decidedThisMonth()),
                    row.medianMinutes() == null ? "" : row.medianMinutes().toString()));
        }
        return table;
    }

    private static Instant endOfWeek(LocalDate today) {
        return start(today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }

    private static Instant lookedBackTo(LocalDate today) {
        return start(today.minusDays(DAYS_LOOKED_BACK));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Way.SEOUL).toInstant();
    }
}
