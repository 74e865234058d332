package city.open.town.catalogue;

import java.util.List;
import java.util.Map;

/**
 * How far one petition has come, as the flow chart shows it.
 *
 * @param departures ways the petition went that the procedure does not foresee
 */
public record Progress(Map<StepId, State> states, List<Departure> departures) {
    private static final Progress NONE = new Progress(Map.of(), List.of());

    public Progress {
        states = Map.copyOf(states);
        departures = List.copyOf(departures);
    }

    /** No petition: the chart of the procedure itself. */
    public static Progress none() {
        return NONE;
    }

    /** Where a step stands in this petition. A step without a state is still open. */
    public enum State {
        DONE,
        NOW,
        NEXT,
        SKIPPED
    }

    /** The petition went from one step to another although no link leads there. */
    public record Departure(StepId from, StepId to) {}
}
