package city.open.outside.follow;

import city.open.ground.page.Lang;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody follows and how; where the news go is sealed and no part of it.
 *
 * @param own whether the applicant follows their own petition
 * @param after the last public entry before it was confirmed; what is told begins behind it
 */
public record Subscription(
        UUID id,
        Followed followed,
        Lang lang,
        Rhythm rhythm,
        Way way,
        boolean own,
        State state,
        long after,
        Instant requestedAt) {

    public enum State {
        /** Asked for; nothing is sent but the question whether it was really them. Gone after two days. */
        REQUESTED,
        CONFIRMED,
        /** Ended, with what was sealed gone. The row itself goes after a month. */
        STOPPED
    }
}
