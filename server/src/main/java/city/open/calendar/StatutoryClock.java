package city.open.calendar;

import static city.open.calendar.Telling.counted;
import static city.open.calendar.Telling.en;
import static city.open.calendar.Telling.ko;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts the periods of the Civil Petitions Treatment Act (articles 19 and 20 of its decree, article 19 of the act) and
 * their neighbours, and says how it counted. Pure: the time is an argument, days and hours are Seoul's.
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
        if (extensions < 0 || extensions > MOST_EXTENSIONS) {
            throw new IllegalArgumentException(
                    "a period can be extended 0 to %d times, not %d".formatted(MOST_EXTENSIONS, extensions));
        }
        var at = received.atZone(Due.SEOUL).truncatedTo(ChronoUnit.MINUTES);
        var telling = new Telling();
        telling.say(
                ko(at.toLocalDate()) + " " + at.toLocalTime() + "에 접수되었습니다.",
                "Received on " + en(at.toLocalDate()) + " at " + at.toLocalTime() + ".");
        var suspended = daysOf(suspensions);
        var due = switch (period.unit()) {
            case IMMEDIATE, DAY ->
                period.countsHours()
                        ? inHours(at, period, suspended, extensions, telling)
                        : inWorkingDays(at.toLocalDate(), period, suspended, extensions, telling);
            case WEEK, MONTH, YEAR -> byTheCalendar(at.toLocalDate(), period, suspended, extensions, telling);
        };
        return concluded(due, telling);
    }

    private Due inHours(ZonedDateTime at, Period period, BitSet suspended, int extensions, Telling telling) {
        int hours = period.workingHours() * (1 + extensions);
        tellHours(period, extensions, hours, telling);
        var end = plusWorkingMinutes(at, 60L * hours, suspended);
        tellLeftOut(at.toLocalDate(), end.toLocalDate(), suspended, telling);
        tellHoursUsed(at, end, suspended, telling);
        return new Due(end.toLocalDate(), end.toLocalTime());
    }

    private Due inWorkingDays(LocalDate first, Period period, BitSet suspended, int extensions, Telling telling) {
        int days = period.count() * (1 + extensions);
        telling.say(
                "처리기간은 " + period.inWords().ko()
                        + "입니다. 6일 이상이므로 일 단위로 세고 첫날을 넣으며, 토요일과 공휴일(일요일 포함)은 세지 않습니다(민원 처리에 관한 법률 제19조제2항).",
                "The period of " + period.inWords().en()
                        + " is six days or more, so it is counted in days, the first one included, without Saturdays and public holidays (which include Sundays; Civil Petitions Treatment Act, article 19(2)).");
        tellExtensions(extensions, days + "일", counted(days, "working day"), telling);
        return nthWorkingDay(first, days, suspended, telling);
    }

    private Due nthWorkingDay(LocalDate first, int days, BitSet suspended, Telling telling) {
        var working = holidays.workingDays();
        working.andNot(suspended);
        int firstCounted = nth(working, Holidays.indexOf(first), 1);
        var end = Holidays.dateOf(nth(working, firstCounted, days));
        tellLeftOut(first, end, suspended, telling);
        telling.say(
                "1일째는 " + ko(Holidays.dateOf(firstCounted)) + ", " + days + "일째는 " + ko(end) + "입니다.",
                "Day 1 is " + en(Holidays.dateOf(firstCounted)) + "; day " + days + " is " + en(end) + ".");
        return new Due(end, null);
    }

    private Due byTheCalendar(LocalDate first, Period period, BitSet suspended, int extensions, Telling telling) {
        int count = period.count() * (1 + extensions);
        var lastDay = lastDay(first, period.unit(), count);
        int days = Math.toIntExact(ChronoUnit.DAYS.between(first, lastDay)) + 1;
        telling.say(
                "처리기간은 " + period.inWords().ko()
                        + "입니다. 달력에 따라 세고 첫날을 넣으며, 기간 안의 토요일과 공휴일도 셉니다(민원 처리에 관한 법률 제19조제3항, 민법 제160조).",
                "The period of " + period.inWords().en()
                        + " runs by the calendar with the first day included, and Saturdays and holidays within it count too (Civil Petitions Treatment Act, article 19(3); Civil Act, article 160).");
        var whole = new Period(period.unit(), count).inWords();
        tellExtensions(extensions, whole.ko(), whole.en(), telling);
        telling.say(
                "해당하는 날의 전날, 그런 날이 없으면 그 달의 말일인 " + ko(lastDay) + "에 끝납니다.",
                "It ends on the day before the matching day, or at the end of a month that has no such day: "
                        + en(lastDay) + ".");
        var counting = Holidays.allDays();
        counting.andNot(suspended);
        var end = Holidays.dateOf(nth(counting, Holidays.indexOf(first), days));
        if (!end.equals(lastDay)) {
            tellSuspended(first, end, suspended, telling);
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
                    + deadline.deadlineName().en());
        }
        var telling = new Telling();
        telling.say(
                deadline.deadlineName().ko() + "의 기간은 " + ko(event) + "부터 "
                        + deadline.length().ko() + "입니다(" + deadline.basis() + ").",
                "The period for the " + deadline.deadlineName().en() + " is "
                        + deadline.length().en() + " from " + en(event) + " (" + deadline.basis() + ").");
        return concluded(
                deadline.inWorkingDays()
                        ? byTheDisclosureAct(event, deadline, extended, telling)
                        : byTheCivilAct(event, deadline, extended, telling),
                telling);
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

    /** The last day to object to a refusal that was received on this day. */
    public LocalDate objectionUntil(LocalDate refusalReceived, int days) {
        return until(refusalReceived, Period.days(days));
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
        var at = from.atZone(Due.SEOUL).truncatedTo(ChronoUnit.MINUTES);
        return plusWorkingMinutes(at, 60L * hours, new BitSet()).toInstant();
    }

    private ZonedDateTime plusWorkingMinutes(ZonedDateTime at, long minutes, BitSet suspended) {
        var working = holidays.workingDays();
        working.andNot(suspended);
        int received = Holidays.indexOf(at.toLocalDate());
        long total = minutes + (working.get(received) ? WorkingHours.doneBy(at.toLocalTime()) : 0);
        long fullDays = (total - 1) / WorkingHours.MINUTES_A_DAY;
        var end = Holidays.dateOf(nth(working, received, 1 + fullDays));
        return end.atTime(WorkingHours.timeAfter(Math.toIntExact(total - fullDays * WorkingHours.MINUTES_A_DAY)))
                .atZone(Due.SEOUL);
    }

    /** Working time from one instant to a later one, in whole minutes; negative when the second is earlier. */
    public long workingMinutesBetween(Instant from, Instant to) {
        return workingMinutesUpTo(to.atZone(Due.SEOUL), from.atZone(Due.SEOUL).toLocalDate())
                - workingMinutesUpTo(
                        from.atZone(Due.SEOUL), from.atZone(Due.SEOUL).toLocalDate());
    }

    private long workingMinutesUpTo(ZonedDateTime at, LocalDate since) {
        var day = at.toLocalDate();
        int today = holidays.isWorkingDay(day) ? WorkingHours.doneBy(at.toLocalTime()) : 0;
        return (long) workingDaysFrom(since, day) * WorkingHours.MINUTES_A_DAY + today;
    }

    /** Working days after today up to the day that is due: 0 on that day, negative when it has passed. */
    public int workingDaysLeft(Instant now, Due due) {
        return workingDaysFrom(
                now.atZone(Due.SEOUL).toLocalDate().plusDays(1), due.date().plusDays(1));
    }

    private int workingDaysFrom(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? -holidays.workingDaysBetween(to, from) : holidays.workingDaysBetween(from, to);
    }

    private LocalDate movedToWorkingDay(LocalDate end, BitSet suspended, Telling telling) {
        var working = holidays.workingDays();
        working.andNot(suspended);
        var due = Holidays.dateOf(nth(working, Holidays.indexOf(end), 1));
        if (!due.equals(end)) {
            var passed = end.datesUntil(due).toList();
            telling.say(
                    passed.stream()
                                    .map(day -> ko(day) + " " + whyNoWork(day).ko())
                                    .collect(Collectors.joining(", ")) + ": 쉬는 날이므로 다음 근무일인 " + ko(due) + "로 옮깁니다.",
                    passed.stream()
                                    .map(day -> en(day) + " (" + whyNoWork(day).en() + ")")
                                    .collect(Collectors.joining(", "))
                            + ": no working day, so the end moves to the next one, " + en(due) + ".");
        }
        return due;
    }

    private Text whyNoWork(LocalDate day) {
        return holidays.on(day).map(Holiday::name).orElseGet(() -> switch (day.getDayOfWeek()) {
            case SATURDAY -> new Text("토요일", "Saturday");
            case SUNDAY -> new Text("일요일", "Sunday");
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> new Text("산입하지 않는 날", "does not count");
        });
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

    private static BitSet daysOf(List<Suspension> suspensions) {
        var days = new BitSet();
        for (var suspension : suspensions) {
            days.set(Holidays.nearestIndexOf(suspension.from()), Holidays.nearestIndexOf(suspension.to()) + 1);
        }
        return days;
    }

    private static void tellHours(Period period, int extensions, int hours, Telling telling) {
        if (period.unit() == Period.Unit.IMMEDIATE) {
            telling.say(
                    "처리기간은 '즉시'입니다. 접수 시각부터 3근무시간입니다(민원 처리에 관한 법률 시행령 제19조).",
                    "At once means 3 working hours from the minute of reception (decree of the Civil Petitions Treatment Act, article 19).");
        } else {
            telling.say(
                    "처리기간은 " + period.count() + "일입니다. 5일 이하이므로 접수 시각부터 근무시간으로 셉니다. 1일은 8시간, 모두 "
                            + period.workingHours() + "시간입니다(민원 처리에 관한 법률 제19조제1항).",
                    "The period of " + counted(period.count(), "day")
                            + " is five days or less, so it is counted in working hours from the minute of reception: 8 hours a day, "
                            + period.workingHours() + " in all (Civil Petitions Treatment Act, article 19(1)).");
        }
        tellExtensions(extensions, hours + "근무시간", counted(hours, "working hour"), telling);
        telling.say(
                "근무시간은 09:00부터 18:00까지이고 점심시간 12:00~13:00, 토요일, 공휴일(일요일 포함)은 세지 않습니다.",
                "Working hours are 09:00 to 18:00; lunch from 12:00 to 13:00, Saturdays and public holidays, which include Sundays, do not count.");
    }

    private static void tellExtensions(int extensions, String ko, String en, Telling telling) {
        if (extensions > 0) {
            telling.say(
                    "처리기간만큼 " + extensions + "차례 연장되어 모두 " + ko + "입니다(같은 법 시행령 제21조).",
                    "Extended " + (extensions == 1 ? "once" : "twice") + " by the same period, it is " + en
                            + " in all (article 21 of the decree).");
        }
    }

    private void tellLeftOut(LocalDate first, LocalDate end, BitSet suspended, Telling telling) {
        var off = holidays.onWeekdays(first, end);
        if (off.isEmpty()) {
            telling.say("이 기간의 평일에는 공휴일이 없습니다.", "No public holiday falls on a weekday in this time.");
        } else {
            telling.say(
                    "이 기간의 평일 공휴일: "
                            + off.stream()
                                    .map(holiday -> ko(holiday.date()) + " "
                                            + holiday.name().ko())
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Public holidays on weekdays in this time: "
                            + off.stream()
                                    .map(holiday -> en(holiday.date()) + " ("
                                            + holiday.name().en() + ")")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        tellSuspended(first, end, suspended, telling);
    }

    private static void tellSuspended(LocalDate first, LocalDate end, BitSet suspended, Telling telling) {
        var spans = spans(first, end, suspended);
        if (!spans.isEmpty()) {
            telling.say(
                    "처리기간에 넣지 않는 날(같은 법 시행령 제20조): "
                            + spans.stream()
                                    .map(span -> ko(span.from()) + "부터 " + ko(span.to()) + "까지")
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Days that do not count (article 20 of the decree): "
                            + spans.stream()
                                    .map(span -> en(span.from()) + " to " + en(span.to()))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    /** The suspended days that fall into this time, joined where they touch. */
    private static List<Suspension> spans(LocalDate first, LocalDate end, BitSet suspended) {
        var spans = new ArrayList<Suspension>();
        int last = Holidays.indexOf(end);
        for (int from = suspended.nextSetBit(Holidays.indexOf(first)); from >= 0 && from <= last; ) {
            int after = suspended.nextClearBit(from);
            spans.add(new Suspension(Holidays.dateOf(from), Holidays.dateOf(Math.min(after - 1, last))));
            from = suspended.nextSetBit(after);
        }
        return spans;
    }

    private void tellHoursUsed(ZonedDateTime at, ZonedDateTime end, BitSet suspended, Telling telling) {
        var working = holidays.workingDays();
        working.andNot(suspended);
        int received = Holidays.indexOf(at.toLocalDate());
        int last = Holidays.indexOf(end.toLocalDate());
        int onLast = WorkingHours.doneBy(end.toLocalTime());
        int doneBefore = WorkingHours.doneBy(at.toLocalTime());
        boolean startsToday = working.get(received) && doneBefore < WorkingHours.MINUTES_A_DAY;
        int firstDay = startsToday ? received : working.nextSetBit(received + 1);
        int onFirst = WorkingHours.MINUTES_A_DAY - (startsToday ? doneBefore : 0);
        if (firstDay == last) {
            int minutes = onLast - (startsToday ? doneBefore : 0);
            telling.say(
                    ko(end.toLocalDate()) + "에 " + koHours(minutes) + "을 모두 씁니다.",
                    "All " + enHours(minutes) + " fall on " + en(end.toLocalDate()) + ".");
            return;
        }
        int between = working.get(firstDay + 1, last).cardinality();
        telling.say(
                "첫날 " + ko(Holidays.dateOf(firstDay)) + "에 " + koHours(onFirst) + ", 그 뒤 근무일 " + between + "일에 "
                        + koHours(between * WorkingHours.MINUTES_A_DAY) + ", 마지막 날 " + ko(end.toLocalDate()) + "에 "
                        + koHours(onLast) + "을 씁니다.",
                "On the first day, " + en(Holidays.dateOf(firstDay)) + ", " + enHours(onFirst) + " are used; on the "
                        + counted(between, "working day") + " between, "
                        + enHours(between * WorkingHours.MINUTES_A_DAY) + "; on the last day, " + en(end.toLocalDate())
                        + ", " + enHours(onLast) + ".");
    }

    private static String koHours(int minutes) {
        return minutes / 60 + "시간" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + "분");
    }

    private static String enHours(int minutes) {
        return counted(minutes / 60, "hour") + (minutes % 60 == 0 ? "" : " " + counted(minutes % 60, "minute"));
    }

    private static Reckoning concluded(Due due, Telling telling) {
        var time = due.time();
        telling.say(
                "기한은 " + ko(due.date()) + (time == null ? "이 끝나는 때까지입니다." : " " + time + "입니다."),
                "It is due " + (time == null ? "by the end of " : "at " + time + " on ") + en(due.date()) + ".");
        var deemedOn = due.date().plusDays(1);
        telling.say(
                "그때까지 결과나 연장을 알리지 않으면 받아들인 것으로 보는 법이 있는 경우, 그날은 " + ko(deemedOn) + "입니다.",
                "Where an act takes silence as consent and neither a result nor an extension was told by then, that day is "
                        + en(deemedOn) + ".");
        return new Reckoning(due, deemedOn, telling.told());
    }
}
