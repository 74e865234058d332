package city.open.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of the clock that hold whatever is asked of it. */
class StatutoryClockProperties {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 12, 31);

    private final Holidays holidays = Holidays.builtIn();
    private final StatutoryClock clock = new StatutoryClock(holidays);

    @Property
    void a_longer_suspension_never_brings_the_date_forward(
            @ForAll("asked") Asked asked,
            @ForAll @IntRange(max = 200) int start,
            @ForAll @IntRange(max = 30) int length) {
        var more = new ArrayList<>(asked.suspensions());
        var from = asked.day().plusDays(start - 20);
        more.add(new Suspension(from, from.plusDays(length)));

        assertThat(due(asked.suspendedBy(more))).isGreaterThanOrEqualTo(due(asked));
    }

    @Property
    void an_extension_never_shortens(@ForAll("asked") Asked asked) {
        assertThat(due(asked.extendedTimes(1))).isGreaterThanOrEqualTo(due(asked.extendedTimes(0)));
        assertThat(due(asked.extendedTimes(2))).isGreaterThanOrEqualTo(due(asked.extendedTimes(1)));
    }

    @Property
    void a_period_ends_on_a_working_day_that_counts(@ForAll("asked") Asked asked) {
        var date = due(asked).date();

        assertThat(holidays.isWorkingDay(date)).isTrue();
        assertThat(asked.suspensions()).noneMatch(span -> !date.isBefore(span.from()) && !date.isAfter(span.to()));
    }

    @Property
    void suspensions_are_a_union_of_days(@ForAll("asked") Asked asked) {
        var twiceAndBackwards = new ArrayList<>(asked.suspensions().reversed());
        twiceAndBackwards.addAll(asked.suspensions());

        assertThat(reckoned(asked.suspendedBy(twiceAndBackwards))).isEqualTo(reckoned(asked));
    }

    @Property
    void a_newly_named_holiday_never_brings_the_date_forward(
            @ForAll("asked") Asked asked, @ForAll @IntRange(max = 60) int later) {
        var day = asked.day().plusDays(later);
        var known = holidays.with(
                new Holiday(day, new Text("임시공휴일", "Temporary holiday"), Holiday.Kind.TEMPORARY, "제2조제11호"));

        assertThat(new StatutoryClock(known)
                        .reckon(asked.received(), asked.period(), asked.suspensions(), asked.extensions())
                        .due())
                .isGreaterThanOrEqualTo(due(asked));
    }

    @Property
    void from_opening_time_on_hours_end_at_closing_time_of_the_day_that_days_give(
            @ForAll("days") LocalDate day, @ForAll @IntRange(min = 1, max = 5) int count) {
        var workingDay = day;
        while (!holidays.isWorkingDay(workingDay)) {
            workingDay = workingDay.plusDays(1);
        }
        var opening = workingDay.atTime(9, 0).atZone(CityTime.ZONE).toInstant();
        var nthDay = workingDay;
        for (int left = count - 1; left > 0; ) {
            nthDay = nthDay.plusDays(1);
            left -= holidays.isWorkingDay(nthDay) ? 1 : 0;
        }

        assertThat(clock.reckon(opening, Period.days(count), List.of(), 0).due())
                .isEqualTo(new Due(nthDay, LocalTime.of(18, 0)));
    }

    @Property(tries = 200)
    void hours_agree_with_going_from_minute_to_minute(
            @ForAll("asked") Asked asked, @ForAll @IntRange(max = 5) int days) {
        var period = days == 0 ? Period.AT_ONCE : Period.days(days);
        int minutes = period.workingHours() * 60 * (1 + asked.extensions());
        var minute = asked.received().atZone(CityTime.ZONE);
        for (int left = minutes; left > 0; minute = minute.plusMinutes(1)) {
            left -= isWorked(minute, asked.suspensions()) ? 1 : 0;
        }

        assertThat(clock.reckon(asked.received(), period, asked.suspensions(), asked.extensions())
                        .due())
                .isEqualTo(new Due(minute.toLocalDate(), minute.toLocalTime()));
    }

    @Property
    void working_time_up_to_the_due_minute_is_the_period(
            @ForAll("asked") Asked asked, @ForAll @IntRange(min = 1, max = 40) int hours) {
        var end = clock.plusWorkingHours(asked.received(), hours);

        assertThat(clock.workingMinutesBetween(asked.received(), end)).isEqualTo(60L * hours);
        assertThat(clock.workingMinutesBetween(end, asked.received())).isEqualTo(-60L * hours);
    }

    @Property
    void the_text_of_a_period_and_of_a_due_date_reads_back(@ForAll("asked") Asked asked) {
        assertThat(Period.parse(asked.period().toString())).isEqualTo(asked.period());
        assertThat(Due.parse(due(asked).toString())).isEqualTo(due(asked));
    }

    private boolean isWorked(ZonedDateTime minute, List<Suspension> suspensions) {
        var day = minute.toLocalDate();
        int hour = minute.getHour();
        return hour >= 9
                && hour < 18
                && hour != 12
                && holidays.isWorkingDay(day)
                && suspensions.stream().noneMatch(span -> !day.isBefore(span.from()) && !day.isAfter(span.to()));
    }

    private Due due(Asked asked) {
        return reckoned(asked).due();
    }

    private Reckoning reckoned(Asked asked) {
        return clock.reckon(asked.received(), asked.period(), asked.suspensions(), asked.extensions());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(0, ChronoUnit.DAYS.between(FIRST, LAST))
                .map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<Asked> asked() {
        var minutes = Arbitraries.integers().between(0, 24 * 60 - 1);
        var periods = Arbitraries.of("immediate 1d 2d 3d 4d 5d 6d 7d 10d 14d 20d 60d 1w 2w 1m 2m 3m 6m 1y".split(" "))
                .map(Period::parse);
        var spans = Combinators.combine(
                        Arbitraries.integers().between(-5, 60),
                        Arbitraries.integers().between(0, 20))
                .as((start, length) -> new int[] {start, length})
                .list()
                .ofMaxSize(4);
        return Combinators.combine(
                        days(), minutes, periods, spans, Arbitraries.integers().between(0, 2))
                .as((day, minute, period, around, extensions) -> new Asked(
                        day.atStartOfDay(CityTime.ZONE).plusMinutes(minute).toInstant(),
                        period,
                        around.stream()
                                .map(span -> new Suspension(day.plusDays(span[0]), day.plusDays(span[0] + span[1])))
                                .toList(),
                        extensions));
    }

    record Asked(Instant received, Period period, List<Suspension> suspensions, int extensions) {
        LocalDate day() {
            return received.atZone(CityTime.ZONE).toLocalDate();
        }

        Asked suspendedBy(List<Suspension> others) {
            return new Asked(received, period, others, extensions);
        }

        Asked extendedTimes(int times) {
            return new Asked(received, period, suspensions, times);
        }
    }
}
