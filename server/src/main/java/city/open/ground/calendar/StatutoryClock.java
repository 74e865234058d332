package city.open.ground.calendar;

import static city.open.ground.calendar.Telling.counted;
import static city.open.ground.calendar.Telling.en;
import static city.open.ground.calendar.Telling.ko;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * Counts the periods of the Civil Petitions Treatment Act (articles 19 and 20 of its decree, article 19 of the act) and
 * their neighbours, and says how it counted. Pure: the time is an argument, days and hours are the city's.
 *
 * <p>Whatever would end after the calendar's last year is refused with an {@link IllegalArgumentException}.
 */
public final class StatutoryClock {
    private static final int RECEPTION_HOURS = 8;
    private static final int PROGRESS_NOTICE_DAYS = 30;
    private static final int MOST_EXTENSIONS = 2;

    private final Holidays holidays;

    public StatutoryClock(Holidays holidays) {
        this.holidays = holidays;
    }

    /**
     * When a petition is due. Seconds of the reception are dropped. Suspended days are a union: order and overlaps do not
     * matter. Each extension gives the original period once more, from the end of what came before.
     */
    public Reckoning reckon(Instant received, Period period, List<Suspension> suspensions, int extensions) {
        if (extensions < 0) {
            throw new IllegalArgumentException(
                    "a period can be extended 0 to %d times, not %d".formatted(MOST_EXTENSIONS, extensions));
        }
        return reckon(received, period, suspensions, Collections.nCopies(extensions, Extension.WHOLE));
    }

    /** The same with extensions that may be shorter than the period; each runs on from the end of what came before. */
    public Reckoning reckon(Instant received, Period period, List<Suspension> suspensions, List<Extension> extensions) {
        if (extensions.size() > MOST_EXTENSIONS) {
            throw new IllegalArgumentException(
                    "a period can be extended 0 to %d times, not %d".formatted(MOST_EXTENSIONS, extensions.size()));
        }
        var at = Holidays.inTheCity(received).truncatedTo(ChronoUnit.MINUTES);
        var telling = new Telling();
        telling.say(
                ko(at.toLocalDate()) + " " + at.toLocalTime() + "에 접수되었습니다.",
                "Received on " + en(at.toLocalDate()) + " at " + at.toLocalTime() + ".");
        var suspended = Holidays.daysIn(suspensions);
        var due = switch (period.unit()) {
            case IMMEDIATE, DAY ->
                period.countsHours()
                        ? inHours(at, period, suspended, extensions, telling)
                        : inWorkingDays(at.toLocalDate(), period, suspended, extensions, telling);
            case WEEK, MONTH, YEAR -> byTheCalendar(at.toLocalDate(), period, suspended, extensions, telling);
        };
        telling.due(due);
        var deemedOn = due.date().plusDays(1);
        telling.say(
                "그때까지 결과나 연장을 알리지 않으면 받아들인 것으로 보는 법이 있는 경우, 그날은 " + ko(deemedOn) + "입니다.",
                "Where an act takes silence as consent and neither a result nor an extension was told by then, that day is "
                        + en(deemedOn) + ".");
        return new Reckoning(due, deemedOn, telling.told());
    }

    private static int wholes(List<Extension> extensions) {
        return (int) extensions.stream().filter(Extension::isWhole).count();
    }

    private static int extraDays(List<Extension> extensions) {
        int days = 0;
        for (var extension : extensions) {
            days += extension.days() == null ? 0 : extension.days();
        }
        return days;
    }

    private Due inHours(
            ZonedDateTime at, Period period, BitSet suspended, List<Extension> extensions, Telling telling) {
        int hours = period.workingHours() * (1 + wholes(extensions)) + 8 * extraDays(extensions);
        telling.countedInHours(period, extensions, hours);
        var end = plusWorkingMinutes(at, 60L * hours, suspended);
        tellLeftOut(at.toLocalDate(), end.toLocalDate(), suspended, telling);
        tellHoursUsed(at, end, suspended, telling);
        return new Due(end.toLocalDate(), end.toLocalTime());
    }

    private Due inWorkingDays(
            LocalDate first, Period period, BitSet suspended, List<Extension> extensions, Telling telling) {
        int days = period.count() * (1 + wholes(extensions)) + extraDays(extensions);
        telling.say(
                "처리기간은 " + period.inWords().ko()
                        + "입니다. 6일 이상이므로 일 단위로 세고 첫날을 넣으며, 토요일과 공휴일(일요일 포함)은 세지 않습니다(민원 처리에 관한 법률 제19조제2항).",
                "The period of " + period.inWords().en()
                        + " is six days or more, so it is counted in days, the first one included, without Saturdays and public holidays (which include Sundays; Civil Petitions Treatment Act, article 19(2)).");
        telling.extended(extensions, days + "일", counted(days, "working day"));
        return nthWorkingDay(first, days, suspended, telling);
    }

