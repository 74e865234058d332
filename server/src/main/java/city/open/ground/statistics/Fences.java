package city.open.ground.statistics;

import java.util.List;

/**
 * Tukey's fences around durations, counted in logarithms as durations are skewed: Q1 − 1.5 IQR and Q3 + 1.5 IQR of ln(hours), quartiles of
 * type 7.
 */
public record Fences(double lower, double q1, double q3, double upper) {
    private static final double REACH = 1.5;
    /** What counting in logarithms may lose: a value at the fence is at the fence. */
    private static final double NEXT_TO = 1e-9;

    /** @param hours two or more, each above 0 */
    public static Fences around(List<Double> hours) {
        if (hours.size() < 2) {
            throw new IllegalArgumentException("fences need two durations at least, not " + hours.size());
        }
        var logarithms = hours.stream().mapToDouble(Math::log).sorted().toArray();
        double q1 = quantile(logarithms, 0.25);
        double q3 = quantile(logarithms, 0.75);
        double reach = REACH * (q3 - q1);
        return new Fences(Math.exp(q1 - reach), Math.exp(q1), Math.exp(q3), Math.exp(q3 + reach));
    }

    /** Type 7 of Hyndman and Fan, as R and spreadsheets have it. */
    private static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        double next = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (next - sorted[below]);
    }

    public boolean isQuick(double hours) {
        return hours <= lower * (1 + NEXT_TO);
    }

    public boolean isSlow(double hours) {
        return hours >= upper * (1 - NEXT_TO);
    }
}
