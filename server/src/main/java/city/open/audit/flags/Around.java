package city.open.audit.flags;

import java.time.LocalDate;
import java.util.Map;

/**
 * What flags have to know beside the cases.
 *
 * @param today in the city
 * @param left the last day of officials who left a post within the last year, by id
 */
public record Around(LocalDate today, Map<String, LocalDate> left) {
    public Around {
        left = Map.copyOf(left);
    }

    /** A share is asked about once a quarter, however often it is counted. */
    String quarter() {
        return "%dQ%d".formatted(today.getYear(), (today.getMonthValue() + 2) / 3);
    }
}
