package city.open.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The vectors of the audit note, section 3; and the library against sums of whole numbers. */
class TailsTest {
    private static final MathContext EXACT = new MathContext(60);

    @Test
    void one_official_has_most_of_an_agents_cases() {
        assertThat(Tails.hypergeometric(8, 120, 12, 30)).isEqualTo(.00159, within(.000005));
        assertThat(Tails.hypergeometric(5, 120, 12, 30)).isEqualTo(.146, within(.0005));
    }

    @Test
    void one_official_reads_faster_than_the_others() {
        double others = Tails.shareOfOthers(20, 400);
        assertThat(others).isEqualTo(.0511, within(.00005));
        assertThat(Tails.binomial(9, 40, others)).isEqualTo(.00015, within(.000005));
    }

    @Test
    void decisions_crowd_before_a_leave_and_sums_below_a_threshold() {
        assertThat(Tails.binomial(14, 80, 30 / 365.0)).isEqualTo(.0054, within(.00005));
        assertThat(Tails.binomial(17, 22, .5)).isEqualTo(.0085, within(.00005));
    }

    @Property(tries = 200)
    void a_binomial_tail_is_the_sum_of_its_terms(
            @ForAll @IntRange(min = 1, max = 200) int n,
            @ForAll @IntRange(max = 200) int x,
            @ForAll @IntRange(min = 1, max = 99) int hundredths) {
        if (x > n) {
            return;
        }
        var sum = BigInteger.ZERO;
        for (int k = x; k <= n; k++) {
            sum = sum.add(choose(n, k)
                    .multiply(BigInteger.valueOf(hundredths).pow(k))
                    .multiply(BigInteger.valueOf(100L - hundredths).pow(n - k)));
        }
        var expected = new BigDecimal(sum)
                .divide(new BigDecimal(BigInteger.valueOf(100).pow(n)), EXACT);
        assertThat(Tails.binomial(x, n, hundredths / 100.0))
                .isCloseTo(expected.doubleValue(), Percentage.withPercentage(1e-7));
    }

    @Property(tries = 200)
    void a_hypergeometric_tail_is_the_sum_of_its_terms(
            @ForAll @IntRange(min = 1, max = 150) int population,
            @ForAll @IntRange(max = 150) int marked,
            @ForAll @IntRange(max = 150) int drawn,
            @ForAll @IntRange(max = 150) int x) {
        if (marked > population || drawn > population || x > Math.min(marked, drawn)) {
            return;
        }
        var sum = BigInteger.ZERO;
        for (int k = x; k <= Math.min(marked, drawn); k++) {
            sum = sum.add(choose(marked, k).multiply(choose(population - marked, drawn - k)));
        }
        var expected = new BigDecimal(sum).divide(new BigDecimal(choose(population, drawn)), EXACT);
        assertThat(Tails.hypergeometric(x, population, marked, drawn))
                .isCloseTo(expected.doubleValue(), Percentage.withPercentage(1e-7));
    }

    static BigInteger choose(int n, int k) {
        if (k < 0 || k > n) {
            return BigInteger.ZERO;
        }
        var ways = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - (long) i)).divide(BigInteger.valueOf(i + 1L));
        }
        return ways;
    }
}
