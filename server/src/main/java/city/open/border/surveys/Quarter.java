package city.open.border.surveys;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** Three months of the city, such as {@code 2026Q3}. */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    /** For how many days a token opens after its result. */
    public static final int DAYS_OPEN = 30;

    private static final Pattern FORM = Pattern.compile("(20\\d\\d)Q([1-4])");
    private static final int MONTHS = 3;
    private static final int IN_A_YEAR = 4;

    public Quarter {
        if (year < 2000 || year > 2099 || number < 1 || number > IN_A_YEAR) {
            throw new IllegalArgumentException("%dQ%d is no quarter".formatted(year, number));
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    public static Quarter parse(String text) {
        var read = FORM.matcher(text);
        if (!read.matches()) {
            throw new IllegalArgumentException("a quarter is written like 2026Q3, not '%s'".formatted(text));
        }
        return new Quarter(Integer.parseInt(read.group(1)), Integer.parseInt(read.group(2)));
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, (number - 1) * MONTHS + 1);
    }

    public YearMonth lastMonth() {
        return firstMonth().plusMonths(MONTHS - 1L);
    }

    public LocalDate firstDay() {
        return firstMonth().atDay(1);
    }

    public LocalDate lastDay() {
        return lastMonth().atEndOfMonth();
    }

    /** The last day on which a token of it opens. */
    public LocalDate closes() {
        return lastDay().plusDays(DAYS_OPEN);
    }

    public Quarter plus(int quarters) {
        return of(firstDay().plusMonths((long) MONTHS * quarters));
    }

    @Override
    public int compareTo(Quarter other) {
        return firstMonth().compareTo(other.firstMonth());
    }

    @Override
    public String toString() {
        return "%dQ%d".formatted(year, number);
    }
}
