package city.open.inside.dates;

import static city.open.inside.casework.Conditions.utc;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Conditions;
import city.open.inside.casework.Task;
import city.open.inside.casework.Way;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision.Recorded;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.Told;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Step;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Does what the law attaches to a date, as facts of OPEN itself: silence that counts as consent, the reminder once a date has passed and
 * some working days before, progress notices, and word that a supplement stayed out. Each is done once for its date, so that a second run,
 * or a run after days of standstill, does what is missing and no more. Petitions from other systems' logs are left alone.
 */
@Component
public class Deadlines {
    private static final int EVERY_DAYS = 30;

    /**
     * A decision that another system made in time and that still waits for its papers: whatever date passes meanwhile, it was not silence. Exchange knows
     * these dates, so that this room cannot ask it.
     */
    private static final String DECIDED_ELSEWHERE = """
            EXISTS (SELECT FROM office.bridge_event event
                      JOIN office.bridge_document known ON known.system = event.system AND known.document = event.document
                     WHERE event.state = 'waiting' AND event.type = 'city.open.case.closed'
                       AND number IN (known.petition, known.document) AND event.occurred_at < %s)
            """;

    private final OfficeDatabase database;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final HolidayRegister holidays;
    private final Clock clock;
    private final Organization organization;
    private final Told told;
    private final List<Integer> remindDays;
    private final boolean tellsProgress;
    private final int most;

    Deadlines(
            OfficeDatabase database,
            Petitions petitions,
            Catalogue catalogue,
            HolidayRegister holidays,
            Clock clock,
            Organization organization,
            Told told,
            @Value("${open.office.remind:3,1}") String remindDays,
            @Value("${open.office.progress-notices:false}") boolean tellsProgress,
            @Value("${open.office.most-at-once:500}") int most) {
        this.database = database;
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.holidays = holidays;
        this.clock = clock;
        this.organization = organization;
        this.told = told;
        this.remindDays = Arrays.stream(remindDays.split(","))
                .map(String::strip)
                .filter(days -> !days.isEmpty())
                .map(Deadlines::workingDays)
                .sorted()
                .toList();
        this.tellsProgress = tellsProgress;
        this.most = most;
    }

    private static int workingDays(String days) {
        if (!days.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException(
                    "open.office.remind has '%s'; write working days before the due date such as 3,1".formatted(days));
        }
        return Integer.parseInt(days);
    }

    /** How much was done of each kind. */
    public record Done(int deemed, int overdue, int reminded, int told, int supplementsOver) {
        public int all() {
            return deemed + overdue + reminded + told + supplementsOver;
        }
    }

    /** Does what is to be done now, a bounded number of each kind. */
    public Done act() {
        var now = clock.instant();
        climb(now);
        return new Done(deem(now), remindOverdue(now), remindBefore(now), tellProgress(now), tellOver(now));
    }

    /** Silence takes effect on its day, also when OPEN stood still on it. */
    private int deem(Instant now) {
        return each(
                "deemed",
                database.jdbc()
                        .sql("""
                                SELECT number, deemed_on::text AS of_date
                                  FROM office.petition
                                 WHERE decided_at IS NULL AND NOT imported AND deemed_on <= ? AND %s
                                   AND NOT %s
                                   AND NOT EXISTS (SELECT FROM office.date_done
                                                    WHERE petition = number AND what = 'deemed' AND of_date = deemed_on::text)
                                 ORDER BY deemed_on, number
                                 LIMIT ?
                                """.formatted(
                                        Conditions.TIME_RUNS,
                                        DECIDED_ELSEWHERE.formatted("deemed_on::timestamp AT TIME ZONE '%s'"
                                                .formatted(CityTime.ZONE.getId()))))
                        .params(day(now), most)
                        .query(Due.class)
                        .list(),
                (_, _) -> Act.deem(),
                due -> new Moment(
                        LocalDate.parse(due.ofDate())
                                .atStartOfDay(CityTime.ZONE)
                                .toInstant(),
                        now));
    }

    private int remindOverdue(Instant now) {
        return each("overdue", due("overdue", Instant.EPOCH, now), (_, _) -> Act.remindOverdue(), _ -> Moment.now(now));
    }

    /** What stays undone goes up: to the head of the division, then to whoever stands above, each once for a date and after as many days as the city says. */
    private void climb(Instant now) {
        var known = holidays.known();
        for (var step : Task.delayRules().climbs()) {
            var last = known.workingDay(day(now), -step.afterWorkingDays());
            var until = last.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant();
            each(
                    "climb-" + step.to(),
                    due("climb-" + step.to(), Instant.EPOCH, until),
                    (petition, due) -> {
                        heads(petition, step.to(), day(now))
                                .forEach(head -> told.climbed(petition, head, step.to() + " " + due.ofDate(), now));
                        return null;
                    },
                    _ -> Moment.now(now));
        }
    }

    /** Of this rank or the next above it that somebody has, from the division upwards. */
    private List<OfficialId> heads(Petition petition, Rank least, LocalDate today) {
        var unit = organization.unit(petition.agency(), petition.division(), today);
        while (unit.isPresent()) {
            var heads = organization.officials(petition.agency(), unit.get().id(), today).stream()
                    .filter(one -> one.rank().height() >= least.height())
                    .map(Official::id)
                    .toList();
            if (!heads.isEmpty()) {
                return heads;
            }
            unit = Optional.ofNullable(unit.get().parent())
                    .flatMap(parent -> organization.unit(petition.agency(), parent, today));
        }
        return List.of();
    }

