package city.open.outside.record;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is counted of the petitions that came in together. Names on disk are values of {@code record.cohort_tally.what}; they are chosen by hand
 * and never renamed.
 */
public enum CohortCount {
    /** Petitions, as they stand. */
    RECEIVED("received"),
    DECIDED("decided"),
    /** Of the decided ones, those that were not late. */
    ON_TIME("on-time"),

    /** What was entered of them, but for what OPEN does by itself and for cases taken over from elsewhere. */
    ENTERED("entered"),
    /** Of these, by working time between act and entry: within an hour, a day of eight hours, a week of forty, later. */
    LAG_A("lag-a"),
    LAG_B("lag-b"),
    LAG_C("lag-c"),
    LAG_D("lag-d"),
    /** Entries with which the procedure was left. */
    DEPARTURES("departures"),
    /** Supplements asked for. */
    SUPPLEMENTS("supplements"),
    /** Entries of which a part was withheld, with its ground, when they were published. */
    WITHHELD("withheld"),

    /** The same by ground: an entry counts once for each. */
    GROUND("ground"),
    /** Orders of the Audit Division, and of these those that were answered in time. */
    ORDERS("orders"),
    ORDERS_IN_TIME("orders-in-time"),
    /** First decisions by how long they took, in working days begun. */
    TOOK("took");

    /** What a petition can be looked for by: that it has such an entry. */
    public static final Set<CohortCount> MARKS =
            Collections.unmodifiableSet(EnumSet.of(DEPARTURES, SUPPLEMENTS, WITHHELD));

    private final String text;

    CohortCount(String text) {
        this.text = text;
    }

    /** As it is stored. */
    public String text() {
        return text;
    }

    static CohortCount stored(String text) {
        for (var one : values()) {
            if (one.text.equals(text)) {
                return one;
            }
        }
        throw new IllegalArgumentException("'%s' is nothing that is counted of petitions".formatted(text));
    }
}
