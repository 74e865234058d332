package city.open.outside.telling;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.page.When;
import city.open.ground.statistics.LikeCases.Passed;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.StepState;
import city.open.outside.record.Durations;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the coming steps of a petition are to be expected: the official's own date, else how long like petitions took from where it stands,
 * else the law's share of the period. Days on which time stands still are left out, as they are in the durations.
 */
final class Outlook {
    private static final int WORKING_DAY = 8 * 60;
    /** Nobody counts further on a page. */
    private static final int HORIZON_DAYS = 1_500;

    private final CaseView view;
    private final Holidays holidays;
    private final StatutoryClock clock;
    private final Instant now;
    private final LocalDate today;
    private final Set<LocalDate> stood;
    private final Passed last;
    private final int waited;

    Outlook(CaseView view, Past past, Holidays holidays, Instant now) {
        this.view = view;
        this.holidays = holidays;
        this.clock = new StatutoryClock(holidays);
        this.now = now;
        this.today = When.dayOf(now);
        this.stood = stood(past);
        this.last = view.steps().entrySet().stream()
                .filter(step -> step.getValue().completedAt() != null)
                .map(step -> new Passed(step.getKey(), worked(step.getValue().completedAt())))
                .max(Passed.IN_ORDER)
                .orElse(Passed.NOTHING);
        this.waited = Math.max(0, worked(now) - last.at());
    }

    /** Whose word the date is. */
    enum Source {
        OFFICIAL,
        LIKE_CASES,
        LAW
    }

    /** @param by between {@code from} and {@code to}; one day where both are the same */
    record Coming(
            Step step,
            Source source,
            LocalDate from,
            LocalDate to,
            CaseView.@Nullable Expected official,
            boolean overdue) {}

    List<Coming> coming(Procedure procedure, Durations durations) {
        if (view.closed()) {
            return List.of();
        }
        List<Coming> coming = new ArrayList<>();
        var line = procedure.mainLine();
        int reached = -1;
        for (int i = 0; i < line.size(); i++) {
            if (view.steps().containsKey(line.get(i).id().value())) {
                reached = i;
            }
        }
        double share = 0;
        var earliest = presentUntil();
        for (int i = 0; i < line.size(); i++) {
            var step = line.get(i);
            share += step.share();
            var state = view.steps().get(step.id().value());
            boolean ahead = i > reached || (state != null && state.state() == StepState.RETURNED);
            if (ahead) {
                var one = expected(step, share, durations, earliest);
                if (one != null) {
                    coming.add(one);
                    earliest = one.from().isAfter(earliest) ? one.from() : earliest;
                }
            }
        }
        return coming;
    }

    /** Before this day nothing new begins: a working day, and not before the official expects to be done with what is at hand. */
    private LocalDate presentUntil() {
        var now = view.now();
        var by = now == null ? null : now.expectedBy();
        return workingDayFrom(by == null || by.isBefore(today) ? today : by);
    }

    private @Nullable Coming expected(Step step, double share, Durations durations, LocalDate earliest) {
        var official = view.expected().get(step.id().value());
        if (official != null) {
            return new Coming(
                    step,
                    Source.OFFICIAL,
                    official.on(),
                    official.on(),
                    official,
                    official.on().isBefore(today));
        }
        var band = durations.like().untilStep(last, step.id().value(), waited);
        if (band != null) {
            return within(step, Source.LIKE_CASES, fromNow(band.early()), fromNow(band.late()), earliest);
        }
        var due = view.due();
        if (due == null) {
            return null;
        }
        var on = shareOf(due, share);
        return within(step, Source.LAW, on, on, earliest);
    }

    /** What is still to come begins neither in the past nor before what comes first; a forecast that has wholly passed is said to be overdue. */
    private Coming within(Step step, Source source, LocalDate from, LocalDate to, LocalDate earliest) {
        if (to.isBefore(today)) {
            return new Coming(step, source, from, to, null, true);
        }
        var begins = from.isBefore(earliest) ? earliest : from;
        return new Coming(step, source, begins, to.isBefore(begins) ? begins : to, null, false);
    }

