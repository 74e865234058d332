package city.open.outside.record;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Whose figures are asked for: of petitions received from one month to another, of all or of some; null does not narrow. */
public record CohortQuery(
        YearMonth from,
        YearMonth to,
        @Nullable String sector,
        @Nullable String procedure,
        @Nullable String agency) {}
