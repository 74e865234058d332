package city.open.ground.statistics;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Before and after: do two small samples differ in their mean? Levene's test around the mean says whether their spreads differ; then Welch's
 * test answers, else the pooled one. The permutation test beside them needs no distribution at all.
 *
 * @param levene null where neither sample varies around its mean
 * @param pooled null where nothing varies, and likewise Welch's
 * @param test {@code "welch"}, {@code "pooled"} or {@code "none"}
 */
public record TwoSample(
        Sample before,
        Sample after,
        @Nullable Levene levene,
        @Nullable T pooled,
        @Nullable T welch,
        String test,
        Permutation permutation) {
    private static final double LEVEL = 0.05;
    private static final long MOST_ARRANGEMENTS = 200_000;
    private static final int DRAWS = 10_000;
    /** Of drawn permutations: printed, so that anybody draws the same. */
    private static final long SEED = 1999;

    private static final double EQUAL = 1e-9;

    /** @param sd with n − 1 */
    public record Sample(int n, double mean, double sd) {
        static Sample of(double[] values) {
            double mean = DoubleStream.of(values).average().orElseThrow();
            return new Sample(values.length, mean, Math.sqrt(squares(values, mean) / (values.length - 1)));
        }

        private double variance() {
            return sd * sd;
        }
    }

    public record Levene(double f, int df1, int df2, double p) {}

    /** @param p two-sided */
    public record T(double t, double df, double p) {
        static T of(double difference, double error, double df) {
            double t = difference / error;
            return new T(t, df, Math.min(1, 2 * TDistribution.of(df).survivalProbability(Math.abs(t))));
        }
    }

    /**
     * @param p of a difference of means as large or larger, either way
     * @param exact whether all arrangements were tried, or only as many drawn with the seed
     */
    public record Permutation(
            double p,
            long arrangements,
            boolean exact,
            @Nullable Long seed) {}

    /** What the chosen test says; null where nothing varies. */
    public @Nullable T answer() {
        return test.equals("welch") ? welch : pooled;
    }

    /** @throws IllegalArgumentException if a sample has fewer than two values */
    public static TwoSample of(List<Double> before, List<Double> after) {
        if (before.size() < 2 || after.size() < 2) {
            throw new IllegalArgumentException(
                    "each sample needs two values at least, not %d and %d".formatted(before.size(), after.size()));
        }
        var one = before.stream().mapToDouble(it -> it).toArray();
        var other = after.stream().mapToDouble(it -> it).toArray();
        var first = Sample.of(one);
        var second = Sample.of(other);
        double difference = first.mean() - second.mean();
        double perFirst = first.variance() / first.n();
        double perSecond = second.variance() / second.n();
        var levene = levene(one, other);
        T pooled = null;
        T welch = null;
        if (perFirst + perSecond > 0) {
            int df = first.n() + second.n() - 2;
            double variance = ((first.n() - 1) * first.variance() + (second.n() - 1) * second.variance()) / df;
            pooled = T.of(difference, Math.sqrt(variance * (1.0 / first.n() + 1.0 / second.n())), df);
            welch = T.of(
                    difference,
                    Math.sqrt(perFirst + perSecond),
                    (perFirst + perSecond)
                            * (perFirst + perSecond)
                            / (perFirst * perFirst / (first.n() - 1) + perSecond * perSecond / (second.n() - 1)));
        }
        return new TwoSample(
                first,
                second,
                levene,
                pooled,
                welch,
                pooled == null ? "none" : levene != null && levene.p() < LEVEL ? "welch" : "pooled",
                permutation(one, other));
    }

    /** An analysis of variance of the distances from each sample's mean. */
    private static @Nullable Levene levene(double[] before, double[] after) {
        var one = distances(before);
        var other = distances(after);
        double meanOne = DoubleStream.of(one).average().orElseThrow();
        double meanOther = DoubleStream.of(other).average().orElseThrow();
        int all = one.length + other.length;
        double mean = (meanOne * one.length + meanOther * other.length) / all;
        double between = one.length * (meanOne - mean) * (meanOne - mean)
                + other.length * (meanOther - mean) * (meanOther - mean);
        double within = squares(one, meanOne) + squares(other, meanOther);
        if (within <= 0) {
            return null;
        }
        double f = between / (within / (all - 2));
        return new Levene(f, 1, all - 2, FDistribution.of(1, all - 2.0).survivalProbability(f));
    }

    private static double[] distances(double[] values) {
        double mean = DoubleStream.of(values).average().orElseThrow();
        return DoubleStream.of(values).map(value -> Math.abs(value - mean)).toArray();
    }

    private static double squares(double[] values, double mean) {
        return DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    private static Permutation permutation(double[] before, double[] after) {
        var all = DoubleStream.concat(DoubleStream.of(before), DoubleStream.of(after))
                .toArray();
        double sum = DoubleStream.of(all).sum();
        double observed = distance(DoubleStream.of(before).sum(), sum, before.length, all.length);
        double reached = observed * (1 - EQUAL);
        long arrangements = choose(all.length, before.length);
        if (arrangements <= MOST_ARRANGEMENTS) {
            var chosen = Stream.iterate(0, i -> i < before.length, i -> i + 1)
                    .mapToInt(i -> i)
                    .toArray();
            long extreme = 0;
            do {
                double part = 0;
                for (int i : chosen) {
                    part += all[i];
                }
                extreme += distance(part, sum, before.length, all.length) >= reached ? 1 : 0;
            } while (next(chosen, all.length));
            return new Permutation((double) extreme / arrangements, arrangements, true, null);
        }
        var random = new Random(SEED);
        long extreme = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double part = 0;
            for (int i = 0; i < before.length; i++) {
                int with = i + random.nextInt(all.length - i);
                double kept = all[i];
                all[i] = all[with];
                all[with] = kept;
                part += all[i];
            }
            extreme += distance(part, sum, before.length, all.length) >= reached ? 1 : 0;
        }
        return new Permutation((extreme + 1.0) / (DRAWS + 1.0), DRAWS, false, SEED);
    }

    private static double distance(double part, double sum, int size, int all) {
        return Math.abs(part / size - (sum - part) / (all - size));
    }

    /** The next combination in order, false after the last. */
    private static boolean next(int[] chosen, int of) {
        for (int i = chosen.length - 1; i >= 0; i--) {
            if (chosen[i] < of - chosen.length + i) {
                chosen[i]++;
                for (int j = i + 1; j < chosen.length; j++) {
                    chosen[j] = chosen[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    /** Of n the k, or more than is tried. */
    private static long choose(int n, int k) {
        long ways = 1;
        for (int i = 0; i < Math.min(k, n - k); i++) {
            ways = ways * (n - i) / (i + 1);
            if (ways > MOST_ARRANGEMENTS) {
                return Long.MAX_VALUE;
            }
        }
        return ways;
    }
}
