package city.open.outside.record;

import city.open.ground.statistics.Survival;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was counted of petitions that were received together.
 *
 * @param counts all of it, also where it is 0, but for what has parts
 * @param grounds entries of which a part was withheld on it
 * @param took how many were decided for the first time, by the working days that they took
 * @param running how many were never decided, by the working days that they have lasted
 */
public record CohortFigures(
        Map<CohortCount, Long> counts,
        SortedMap<String, Long> grounds,
        SortedMap<Integer, Integer> took,
        SortedMap<Integer, Integer> running) {
    public static final CohortFigures NONE =
            new CohortFigures(Map.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public CohortFigures {
        var all = new EnumMap<CohortCount, Long>(CohortCount.class);
        for (var count : CohortCount.values()) {
            if (count != CohortCount.GROUND && count != CohortCount.TOOK) {
                all.put(count, counts.getOrDefault(count, 0L));
            }
        }
        counts = Collections.unmodifiableMap(all);
        grounds = Collections.unmodifiableSortedMap(new TreeMap<>(grounds));
        took = Collections.unmodifiableSortedMap(new TreeMap<>(took));
        running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
    }

    public long of(CohortCount count) {
        return counts.getOrDefault(count, 0L);
    }

    public long open() {
        return of(CohortCount.RECEIVED) - of(CohortCount.DECIDED);
    }

    /** How long they take from reception to the first decision, in working days, with those that are open counted as so far. */
    public Survival survival() {
        return Survival.counted(took, running);
    }
}