    private Due nthWorkingDay(LocalDate first, int days, BitSet suspended, Telling telling) {
        var working = workingDaysWithout(suspended);
        int firstCounted = nth(working, Holidays.indexOf(first), 1);
        var end = Holidays.dateOf(nth(working, firstCounted, days));
        tellLeftOut(first, end, suspended, telling);
        telling.say(
                "1일째는 " + ko(Holidays.dateOf(firstCounted)) + ", " + days + "일째는 " + ko(end) + "입니다.",
                "Day 1 is " + en(Holidays.dateOf(firstCounted)) + "; day " + days + " is " + en(end) + ".");
        return new Due(end, null);
    }

    private Due byTheCalendar(
            LocalDate first, Period period, BitSet suspended, List<Extension> extensions, Telling telling) {
        int count = period.count() * (1 + wholes(extensions));
        int extra = extraDays(extensions);
        var lastDay = lastDay(first, period.unit(), count).plusDays(extra);
        int days = Math.toIntExact(ChronoUnit.DAYS.between(first, lastDay)) + 1;
        var counting = Holidays.allDays();
        counting.andNot(suspended);
        var end = Holidays.dateOf(nth(counting, Holidays.indexOf(first), days));
        telling.say(
                "처리기간은 " + period.inWords().ko()
                        + "입니다. 달력에 따라 세고 첫날을 넣으며, 기간 안의 토요일과 공휴일도 셉니다(민원 처리에 관한 법률 제19조제3항, 민법 제160조).",
                "The period of " + period.inWords().en()
                        + " runs by the calendar with the first day included, and Saturdays and holidays within it count too (Civil Petitions Treatment Act, article 19(3); Civil Act, article 160).");
        var whole = new Period(period.unit(), count).inWords();
        telling.extended(
                extensions,
                whole.ko() + (extra == 0 ? "" : "과 " + extra + "일"),
                whole.en() + (extra == 0 ? "" : " and " + counted(extra, "day")));
        telling.say(
                "해당하는 날의 전날, 그런 날이 없으면 그 달의 말일인 " + ko(lastDay) + "에 끝납니다.",
                "It ends on the day before the matching day, or at the end of a month that has no such day: "
                        + en(lastDay) + ".");
        if (!end.equals(lastDay)) {
            telling.leftOut(first, end, suspended);
            telling.say(
                    "세지 않은 날만큼 뒤로 가면 " + ko(end) + "입니다.",
                    "Moved on by the days that do not count, it ends on " + en(end) + ".");
        }
        return new Due(movedToWorkingDay(end, suspended, telling), null);
    }

    /** Where weeks, months or years end when their first day counts (Civil Act, article 160). */
    private static LocalDate lastDay(LocalDate first, Period.Unit unit, int count) {
        var step = switch (unit) {
            case IMMEDIATE, DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
            case YEAR -> ChronoUnit.YEARS;
        };
        var matching = first.plus(count, step);
        boolean monthHasTheDay =
                step.compareTo(ChronoUnit.MONTHS) < 0 || matching.getDayOfMonth() == first.getDayOfMonth();
        return monthHasTheDay ? matching.minusDays(1) : matching;
    }

    /**
     * When one of the other periods ends that begins with what happened on {@code event}. Extended, it runs on from the day
     * after its end; that is refused where the law allows no extension.
     */
    public Reckoning reckon(LocalDate event, Deadline deadline, boolean extended) {
        if (extended && deadline.extensionDays() == 0) {
            throw new IllegalArgumentException("the law allows no extension of the period for the "
                    + deadline.inWords().en());
        }
        var telling = new Telling();
        telling.say(
                deadline.inWords().ko() + "의 기간은 " + ko(event) + "부터 "
                        + deadline.length().ko() + "입니다(" + deadline.basis().ko() + ").",
                "The period for the " + deadline.inWords().en() + " is "
                        + deadline.length().en() + " from " + en(event) + " ("
                        + deadline.basis().en() + ").");
        var due = deadline.inWorkingDays()
                ? byTheDisclosureAct(event, deadline, extended, telling)
                : byTheCivilAct(event, deadline, extended, telling);
        telling.due(due);
        return new Reckoning(due, due.date().plusDays(1), telling.told());
    }

