package city.open.outside.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what was looked for; {@code next} leads on to the following one, null at the end. */
public record Found(List<CaseRow> rows, @Nullable String next) {}
