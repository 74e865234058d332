package city.open.ground.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/** Exact upper tails: how likely as many or more would be if nothing were behind it. */
public final class Tails {
    private Tails() {}

    /** P(X ≥ x) of n tries that each succeed with probability p. */
    public static double binomial(int x, int n, double p) {
        return x <= 0 ? 1 : BinomialDistribution.of(n, p).survivalProbability(x - 1);
    }

    /** P(X ≥ x): of N cases K are marked, n are drawn, x of those are marked. */
    public static double hypergeometric(int x, int populationN, int markedK, int drawnN) {
        return x <= 0
                ? 1
                : HypergeometricDistribution.of(populationN, markedK, drawnN).survivalProbability(x - 1);
    }

    /** The share of the others, x of n, drawn towards a half by one observation, so that it is never 0 or 1. */
    public static double shareOfOthers(long x, long n) {
        return (x + 0.5) / (n + 1);
    }
}
