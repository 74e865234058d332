package city.open.audit.dial;

import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.Text;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part that one auditor closed at once, everywhere it was shown.
 *
 * @param version by which it was closed
 * @param was how it was shown, by place
 * @param lapses when it opens again, unless another has ratified
 * @param settledAt when it was ratified or lapsed; null before
 * @param settledAs the version by which; null before
 */
record Closing(
        int version,
        Map<Cell, Way> was,
        Text why,
        OfficialId by,
        Instant at,
        Instant lapses,
        @Nullable Instant settledAt,
        @Nullable Integer settledAs) {
    Closing {
        was = Map.copyOf(was);
    }

    boolean isWaiting() {
        return settledAt == null;
    }

    Cell cell() {
        return was.keySet().iterator().next();
    }
}
