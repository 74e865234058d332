package city.open.outside.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody takes, of all there are; a null part does not narrow.
 *
 * @param petition those of this one alone
 * @param from entered on or after, in the city
 * @param to entered on or before, in the city
 * @param after only those with a higher index; -1 for all
 * @param before only those with a lower index: so many has the tree that was signed
 */
public record EntriesSought(
        @Nullable String petition,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long after,
        long before) {}
