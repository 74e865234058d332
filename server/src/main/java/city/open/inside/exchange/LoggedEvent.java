package city.open.inside.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a case, as the log tells it.
 *
 * @param line where it stands in the file
 * @param activity what was done, by the name or code the log tells steps apart by
 * @param readableName what the step is called in words, where the log has it beside the code
 * @param transition the stage of the step's life ({@code start}, {@code complete}, …)
 * @param resource who did it, by the log's own alias
 */
record LoggedEvent(
        int line,
        Instant at,
        String activity,
        @Nullable String readableName,
        @Nullable String transition,
        @Nullable String resource,
        @Nullable String group,
        @Nullable String role) {}
