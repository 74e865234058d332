package city.open.outside.follow;

import java.util.Locale;

/** By which way news reach a follower. Feeds need no subscription. */
public enum Way {
    MAIL,
    /** Web Push to a browser. */
    PUSH;

    /** As rows have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
