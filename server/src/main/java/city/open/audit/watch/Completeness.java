package city.open.audit.watch;

import org.jspecify.annotations.Nullable;

/**
 * What is disclosed of what is due. A census, so without an interval.
 *
 * @param stubs those of the disclosed that only name the ground on which the rest is withheld
 * @param completeness null where nothing is due
 */
public record Completeness(
        int due,
        int disclosed,
        int stubs,
        int missing,
        @Nullable Double completeness) {

    /**
     * @param acts known to any inside source and let out by the policy
     * @param inGrace of these, so young that nobody is late with them yet
     */
    public static Completeness of(int acts, int inGrace, int open, int stubs) {
        int due = acts - inGrace;
        int missing = due - open - stubs;
        if (due < 0 || missing < 0) {
            throw new IllegalArgumentException(
                    "%d acts are fewer than %d in grace, %d open and %d stubs".formatted(acts, inGrace, open, stubs));
        }
        return new Completeness(due, open + stubs, stubs, missing, due == 0 ? null : (open + stubs) / (double) due);
    }
}
