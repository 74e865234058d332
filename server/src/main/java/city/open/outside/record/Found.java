package city.open.outside.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was looked for.
 *
 * @param asWritten how many of the rows, from the first, have every word as it was asked for; the others only resemble it
 * @param next leads on to the following page, null at the end
 */
public record Found(
        List<CaseRow> rows, int asWritten, @Nullable String next) {}