    /** A petition that was received with fewer days to go is not reminded of them. */
    private int remindBefore(Instant now) {
        var known = holidays.known();
        int done = 0;
        var from = now;
        for (int days : remindDays) {
            var last = known.workingDay(day(now), days);
            var until = last.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant();
            done += each(
                    "before-" + days,
                    due("before-" + days, from, until),
                    (petition, _) -> {
                        var due = petition.due();
                        boolean hadMore =
                                due != null && day(petition.receivedAt()).isBefore(known.workingDay(due.date(), -days));
                        return hadMore ? Act.remindBefore(days) : null;
                    },
                    _ -> Moment.now(now));
            from = until;
        }
        return done;
    }

    /** Whose period ends after the one and by the other moment, and for whose date this was not done. */
    private List<Due> due(String what, Instant after, Instant until) {
        return database.jdbc()
                .sql("""
                        SELECT number, extract(epoch FROM due_at)::bigint::text AS of_date
                          FROM office.petition
                         WHERE decided_at IS NULL AND NOT imported AND due_at > ? AND due_at <= ? AND %s
                           AND NOT %s
                           AND NOT EXISTS (SELECT FROM office.date_done
                                            WHERE petition = number AND what = ?
                                              AND of_date = extract(epoch FROM due_at)::bigint::text)
                         ORDER BY due_at, number
                         LIMIT ?
                        """.formatted(Conditions.TIME_RUNS, DECIDED_ELSEWHERE.formatted("due_at")))
                .params(utc(after), utc(until), what, most)
                .query(Due.class)
                .list();
    }

    /** After downtime the notice that is due now, not those that were missed. */
    private int tellProgress(Instant now) {
        if (!tellsProgress) {
            return 0;
        }
        return each(
                "progress",
                database.jdbc()
                        .sql("""
                                SELECT number, of_date
                                  FROM office.petition,
                                       LATERAL (SELECT ((?::date - (received_at AT TIME ZONE ?)::date) / ? * ?)::text
                                                           AS of_date) AS days
                                 WHERE decided_at IS NULL AND NOT imported AND received_at < ?
                                   AND NOT EXISTS (SELECT FROM office.date_done AS done
                                                    WHERE petition = number AND what = 'progress' AND done.of_date = days.of_date)
                                 ORDER BY received_at, number
                                 LIMIT ?
                                """)
                        .params(
                                day(now),
                                CityTime.ZONE.getId(),
                                EVERY_DAYS,
                                EVERY_DAYS,
                                utc(day(now).minusDays(EVERY_DAYS - 1)
                                        .atStartOfDay(CityTime.ZONE)
                                        .toInstant()),
                                most)
                        .query(Due.class)
                        .list(),
                (petition, due) -> Act.noticeProgress(Integer.parseInt(due.ofDate()), standing(petition)),
                _ -> Moment.now(now));
    }

    private Text standing(Petition petition) {
        var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
        return Way.current(procedure, petition)
                .filter(Step::disclosed)
                .map(step -> new Text(
                        "현재 단계는 %s입니다.".formatted(step.name().ko()),
                        "The present step is: %s.".formatted(step.name().en())))
                .orElse(new Text("내부 검토 중입니다.", "It is under internal review."));
    }

    private int tellOver(Instant now) {
        return each(
                "supplement-over",
                database.jdbc().sql("""
                                SELECT number, waits_until::text AS of_date
                                  FROM office.petition
                                 WHERE decided_at IS NULL AND NOT imported AND waits_for = 'SUPPLEMENT' AND waits_until < ?
                                   AND NOT EXISTS (SELECT FROM office.date_done
                                                    WHERE petition = number AND what = 'supplement-over'
                                                      AND of_date = waits_until::text)
                                 ORDER BY waits_until, number
                                 LIMIT ?
                                """).params(day(now), most).query(Due.class).list(),
                (petition, due) -> Act.noticeProgress(
                        Math.toIntExact(day(now).toEpochDay()
                                - day(petition.receivedAt()).toEpochDay()),
                        new Text(
                                "보완기한(%s)이 지났습니다. 보완하지 않으면 한 번 더 요구한 뒤 서류를 반려할 수 있습니다.".formatted(due.ofDate()),
                                "The time for the supplement ended on %s. Without it the papers can go back after one further demand."
                                        .formatted(due.ofDate()))),
                _ -> Moment.now(now));
    }

    /** A petition, and the date for which something is to be done. */
    private record Due(String number, String ofDate) {}

    private interface Doing {
        /** Null where there is nothing to do, for this date and for good. */
        @Nullable
        Act act(Petition petition, Due due);
    }

    private int each(String what, List<Due> dues, Doing doing, Function<Due, Moment> when) {
        int done = 0;
        for (var due : dues) {
            done += once(what, due, doing, when.apply(due)) ? 1 : 0;
        }
        return done;
    }

    /** The mark and the fact stand or fall together: what was marked is never done again, what was not is. */
    private boolean once(String what, Due due, Doing doing, Moment moment) {
        var number = new PetitionNumber(due.number());
        return petitions.together(
                work -> {
                    int marked = database.jdbc()
                            .sql(
                                    "INSERT INTO office.date_done (petition, what, of_date) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                            .params(due.number(), what, due.ofDate())
                            .update();
                    if (marked == 0) {
                        return false;
                    }
                    var petition = work.find(number).orElseThrow();
                    var act = doing.act(petition, due);
                    var by = new By.OfSystem(new AgencyCode(number.agency()), "deadlines");
                    return act != null && work.record(number, act, by, moment) instanceof Recorded;
                },
                // Nothing was marked: the next run looks at what they wrote.
                () -> false);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }
}
