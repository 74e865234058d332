package city.open.ground.calendar;

import city.open.ground.folder.CityFolder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The holidays of public offices from 1999 to 2035 (Regulation on Holidays of Public Offices): the named ones and every
 * Sunday. Immutable. Saturdays are no holidays, but no working days either; today's five-day week is applied to all years.
 */
public final class Holidays {
    public static final int FIRST_YEAR = 1999;
    public static final int LAST_YEAR = 2035;

    private static final long FIRST_DAY = LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private static final int DAYS =
            Math.toIntExact(LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() - FIRST_DAY);
    private static final Instant BEGINS = new Due(LocalDate.of(FIRST_YEAR - 1, 12, 31), null).endsAt();
    private static final Instant ENDS = new Due(LocalDate.of(LAST_YEAR, 12, 31), null).endsAt();
    private static final Holidays BUILT_IN = new Holidays(HolidayTable.read(CityFolder.here()));

    private final NavigableMap<LocalDate, Holiday> named;
    private final BitSet working = new BitSet(DAYS);

    private Holidays(NavigableMap<LocalDate, Holiday> named) {
        this.named = named;
        for (int day = 0; day < DAYS; day++) {
            var date = dateOf(day);
            working.set(day, !isWeekend(date) && !named.containsKey(date));
        }
    }

    /**
     * Those of another city's folder.
     *
     * @throws IllegalStateException with a line for each that cannot be used
     */
    public static Holidays of(CityFolder city) {
        return new Holidays(HolidayTable.read(city));
    }

    /** Those of the city this process works for, as known when this version was made. */
    public static Holidays builtIn() {
        return BUILT_IN;
    }

    /** These and later ones. A day that already is a named holiday keeps its name. */
    public Holidays with(Holiday... later) {
        var all = new TreeMap<>(named);
        for (Holiday holiday : later) {
            indexOf(holiday.date());
            all.putIfAbsent(holiday.date(), holiday);
        }
        return new Holidays(all);
    }

    /** A named holiday or a Sunday. */
    public boolean isHoliday(LocalDate date) {
        indexOf(date);
        return date.getDayOfWeek() == DayOfWeek.SUNDAY || named.containsKey(date);
    }

    /** Neither a holiday nor a Saturday. */
    public boolean isWorkingDay(LocalDate date) {
        return working.get(indexOf(date));
    }

    /** The {@code days}-th working day after this one, or before it. */
    public LocalDate workingDay(LocalDate from, int days) {
        int step = Integer.signum(days);
        var day = from;
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(step);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    public Optional<Holiday> on(LocalDate date) {
        indexOf(date);
        return Optional.ofNullable(named.get(date));
    }

    /** The named holidays of a year in order, without those that fall on a Sunday, which is one anyway. */
    public List<Holiday> in(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw unknown(Integer.toString(year));
        }
        return named.subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)).values().stream()
                .filter(holiday -> holiday.date().getDayOfWeek() != DayOfWeek.SUNDAY)
                .toList();
    }

    /** Named holidays on weekdays, both ends included: the ones a person would miss when counting on a calendar. */
    List<Holiday> onWeekdays(LocalDate from, LocalDate to) {
        return named.subMap(from, true, to, true).values().stream()
                .filter(holiday -> !isWeekend(holiday.date()))
                .toList();
    }

    /** Working days as bits, numbered by {@link #indexOf}; a copy to take days out of. */
    BitSet workingDays() {
        return (BitSet) working.clone();
    }

    static BitSet allDays() {
        var all = new BitSet(DAYS);
        all.set(0, DAYS);
        return all;
    }

    /** Working days from {@code from} up to, not including, {@code to}. */
    int workingDaysBetween(LocalDate from, LocalDate to) {
        return working.get(indexOf(from), indexOf(to)).cardinality();
    }

    static int indexOf(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw unknown(date.toString());
        }
        return Math.toIntExact(date.toEpochDay() - FIRST_DAY);
    }

    /** The union of days, as far as the calendar reaches. */
    static BitSet daysIn(List<Suspension> suspensions) {
        var days = new BitSet(DAYS);
        for (var suspension : suspensions) {
            days.set(
                    clamped(suspension.from().toEpochDay()),
                    clamped(suspension.to().toEpochDay() + 1));
        }
        return days;
    }

    private static int clamped(long epochDay) {
        return Math.clamp(epochDay - FIRST_DAY, 0, DAYS);
    }

    /** The moment on the city's clocks; outside the calendar's years it is refused. */
    static ZonedDateTime inTheCity(Instant moment) {
        if (moment.isBefore(BEGINS) || !moment.isBefore(ENDS)) {
            throw unknown(moment.toString());
        }
        return moment.atZone(CityTime.ZONE);
    }

    static LocalDate dateOf(int index) {
        return LocalDate.ofEpochDay(FIRST_DAY + index);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static IllegalArgumentException unknown(String when) {
        return new IllegalArgumentException(
                "the calendar knows the years %d to %d, not %s".formatted(FIRST_YEAR, LAST_YEAR, when));
    }
}
