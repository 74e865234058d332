package city.open.ground.vocabulary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the watch of the Audit Division notes of an entry (audit note, section 2). None of it is a finding: each is a question with a list behind it.
 * Names on disk are {@link #text}, chosen by hand and never renamed.
 */
public enum Watched {
    ENTERED,
    /** By working time between act and entry: within an hour, 8, 40, later. */
    LAG_A,
    LAG_B,
    LAG_C,
    LAG_D,
    /** BD2: said to have been done before the step that the procedure has before it. */
    OUT_OF_ORDER,
    /** BD3: the minute was typed and lies outside working time, the entry inside. */
    OUT_OF_HOURS,
    /** BD4: said to have been done by the due date, entered when it had passed. */
    AFTER_DUE,
    /** The clock was stopped from a day before the one on which that was entered. */
    SUSPENDED_BACK,
    /** A due date passed without a decision or a new date; noted with the entry that came next. */
    PASSED,
    DEPARTURE,
    /** Decided without an approved paper where the procedure wants one. */
    BESIDE_PAPER,
    /** Approved by a rank below the one that the delegation table asks for. */
    BELOW_LINE,
    /** A public question or comments were answered after the day that was named for it. */
    ANSWERED_LATE;

    /** Whether single entries are listed, beside being counted. */
    public boolean isListed() {
        return this != ENTERED && this != LAG_A && this != LAG_B;
    }

    /** Such as {@code lag-a}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** None for a name that another version of OPEN knows. */
    public static Optional<Watched> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }
}
