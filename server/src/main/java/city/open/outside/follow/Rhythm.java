package city.open.outside.follow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a follower is told. */
public enum Rhythm {
    AT_ONCE,
    /** Every morning at nine o'clock in the city, on days on which there is something to tell. */
    DAILY;

    /** As forms and rows have it: {@code at-once}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Rhythm> find(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
