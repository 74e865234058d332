package city.open.outside.record;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of the disclosure policy as it was applied: by kind of fact and part, what becomes of it. What it does not name stays inside.
 *
 * @param inForceFrom when the first entry could be made by it
 */
public record PolicySheet(int version, Instant inForceFrom, Map<String, Map<String, Rule>> rules) {

    /**
     * @param way {@code open}, {@code masked} or {@code committed}: withheld, with its salted hash in the log
     * @param ground of what is withheld: {@code 9-1-5} is article 9(1)5 of the Official Information Disclosure Act
     * @param until {@code decision}, or null where the ground does not lapse by itself
     * @param committed true for what is shown, and stands in the log as a salted hash so that it can be withheld later; else null
     */
    public record Rule(
            Way way,
            @Nullable String ground,
            @Nullable String until,
            @Nullable Boolean committed) {

        public boolean isUntilDecision() {
            return "decision".equals(until);
        }

        public boolean isCommitted() {
            return Boolean.TRUE.equals(committed);
        }
    }

    /** What becomes of a part. */
    public enum Way {
        OPEN,
        MASKED,
        COMMITTED
    }
}
