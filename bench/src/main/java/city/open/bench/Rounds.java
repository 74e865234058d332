package city.open.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Several candidates measured in turn, in short rounds: a shared machine drifts, so only what ran side by side is compared. Each round
 * begins with another candidate.
 */
final class Rounds {
    private final List<List<Rate>> byCandidate;

    private Rounds(List<List<Rate>> byCandidate) {
        this.byCandidate = byCandidate;
    }

    @SafeVarargs
    static Rounds inTurn(int rounds, IntFunction<Rate>... candidates) {
        List<List<Rate>> rates = new ArrayList<>();
        for (var _ : candidates) {
            rates.add(new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < candidates.length; turn++) {
                int candidate = (round + turn) % candidates.length;
                rates.get(candidate).add(candidates[candidate].apply(round));
            }
        }
        return new Rounds(rates);
    }

    /** The medians of a candidate's rounds. */
    Rate median(int candidate) {
        return new Rate(median(candidate, Rate::perSecond), median(candidate, Rate::p99Millis));
    }

    /** The median of one candidate over another, compared round by round. */
    double ratio(int candidate, int limit) {
        return compared(candidate, limit, Rate::perSecond);
    }

    /** The same for the slowest in a hundred: how many times as long they took. */
    double ratioOfP99(int candidate, int limit) {
        return compared(candidate, limit, Rate::p99Millis);
    }

    private double compared(int candidate, int limit, ToDoubleFunction<Rate> part) {
        var ours = byCandidate.get(candidate);
        var limits = byCandidate.get(limit);
        var ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = part.applyAsDouble(ours.get(round)) / part.applyAsDouble(limits.get(round));
        }
        return Rate.median(ratios);
    }

    private double median(int candidate, Function<Rate, Double> part) {
        return Rate.median(byCandidate.get(candidate).stream()
                .map(part)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }
}
