package city.open.inside.exchange.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system that is told of every public entry.
 *
 * @param delivered the index of the last entry it has taken or that lies among its dead letters, -1 before the first
 * @param rate requests a minute that it allows, none for any number
 * @param tries how often the next entry has been tried in vain
 * @param trouble what went wrong last, none when nothing did
 * @param deadLetters how many entries it would not take
 */
public record Subscription(
        long id,
        String name,
        String target,
        State state,
        long delivered,
        @Nullable Integer rate,
        int tries,
        Instant nextTryAt,
        @Nullable String trouble,
        int deadLetters) {

    public enum State {
        /** It has not said yet that it wants to be told. */
        UNCONFIRMED,
        ON,
        /** Stopped by us; it goes on from where it stopped. */
        STOPPED,
        /** It answered that nobody is there any more (410). */
        GONE
    }
}
