package city.open.ground.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * Whole days that do not count, the first and the last included (decree of the Civil Petitions Treatment Act,
 * article 20). For a supplement both the day of the request and the day of the answer are left out.
 */
public record Suspension(LocalDate from, LocalDate to) {
    public Suspension {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a suspension cannot end on %s before it begins on %s".formatted(to, from));
        }
    }

    /** Reads {@code 2026-04-24/2026-05-06}. */
    public static Suspension parse(String text) {
        var days = text.split("/", -1);
        try {
            if (days.length == 2) {
                return new Suspension(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
            }
        } catch (DateTimeParseException _) {
            // said below, with the form that is wanted
        }
        throw new IllegalArgumentException(
                "the suspension '%s' is not understood: write its first and last day, such as 2026-04-24/2026-05-06"
                        .formatted(text));
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
