package city.open.inside.approval;

import org.jspecify.annotations.Nullable;

/**
 * What the conditions of the delegation table ask about.
 *
 * @param amount in won
 * @param size floor or land area in square metres
 * @param novel the first of its kind, a new policy or a conflict with earlier practice
 */
public record Matter(@Nullable Long amount, @Nullable Long size, boolean novel) {
    /** Nothing in it that a condition would ask about. */
    public static Matter ordinary() {
        return new Matter(null, null, false);
    }
}
