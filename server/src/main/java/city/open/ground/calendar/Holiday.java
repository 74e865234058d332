package city.open.ground.calendar;

import java.time.LocalDate;

/**
 * A named holiday of public offices. Where two meet on one day they are one holiday with both names.
 *
 * @param basis the article it rests on, in Korean as the law is
 */
public record Holiday(LocalDate date, Text name, Kind kind, String basis) {
    public enum Kind {
        /** A national day of the Act on National Days. */
        NATIONAL,
        /** Seollal, Buddha's Birthday and Chuseok, by the lunar calendar. */
        LUNAR,
        /** Any other day on the same date each year. */
        FIXED,
        /** In place of a holiday lost to a weekend or to another holiday. */
        SUBSTITUTE,
        ELECTION,
        /** Named by the Cabinet for one occasion. */
        TEMPORARY
    }

    public Holiday {
        if (name.ko().isBlank() || basis.isBlank()) {
            throw new IllegalArgumentException("the holiday on %s needs a name and a legal basis".formatted(date));
        }
    }
}
