package city.open.bench;

import java.util.Arrays;

/**
 * How much was done in one round, and how long the slowest in a hundred took.
 *
 * @param p99Millis not a number where nobody looked
 */
record Rate(double perSecond, double p99Millis) {

    static Rate of(double perSecond) {
        return new Rate(perSecond, Double.NaN);
    }

    String perSecondInWords() {
        return Figure.number(perSecond) + "/s";
    }

    String inWords() {
        return "%s, p99 %s ms".formatted(perSecondInWords(), Figure.number(p99Millis));
    }

    static double median(double... values) {
        return percentile(50, values);
    }

    /** By nearest rank. */
    static double percentile(int percent, double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)];
    }
}
