package city.open.ground.calendar;

import org.jspecify.annotations.Nullable;

/**
 * By how much a period was extended (decree of the Civil Petitions Treatment Act, article 21).
 *
 * @param days of eight working hours where the period counts hours, working days where it counts those, and days by the calendar where it
 *     runs by the calendar; null for the whole period once more
 */
public record Extension(@Nullable Integer days) {
    /** The whole period once more: the most the decree allows. */
    public static final Extension WHOLE = new Extension(null);

    public Extension {
        if (days != null && days < 1) {
            throw new IllegalArgumentException("an extension counts one day at least, not " + days);
        }
    }

    public boolean isWhole() {
        return days == null;
    }
}