    private Due byTheDisclosureAct(LocalDate event, Deadline deadline, boolean extended, Telling telling) {
        telling.say(
                "첫날을 넣고 토요일과 공휴일(일요일 포함)은 세지 않습니다(공공기관의 정보공개에 관한 법률 제29조).",
                "The first day counts; Saturdays and public holidays, which include Sundays, do not (Official Information Disclosure Act, article 29).");
        int days = deadline.period().count();
        if (extended) {
            days += deadline.extensionDays();
            telling.say(
                    deadline.extensionDays() + "일 연장되어 모두 " + days + "일을 셉니다.",
                    "Extended by " + counted(deadline.extensionDays(), "working day") + ", " + days
                            + " are counted in all.");
        }
        return nthWorkingDay(event, days, new BitSet(), telling);
    }

    private Due byTheCivilAct(LocalDate event, Deadline deadline, boolean extended, Telling telling) {
        telling.say(
                "첫날은 넣지 않고 그 뒤의 날은 모두 세며, 마지막 날이 토요일이나 공휴일이면 다음 근무일로 옮깁니다(민법 제157조, 제161조).",
                "The first day does not count, all later days do, and an end on a Saturday or holiday moves to the next working day (Civil Act, articles 157 and 161).");
        var end = toldUntil(event, deadline.period(), telling);
        if (extended) {
            telling.say(
                    "그다음 날부터 " + deadline.extensionDays() + "일 연장되었습니다.",
                    "It was extended by " + counted(deadline.extensionDays(), "day") + " from the day after.");
            end = toldUntil(end, Period.days(deadline.extensionDays()), telling);
        }
        return new Due(end, null);
    }

    /**
     * The Civil Act's own counting, for supplements, objections and all the law does not set otherwise: the day of the event
     * does not count, all others do, and an end on a Saturday or holiday moves to the next working day. Days are whole days
     * here, also where there are five or fewer; at once is refused.
     */
    public LocalDate until(LocalDate event, Period period) {
        if (period.unit() == Period.Unit.IMMEDIATE) {
            throw new IllegalArgumentException("at once is counted in working hours, not by the Civil Act");
        }
        return toldUntil(event, period, new Telling());
    }

    /**
     * The last day of what runs from the beginning of this day, so that the day counts (Civil Act art. 157): a time for which something is forbidden,
     * which no holiday makes longer.
     */
    public static LocalDate lastDayFrom(LocalDate first, Period period) {
        if (period.unit() == Period.Unit.IMMEDIATE) {
            throw new IllegalArgumentException("at once has no last day");
        }
        return lastDay(first, period.unit(), period.count());
    }

    /** The last day to object to a refusal that was received on this day (Petitions Act art. 35). */
    public LocalDate objectionUntil(LocalDate refusalReceived) {
        return until(refusalReceived, Deadline.OBJECTION_TO_REFUSAL.period());
    }

    /** The last day to decide on an objection that was filed on this day, not yet extended. */
    public LocalDate objectionDecisionBy(LocalDate objected) {
        return until(objected, Deadline.DECISION_ON_OBJECTION.period());
    }

    private LocalDate toldUntil(LocalDate event, Period period, Telling telling) {
        var end = lastDay(event.plusDays(1), period.unit(), period.count());
        telling.say(
                "세는 첫날은 " + ko(event.plusDays(1)) + ", 마지막 날은 " + ko(end) + "입니다.",
                "The first day counted is " + en(event.plusDays(1)) + ", the last " + en(end) + ".");
        return movedToWorkingDay(end, new BitSet(), telling);
    }

    /** Until when a filing must be received: eight working hours after it arrived on line (decree, article 6(8)). */
    public Instant receiveBy(Instant arrived) {
        return plusWorkingHours(arrived, RECEPTION_HOURS);
    }

    /** The days on which progress is to be told: every thirtieth after reception, up to and including {@code until}. */
    public List<LocalDate> progressNotices(LocalDate received, LocalDate until) {
        return Stream.iterate(
                        received.plusDays(PROGRESS_NOTICE_DAYS),
                        day -> !day.isAfter(until),
                        day -> day.plusDays(PROGRESS_NOTICE_DAYS))
                .toList();
    }

    /** The minute after so many working hours, such as 1, 3 or 8 for a transfer (decree, article 13). */
    public Instant plusWorkingHours(Instant from, int hours) {
        if (hours < 1) {
            throw new IllegalArgumentException("at least one working hour is counted, not " + hours);
        }
        var at = Holidays.inTheCity(from).truncatedTo(ChronoUnit.MINUTES);
        return plusWorkingMinutes(at, 60L * hours, new BitSet()).toInstant();
    }

    private ZonedDateTime plusWorkingMinutes(ZonedDateTime at, long minutes, BitSet suspended) {
        var working = workingDaysWithout(suspended);
        int received = Holidays.indexOf(at.toLocalDate());
        long total = minutes + (working.get(received) ? WorkingHours.doneBy(at.toLocalTime()) : 0);
        long fullDays = (total - 1) / WorkingHours.MINUTES_A_DAY;
        var end = Holidays.dateOf(nth(working, received, 1 + fullDays));
        return end.atTime(WorkingHours.timeAfter(Math.toIntExact(total - fullDays * WorkingHours.MINUTES_A_DAY)))
                .atZone(CityTime.ZONE);
    }

