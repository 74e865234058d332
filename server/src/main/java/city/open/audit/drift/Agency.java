package city.open.audit.drift;

import city.open.ground.statistics.Wilson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the finished cases of an agency fit the standard.
 *
 * @param mean with its limits, mean ± 1.96 s/√n; null with fewer than 30 cases
 * @param perfect the share of cases that fit wholly
 */
public record Agency(int n, @Nullable Mean mean, Wilson perfect) {
    private static final int FINISHED = 30;

    public record Mean(double value, double lo, double hi) {}

    /** @param fitness 0 to 1 each, at least one */
    public static Agency of(List<Double> fitness) {
        int n = fitness.size();
        double mean = fitness.stream().mapToDouble(it -> it).average().orElseThrow();
        double squares =
                fitness.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum();
        double reach = Wilson.Z * Math.sqrt(squares / (n - 1) / n);
        long perfect = fitness.stream().filter(it -> it >= 1).count();
        return new Agency(n, n < FINISHED ? null : new Mean(mean, mean - reach, mean + reach), Wilson.of(perfect, n));
    }
}
