package city.open.audit.track;

import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * When a term of the track ends (Civil Act 157, 160, 161): the day of receipt does not count, months run from the day after it, an end on a
 * Saturday or holiday moves to the next working day.
 */
public final class Terms {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,4}[dm]");

    private Terms() {}

    /**
     * @param term {@code Nd} or {@code Nm}
     * @throws IllegalArgumentException if the term is not understood, or ends after the calendar's last year
     */
    public static LocalDate end(LocalDate start, String term, Holidays holidays) {
        if (!FORM.matcher(term).matches()) {
            throw new IllegalArgumentException(
                    "the term '%s' is not understood: write a number and d for days or m for months, such as 60d or 1m"
                            .formatted(term));
        }
        return new StatutoryClock(holidays).until(start, Period.parse(term));
    }
}
