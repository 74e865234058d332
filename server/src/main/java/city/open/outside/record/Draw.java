package city.open.outside.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The seed with which a division drew on one day: each petition went to the eligible official at place {@code HMAC-SHA256(seed, number) mod
 * how many}.
 *
 * @param commitment the SHA-256 of the seed in hexadecimal, public from before the first draw
 * @param seed in hexadecimal, from the day after; null before
 */
public record Draw(
        String agency,
        String division,
        LocalDate day,
        String commitment,
        @Nullable String seed) {}
