package city.open.outside.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Petitions by when they were received, newest first.
 *
 * @param procedures any of these; empty for all
 * @param decided null for both
 * @param from at this moment or later
 * @param to at this moment or earlier
 * @param skip so many of the newest
 */
public record ReceivedSought(
        List<String> procedures, @Nullable Boolean decided, Instant from, Instant to, int skip, int limit) {

    public ReceivedSought {
        procedures = List.copyOf(procedures);
    }
}
