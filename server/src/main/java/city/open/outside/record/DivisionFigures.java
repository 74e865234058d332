package city.open.outside.record;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What was counted of divisions: of one in a month, or of several together. All of it is there, also where it is 0. */
public record DivisionFigures(Map<DivisionCount, Long> counts) {
    public static final DivisionFigures NONE = new DivisionFigures(Map.of());

    public DivisionFigures {
        var all = new EnumMap<DivisionCount, Long>(DivisionCount.class);
        for (var count : DivisionCount.values()) {
            all.put(count, counts.getOrDefault(count, 0L));
        }
        counts = Collections.unmodifiableMap(all);
    }

    public long of(DivisionCount count) {
        return counts.getOrDefault(count, 0L);
    }

    public DivisionFigures plus(DivisionFigures others) {
        var sum = new EnumMap<DivisionCount, Long>(DivisionCount.class);
        counts.forEach((count, number) -> sum.put(count, number + others.of(count)));
        return new DivisionFigures(sum);
    }
}
