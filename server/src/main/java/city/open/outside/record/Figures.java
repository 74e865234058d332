package city.open.outside.record;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The city in a few numbers. Shares are 0 to 1 and NaN where there is nothing to divide by.
 *
 * @param medianDays after how many working days half of the petitions are decided that were received in the last twelve months, open ones
 *     counted as so far (Kaplan-Meier), as the page of statistics says it; NaN where too few are decided to tell
 * @param medianLegalDays the law's period for the last thousand decided, in working days
 * @param disclosedWithinHour share of this month's acts that were entered within an hour
 */
public record Figures(
        long openNow,
        Map<String, Long> openBySector,
        long receivedToday,
        long decidedThisMonth,
        double decidedOnTimeThisMonth,
        double medianDays,
        double medianLegalDays,
        double disclosedWithinHour) {

    public Figures {
        openBySector = Collections.unmodifiableMap(new TreeMap<>(openBySector));
    }
}
