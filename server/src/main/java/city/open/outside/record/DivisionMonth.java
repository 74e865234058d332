package city.open.outside.record;

import java.time.YearMonth;
import java.util.Comparator;

/** A division in a month of the city. */
public record DivisionMonth(YearMonth month, String agency, String division) implements Comparable<DivisionMonth> {
    private static final Comparator<DivisionMonth> ORDER = Comparator.comparing(DivisionMonth::month)
            .thenComparing(DivisionMonth::agency)
            .thenComparing(DivisionMonth::division);

    @Override
    public int compareTo(DivisionMonth other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s/%s in %s".formatted(agency, division, month);
    }
}
