package city.open.outside.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long finished petitions of a procedure took: the last ones, in working minutes (480 a day) from reception, net of time that stood
 * still. Bands need {@value #ENOUGH} petitions to mean something and are left out before.
 *
 * @param finished how many petitions this is drawn from
 * @param whole from reception to decision
 * @param steps from reception to the end of each step, by step id
 * @param days the working days of each finished petition, sorted, for a histogram
 */
public record Durations(int finished, @Nullable Band whole, Map<String, Band> steps, List<Integer> days) {
    public static final int ENOUGH = 30;

    public Durations {
        steps = Collections.unmodifiableMap(new TreeMap<>(steps));
        days = List.copyOf(days);
    }

    /** One in ten was faster than {@code p10}, half than {@code p50}, nine in ten than {@code p90}; in working minutes. */
    public record Band(int p10, int p50, int p90) {}
}
