package city.open.audit.survey;

import java.util.List;

/**
 * Whether number, mean and deviation of answers on a scale of five give a small count away: whether every way to answer that has the same three, as they
 * are rounded, has the same 1 to 4 answers at some step.
 */
final class Betrayal {
    private static final int STEPS = 5;
    private static final double STEP = 25;

    private final long n;
    private final double mean;
    private final double sd;

    private Betrayal(long n, double mean, double sd) {
        this.n = n;
        this.mean = mean;
        this.sd = sd;
    }

    /** One decimal, as they are published. */
    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double mean(List<Long> counts) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            sum += STEP * step * counts.get(step);
        }
        return sum / sum(counts);
    }

    /** With n − 1. */
    static double sd(List<Long> counts) {
        double mean = mean(counts);
        double squares = 0;
        for (int step = 0; step < STEPS; step++) {
            squares += counts.get(step) * (STEP * step - mean) * (STEP * step - mean);
        }
        return Math.sqrt(squares / (sum(counts) - 1));
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(it -> it).sum();
    }

    /** @param counts from the worst step to the best, together more than one */
    static boolean of(List<Long> counts, int k) {
        var one = new Betrayal(sum(counts), rounded(mean(counts)), rounded(sd(counts)));
        for (int step = 0; step < STEPS; step++) {
            long small = counts.get(step);
            if (small > 0 && small < k && !one.mayDiffer(step, small)) {
                return true;
            }
        }
        return false;
    }

    /** Looks among the ways to answer near the true ones first, as far as there are any. */
    private boolean mayDiffer(int step, long count) {
        for (long first = 0; first <= n; first++) {
            for (long second = 0; first + second <= n; second++) {
                if (hasAnother(first, second, step, count)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** With the first two counts fixed, sum and squares leave one way for the other three; each sum and square that rounds alike is tried. */
    private boolean hasAnother(long first, long second, int step, long count) {
        long rest = n - first - second;
        double low = (mean - 0.05) * n / STEP;
        double high = (mean + 0.05) * n / STEP;
        for (long sum = (long) Math.ceil(low); sum <= high; sum++) {
            double spread = (n - 1) / (STEP * STEP);
            double around = (double) sum * sum / n;
            double least = spread * Math.pow(Math.max(0, sd - 0.05), 2) + around;
            double most = spread * Math.pow(sd + 0.05, 2) + around;
            for (long squares = (long) Math.ceil(least); squares <= most; squares++) {
                long b = sum - second;
                long c = squares - second;
                long fifth = c - 5 * b + 6 * rest;
                if (fifth < 0 || fifth % 2 != 0) {
                    continue;
                }
                long[] counts = {first, second, 0, 0, fifth / 2};
                counts[3] = b - 2 * rest - 2 * counts[4];
                counts[2] = rest - counts[3] - counts[4];
                if (counts[2] >= 0 && counts[3] >= 0 && counts[step] != count) {
                    return true;
                }
            }
        }
        return false;
    }
}
