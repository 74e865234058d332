package city.open.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param limit what the same machine does at most, or why that was not measured
 * @param ratio what was measured over the limit, none where there is no limit to compare with
 * @param toReach the ratio or value set as the target, empty where none is
 * @param reached whether it was, none where none is set or nothing was measured
 */
record Figure(
        String what,
        String measured,
        String limit,
        @Nullable Double ratio,
        String toReach,
        @Nullable Boolean reached) {
    private static final String NOT_MEASURED = "not measured";

    /** A figure that stands for itself. */
    static Figure alone(String what, String measured) {
        return new Figure(what, measured, "", null, "", null);
    }

    /** A figure with a limit to look at, but no target. */
    static Figure beside(String what, String measured, String limit, double ratio) {
        return new Figure(what, measured, limit, ratio, "", null);
    }

    /** A figure whose ratio has a target. */
    static Figure ofRatio(String what, String measured, String limit, double ratio, double toReach) {
        return new Figure(what, measured, limit, ratio, "≥ " + number(toReach), ratio >= toReach);
    }

    /** Nothing could be measured, and why. */
    static Figure missing(String what, String why) {
        return new Figure(what, NOT_MEASURED, why, null, "", null);
    }

    boolean isMissing() {
        return measured.equals(NOT_MEASURED);
    }

    /** One figure, or the line that says why it is missing: what one lacks must not cost the others. */
    static Figure of(String what, Callable<Figure> measuring) {
        return allOf(what, () -> List.of(measuring.call())).getFirst();
    }

    /** The same for several that are measured together. */
    static List<Figure> allOf(String what, Callable<List<Figure>> measuring) {
        try {
            return measuring.call();
        } catch (Exception failure) {
            if (System.getenv("OPEN_TRACE") != null) {
                failure.printStackTrace();
            }
            return List.of(missing(what, BenchTrouble.inWords(failure)));
        }
    }

    String ratioInWords() {
        return ratio == null ? "" : number(ratio);
    }

    String verdict() {
        return reached == null ? toReach : toReach + (reached ? ", reached" : ", not reached");
    }

    /** Three digits are all that such measuring can tell. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (value >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
