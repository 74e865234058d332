package city.open.audit.citizens;

import city.open.ground.statistics.Wilson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A share among those who answered, weighted to all who were asked.
 *
 * @param raw unweighted
 * @param nEff how many answers of equal weight would say as much
 */
public record Survey(double raw, double weighted, double nEff, double lo, double hi) {
    private static final int SMALLEST_CELL = 10;
    private static final double LEAST_WEIGHT = 1 / 3.0;
    private static final double MOST_WEIGHT = 3;

    /**
     * @param all how many there are
     * @param answered how many of them answered
     * @param yes how many of these said yes
     */
    public record Stratum(long all, long answered, long yes) {
        Stratum with(Stratum other) {
            return new Stratum(all + other.all, answered + other.answered, yes + other.yes);
        }
    }

    /**
     * Cells with fewer than 10 answers are merged, smallest first, each with the next smallest; weights are trimmed to a third and three.
     *
     * @throws IllegalArgumentException if nobody answered
     */
    public static Survey of(List<Stratum> strata) {
        var cells = merged(strata);
        double all = cells.stream().mapToLong(Stratum::all).sum();
        double answered = cells.stream().mapToLong(Stratum::answered).sum();
        if (answered == 0 || all == 0) {
            throw new IllegalArgumentException("nobody answered: there is nothing to weight");
        }
        double sum = 0;
        double squares = 0;
        double yes = 0;
        double raw = 0;
        for (var cell : cells) {
            if (cell.answered() == 0) {
                continue;
            }
            double weight = Math.clamp((cell.all() / all) / (cell.answered() / answered), LEAST_WEIGHT, MOST_WEIGHT);
            sum += weight * cell.answered();
            squares += weight * weight * cell.answered();
            yes += weight * cell.yes();
            raw += cell.yes();
        }
        double share = yes / sum;
        double n = sum * sum / squares;
        var wilson = Wilson.of(Math.min(share * n, n), n);
        return new Survey(raw / answered, share, n, wilson.low(), wilson.high());
    }

    private static List<Stratum> merged(List<Stratum> strata) {
        var cells = new ArrayList<>(strata);
        while (cells.size() > 1) {
            cells.sort(Comparator.comparingLong(Stratum::answered));
            if (cells.getFirst().answered() >= SMALLEST_CELL) {
                break;
            }
            cells.set(1, cells.get(1).with(cells.getFirst()));
            cells.removeFirst();
        }
        return cells;
    }
}