    /** Working time from one instant to a later one, in whole minutes; negative when the second is earlier. */
    public long workingMinutesBetween(Instant from, Instant to) {
        var start = Holidays.inTheCity(from);
        var end = Holidays.inTheCity(to);
        long days = workingDaysFrom(start.toLocalDate(), end.toLocalDate());
        return days * WorkingHours.MINUTES_A_DAY + doneOnDayOf(end) - doneOnDayOf(start);
    }

    private int doneOnDayOf(ZonedDateTime at) {
        return holidays.isWorkingDay(at.toLocalDate()) ? WorkingHours.doneBy(at.toLocalTime()) : 0;
    }

    /** Working days after today up to the day that is due: 0 on that day, negative when it has passed. */
    public int workingDaysLeft(Instant now, Due due) {
        return workingDaysFrom(
                Holidays.inTheCity(now).toLocalDate().plusDays(1), due.date().plusDays(1));
    }

    private int workingDaysFrom(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? -holidays.workingDaysBetween(to, from) : holidays.workingDaysBetween(from, to);
    }

    private LocalDate movedToWorkingDay(LocalDate end, BitSet suspended, Telling telling) {
        var working = workingDaysWithout(suspended);
        var due = Holidays.dateOf(nth(working, Holidays.indexOf(end), 1));
        if (!due.equals(end)) {
            var passed = named(end.datesUntil(due));
            telling.say(
                    passed.ko() + ": 쉬는 날이거나 세지 않는 날이므로 다음 근무일인 " + ko(due) + "로 옮깁니다.",
                    passed.en() + ": the office is closed or the day does not count, so the end moves to " + en(due)
                            + ".");
        }
        return due;
    }

    /** Days in a row of words, each with its name if it is a named holiday. */
    private Text named(Stream<LocalDate> days) {
        var ko = new StringJoiner(", ");
        var en = new StringJoiner(", ");
        days.forEach(day -> {
            var holiday = holidays.on(day);
            ko.add(ko(day) + holiday.map(it -> " " + it.name().ko()).orElse(""));
            en.add(en(day) + holiday.map(it -> " (" + it.name().en() + ")").orElse(""));
        });
        return new Text(ko.toString(), en.toString());
    }

    /** The n-th set day from {@code start} on, {@code start} included. */
    private static int nth(BitSet days, int start, long n) {
        int day = days.nextSetBit(start);
        for (long left = n - 1; left > 0 && day >= 0; left--) {
            day = days.nextSetBit(day + 1);
        }
        if (day < 0) {
            throw new IllegalArgumentException("the calendar knows the years %d to %d; this period ends later"
                    .formatted(Holidays.FIRST_YEAR, Holidays.LAST_YEAR));
        }
        return day;
    }

    private void tellLeftOut(LocalDate first, LocalDate end, BitSet suspended, Telling telling) {
        var off = holidays.onWeekdays(first, end);
        if (off.isEmpty()) {
            telling.say("이 기간의 평일에는 공휴일이 없습니다.", "No public holiday falls on a weekday in this time.");
        } else {
            var days = named(off.stream().map(Holiday::date));
            telling.say(
                    "이 기간의 평일 공휴일: " + days.ko() + ".", "Public holidays on weekdays in this time: " + days.en() + ".");
        }
        telling.leftOut(first, end, suspended);
    }

    private void tellHoursUsed(ZonedDateTime at, ZonedDateTime end, BitSet suspended, Telling telling) {
        var working = workingDaysWithout(suspended);
        int received = Holidays.indexOf(at.toLocalDate());
        int doneBefore = working.get(received) ? WorkingHours.doneBy(at.toLocalTime()) : 0;
        int first = doneBefore < WorkingHours.MINUTES_A_DAY ? nth(working, received, 1) : nth(working, received, 2);
        int used = first == received ? doneBefore : 0;
        int last = Holidays.indexOf(end.toLocalDate());
        int onLast = WorkingHours.doneBy(end.toLocalTime());
        if (first == last) {
            telling.used(end.toLocalDate(), onLast - used);
            return;
        }
        telling.used(Holidays.dateOf(first), WorkingHours.MINUTES_A_DAY - used);
        int between = working.get(first + 1, last).cardinality();
        if (between > 0) {
            telling.usedInFull(between);
        }
        telling.used(end.toLocalDate(), onLast);
    }

    private BitSet workingDaysWithout(BitSet suspended) {
        var working = holidays.workingDays();
        working.andNot(suspended);
        return working;
    }
}
