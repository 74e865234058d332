package city.open.outside.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was looked for.
 *
 * @param asWritten how many of the rows, from the first, have every word as it was asked for; the others only resemble it
 * @param count how many petitions there are in all that have every word as asked, or {@link #COUNTED} + 1 for more than that
 * @param next leads on to the following page, null at the end
 */
public record Found(
        List<CaseRow> rows,
        int asWritten,
        int count,
        @Nullable String next) {

    /** So many are counted; beyond, counting would cost more than it says. */
    public static final int COUNTED = 1_000;
}
