package city.open.outside.record;

import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures of petitions, of all that were asked for together and of each part of them. */
public record Statistics(
        CohortFigures all,
        SortedMap<YearMonth, CohortFigures> months,
        SortedMap<String, CohortFigures> sectors,
        SortedMap<String, CohortFigures> procedures,
        SortedMap<String, CohortFigures> agencies) {

    public Statistics {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        sectors = Collections.unmodifiableSortedMap(new TreeMap<>(sectors));
        procedures = Collections.unmodifiableSortedMap(new TreeMap<>(procedures));
        agencies = Collections.unmodifiableSortedMap(new TreeMap<>(agencies));
    }
}
