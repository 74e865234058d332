package city.open.ground.calendar;

import java.util.regex.Pattern;

/**
 * A period set by law, written {@code immediate}, {@code 3d}, {@code 2w}, {@code 1m} or {@code 1y}.
 *
 * <p>The unit decides how it is counted (Civil Petitions Treatment Act, article 19): at once and up to five days in
 * working hours, six days and more in working days, weeks, months and years by the calendar.
 */
public record Period(Unit unit, int count) {
    public enum Unit {
        IMMEDIATE,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** At once: three working hours. */
    public static final Period AT_ONCE = new Period(Unit.IMMEDIATE, 1);

    private static final int LONGEST = 9999;
    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})([dwmy])");

    public Period {
        if (count < 1 || count > LONGEST || (unit == Unit.IMMEDIATE && count != 1)) {
            throw new IllegalArgumentException(
                    "a period counts 1 to %d days, weeks, months or years, not %d".formatted(LONGEST, count));
        }
    }

    public static Period days(int count) {
        return new Period(Unit.DAY, count);
    }

    /** Refuses anything but the five text forms. */
    public static Period parse(String text) {
        if (text.equals("immediate")) {
            return AT_ONCE;
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "the period '%s' is not understood: write immediate, or a number from 1 to %d and d, w, m or y, such as 10d"
                            .formatted(text, LONGEST));
        }
        var unit = switch (form.group(2)) {
            case "d" -> Unit.DAY;
            case "w" -> Unit.WEEK;
            case "m" -> Unit.MONTH;
            default -> Unit.YEAR;
        };
        return new Period(unit, Integer.parseInt(form.group(1)));
    }

    /** Whether the law counts it in working hours, to the minute. */
    public boolean countsHours() {
        return unit == Unit.IMMEDIATE || (unit == Unit.DAY && count <= 5);
    }

    /** Three for at once, eight for each day; only where the law counts hours. */
    int workingHours() {
        return unit == Unit.IMMEDIATE ? 3 : 8 * count;
    }

    /** As an officer would say it, with what a day means here. */
    public Text inWords() {
        return switch (unit) {
            case IMMEDIATE -> new Text("즉시(3근무시간)", "at once (3 working hours)");
            case DAY ->
                countsHours()
                        ? new Text(
                                count + "일(" + workingHours() + "근무시간)",
                                Telling.counted(count, "day") + " (" + workingHours() + " working hours)")
                        : new Text(count + "일", Telling.counted(count, "working day"));
            case WEEK -> new Text(count + "주", Telling.counted(count, "week"));
            case MONTH -> new Text(count + "개월", Telling.counted(count, "month"));
            case YEAR -> new Text(count + "년", Telling.counted(count, "year"));
        };
    }

    @Override
    public String toString() {
        return switch (unit) {
            case IMMEDIATE -> "immediate";
            case DAY -> count + "d";
            case WEEK -> count + "w";
            case MONTH -> count + "m";
            case YEAR -> count + "y";
        };
    }
}
