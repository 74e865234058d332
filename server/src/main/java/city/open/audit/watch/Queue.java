package city.open.audit.watch;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who was taken before whom in one queue: a division's cases of one procedure at one step.
 *
 * @param overtakes how many each case overtook, those that overtook any
 * @param items cases that overtook two or more, and at least half of those then waiting beside them
 * @param overtaken ordered pairs turned round
 * @param pairs all ordered pairs
 */
public record Queue(Map<String, Integer> overtakes, List<String> items, int overtaken, int pairs) {
    private static final int OVERTAKEN = 2;

    /**
     * @param due null where none is known
     * @param suspended suspended while it waited: nobody overtakes it
     */
    public record Waiting(
            String id,
            LocalDateTime ready,
            LocalDateTime started,
            @Nullable LocalDateTime due,
            boolean suspended) {

        private boolean isOvertakenBy(Waiting other) {
            return !suspended
                    && ready.isBefore(other.ready)
                    && started.isAfter(other.started)
                    && (due == null || other.due == null || !due.isAfter(other.due));
        }

        private boolean waitsBeside(Waiting other) {
            return !id.equals(other.id) && !ready.isAfter(other.started) && started.isAfter(other.started);
        }
    }

    public static Queue of(List<Waiting> cases) {
        var overtakes = new LinkedHashMap<String, Integer>();
        var items = new ArrayList<String>();
        int overtaken = 0;
        int pairs = 0;
        for (var one : cases) {
            int count = 0;
            int beside = 0;
            for (var other : cases) {
                pairs += other.ready().isBefore(one.ready()) ? 1 : 0;
                count += other.isOvertakenBy(one) ? 1 : 0;
                beside += other.waitsBeside(one) ? 1 : 0;
            }
            overtaken += count;
            if (count > 0) {
                overtakes.put(one.id(), count);
            }
            if (count >= OVERTAKEN && 2 * count >= beside) {
                items.add(one.id());
            }
        }
        return new Queue(overtakes, items, overtaken, pairs);
    }
}
