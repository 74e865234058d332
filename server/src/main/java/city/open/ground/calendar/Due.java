package city.open.ground.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** When a period ends in the city: at a minute where the law counts hours, else at the end of a day. */
public record Due(LocalDate date, @Nullable LocalTime time) implements Comparable<Due> {
    private static final Comparator<Due> BY_END =
            Comparator.comparing(Due::endsAt).thenComparing(due -> due.time != null);

    /** The minute itself, or midnight after the day. */
    public Instant endsAt() {
        return time == null
                ? date.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant()
                : date.atTime(time).atZone(CityTime.ZONE).toInstant();
    }

    /** The minute that is due is still in time; the midnight after the day that is due is not. */
    public boolean passedAt(Instant now) {
        return time == null ? !now.isBefore(endsAt()) : now.isAfter(endsAt());
    }

    /** Reads what {@link #toString} writes: {@code 2026-06-10} or {@code 2026-06-05T14:00+09:00}. */
    public static Due parse(String text) {
        try {
            if (text.indexOf('T') < 0) {
                return new Due(LocalDate.parse(text), null);
            }
            var local = OffsetDateTime.parse(text).atZoneSameInstant(CityTime.ZONE);
            return new Due(local.toLocalDate(), local.toLocalTime());
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "the due time '%s' is not understood: write 2026-06-10 or 2026-06-05T14:00+09:00".formatted(text));
        }
    }

    @Override
    public int compareTo(Due other) {
        return BY_END.compare(this, other);
    }

    @Override
    public String toString() {
        return time == null
                ? date.toString()
                : date.atTime(time).atZone(CityTime.ZONE).toOffsetDateTime().toString();
    }
}