    private LocalDate workingDayFrom(LocalDate date) {
        return date.datesUntil(date.plusDays(HORIZON_DAYS))
                .filter(this::isWorkingDay)
                .findFirst()
                .orElse(date);
    }

    /** The days between which four of five petitions that stood where this one stands were decided. */
    @Nullable
    List<LocalDate> decidedBetween(Durations durations) {
        var band = view.closed() ? null : durations.like().untilEnd(last, waited);
        return band == null ? null : List.of(fromNow(band.early()), fromNow(band.late()));
    }

    /** For how many working minutes time had run by a moment, net of the days on which it stood still. */
    private int worked(Instant at) {
        var day = When.dayOf(at);
        long minutes = clock.workingMinutesBetween(view.receivedAt(), at);
        long stoodBefore = stood.stream()
                .filter(date ->
                        date.isBefore(day) && !date.isBefore(When.dayOf(view.receivedAt())) && isWorkingDay(date))
                .count();
        return (int) Math.max(0, minutes - stoodBefore * WORKING_DAY);
    }

    /** The working day on which so many more working minutes will have passed. */
    private LocalDate fromNow(int minutes) {
        var tomorrow = today.plusDays(1);
        long left = minutes;
        if (counts(today)) {
            left -= clock.workingMinutesBetween(
                    now, tomorrow.atStartOfDay(CityTime.ZONE).toInstant());
        }
        var date = workingDayFrom(today);
        for (int i = 0; left > 0 && i < HORIZON_DAYS; i++) {
            date = tomorrow.plusDays(i);
            left -= counts(date) ? WORKING_DAY : 0;
        }
        return date;
    }

    /** The working day on which so many working minutes from reception have passed. */
    private LocalDate after(int minutes) {
        int days = Math.max(1, Math.ceilDiv(minutes, WORKING_DAY));
        var date = When.dayOf(view.receivedAt());
        for (int counted = 0, i = 0; i < HORIZON_DAYS; i++, date = date.plusDays(1)) {
            if (counts(date) && ++counted >= days) {
                return date;
            }
        }
        return date;
    }

    private LocalDate shareOf(Due due, double share) {
        var first = When.dayOf(view.receivedAt());
        long whole = first.datesUntil(due.date().plusDays(1))
                .limit(HORIZON_DAYS)
                .filter(this::counts)
                .count();
        return after((int) Math.round(Math.min(1, share) * whole * WORKING_DAY));
    }

    private boolean counts(LocalDate date) {
        return !stood.contains(date) && isWorkingDay(date);
    }

    private boolean isWorkingDay(LocalDate date) {
        return date.getYear() >= Holidays.FIRST_YEAR
                && date.getYear() <= Holidays.LAST_YEAR
                && holidays.isWorkingDay(date);
    }

    /** Working days after today up to and with {@code date}; negative for a day that has passed. */
    int workingDaysLeft(LocalDate date) {
        if (date.isBefore(today)) {
            return -Math.toIntExact(date.plusDays(1)
                    .datesUntil(today.plusDays(1))
                    .limit(HORIZON_DAYS)
                    .filter(this::isWorkingDay)
                    .count());
        }
        return Math.toIntExact(today.plusDays(1)
                .datesUntil(date.plusDays(1))
                .limit(HORIZON_DAYS)
                .filter(this::isWorkingDay)
                .count());
    }

    private Set<LocalDate> stood(Past past) {
        Set<LocalDate> days = new HashSet<>();
        for (var stretch : past.stood()) {
            stretch.from()
                    .datesUntil(stretch.to().plusDays(1))
                    .limit(HORIZON_DAYS)
                    .forEach(days::add);
        }
        var since = past.standsSince();
        if (since != null && !since.isAfter(today)) {
            since.datesUntil(today.plusDays(1)).limit(HORIZON_DAYS).forEach(days::add);
        }
        return days;
    }
}
