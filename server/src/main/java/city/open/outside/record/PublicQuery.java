package city.open.outside.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What someone looks for among all petitions; a null or blank part does not narrow.
 *
 * @param text words or a petition number; typing errors are forgiven
 * @param status {@code open}, {@code closed} or a {@link CaseView.Status} or {@link CaseView.Outcome} in lower case with hyphens
 * @param from received on or after, in the city
 * @param to received on or before, in the city
 * @param late only those past their due date
 * @param after the {@code next} of the page before, for the following page
 * @param limit how many rows, 1 to 100
 * @param with only those with such an entry: {@code departures}, {@code supplements} or {@code withheld}
 * @param place only those there, or in a place that begins so, such as 강남구 or 강남구 역삼동; {@link #NOWHERE} for those whose place is not public
 * @param order of those whose words fit alike; where only late ones are asked for, those longest past their due date come first
 */
public record PublicQuery(
        @Nullable String text,
        @Nullable String sector,
        @Nullable String procedure,
        @Nullable String agency,
        @Nullable String division,
        @Nullable String status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean late,
        @Nullable String after,
        int limit,
        @Nullable String with,
        @Nullable String place,
        Order order) {
    public static final String NOWHERE = "none";

    public enum Order {
        NEWEST,
        OLDEST,
        /** Open ones whose time runs, the next due date first; those without a date that comes are not among them. */
        DUE
    }

    /** Whatever entries they have, the newest first. */
    public PublicQuery(
            @Nullable String text,
            @Nullable String sector,
            @Nullable String procedure,
            @Nullable String agency,
            @Nullable String division,
            @Nullable String status,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean late,
            @Nullable String after,
            int limit) {
        this(text, sector, procedure, agency, division, status, from, to, late, after, limit, null, null, Order.NEWEST);
    }

    public static PublicQuery everything(int limit) {
        return new PublicQuery(null, null, null, null, null, null, null, null, false, null, limit);
    }

    /** The same question, from the place on that a search named. */
    PublicQuery following(String next) {
        return new PublicQuery(
                text, sector, procedure, agency, division, status, from, to, late, next, limit, with, place, order);
    }

    /** The same question of all states together. */
    PublicQuery ofAnyState() {
        return new PublicQuery(
                text,
                sector,
                procedure,
                agency,
                division,
                null,
                from,
                to,
                false,
                null,
                limit,
                with,
                place,
                Order.NEWEST);
    }
}
