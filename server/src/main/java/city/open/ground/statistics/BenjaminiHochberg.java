package city.open.ground.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many tests at once, so that among what is reported a share q at most is chance (Benjamini and Hochberg 1995): the largest i with
 * p(i) ≤ i·q/m, and all up to it.
 */
public final class BenjaminiHochberg {
    /** The note's share of false alarms, per flag and run. */
    public static final BigDecimal USUAL_Q = new BigDecimal("0.10");

    private BenjaminiHochberg() {}

    /** The places of what is rejected, from 0, ascending. Compared as p(i)·m ≤ i·q in decimals: at the edge a double errs. */
    public static List<Integer> rejected(List<BigDecimal> p, BigDecimal q) {
        var sorted = p.stream().sorted().toList();
        var tests = BigDecimal.valueOf(sorted.size());
        return IntStream.range(0, sorted.size())
                .filter(i -> sorted.get(i).multiply(tests).compareTo(q.multiply(BigDecimal.valueOf(i + 1L))) <= 0)
                .mapToObj(sorted::get)
                .max(Comparator.naturalOrder())
                .map(edge -> IntStream.range(0, p.size())
                        .filter(i -> p.get(i).compareTo(edge) <= 0)
                        .boxed()
                        .toList())
                .orElse(List.of());
    }
}
