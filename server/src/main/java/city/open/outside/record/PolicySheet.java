package city.open.outside.record;

import city.open.ground.calendar.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of the disclosure policy as it was applied: by kind of fact and part, what becomes of it. What it does not name stays inside.
 *
 * @param inForceFrom when the first entry could be made by it
 * @param special what is otherwise in some procedures, or at some of their steps; null for a version that came with the program
 * @param release who released it and why; null for a version that came with the program
 */
public record PolicySheet(
        int version,
        Instant inForceFrom,
        Map<String, Map<String, Rule>> rules,
        @Nullable List<Special> special,
        @Nullable Release release) {

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

    /**
     * What holds in one procedure instead of the general rules.
     *
     * @param step null for all of the procedure
     */
    public record Special(String procedure, @Nullable String step, Map<String, Map<String, Rule>> rules) {}

    /** None for a version that came with the program. */
    public List<Special> specials() {
        return special == null ? List.of() : special;
    }

    /**
     * How a version came about.
     *
     * @param base the version it was made from
     * @param hands who did what, in the order in which they did
     * @param lapses when a part that one auditor closed alone opens again, unless another ratifies; else null
     * @param effects what the preview counted on which it was released; null where there was none to make
     */
    public record Release(
            How how,
            int base,
            Text why,
            List<Hand> hands,
            Instant at,
            @Nullable Instant lapses,
            @Nullable List<Effect> effects) {

        /** One that was not tried on what had happened. */
        public Release(How how, int base, Text why, List<Hand> hands, Instant at, @Nullable Instant lapses) {
            this(how, base, why, hands, at, lapses, null);
        }
    }

    /**
     * What would have been otherwise in the 365 days before, had the version been in force.
     *
     * @param entries in which something stands in that part
     * @param cases that have such an entry
     */
    public record Effect(String kind, String part, Becomes becomes, long entries, long cases) {}

    /** What a version makes of a part that was treated otherwise. */
    public enum Becomes {
        OPENED,
        HIDDEN,
        MASK_CHANGED,
        GROUND_CHANGED
    }

    /** What led to a version. */
    public enum How {
        /** Drafted by one, reviewed by another. */
        RELEASED,
        /** One auditor alone, for no more than a day. */
        CLOSED_AT_ONCE,
        /** Another auditor agreed to what one had closed. */
        RATIFIED,
        /** Nobody agreed in time: what was closed is as it was. */
        LAPSED
    }

    /**
     * One who had a hand in it, by name or alias as the agency's identity policy has it.
     *
     * @param act such as {@code drafted}
     */
    public record Hand(Act act, Text who) {
        private static final Text UNKNOWN = new Text("감사관", "an auditor");

        /** Of one whom the organisation may not know any more. */
        public static Hand of(Act act, Optional<Text> who) {
            return new Hand(act, who.orElse(UNKNOWN));
        }
    }

    /** What somebody did for a version. */
    public enum Act {
        DRAFTED,
        REVIEWED,
        RELEASED,
        CLOSED,
        RATIFIED
    }
}
