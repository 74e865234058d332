package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** F17: digits are uneven where they should not be: Benford's first digits of many free sums, or the last digits of measured values. */
final class Digit implements Flag {
    private static final int SUMS = 500;
    private static final int MEASURED = 100;
    private static final int POWERS = 3;

    @Override
    public Kind kind() {
        return new Kind(
                "F17",
                "DIGIT",
                new Text("고르지 않은 숫자", "Uneven digits"),
                new Text("자유롭게 정한 금액, 잰 값", "free sums or measured values"),
                SUMS,
                new Text("숫자가 고르지 않습니다(p = {p})", "Digits uneven (p = {p})"),
                new Text("많은 수, 작은 차이", "large n, tiny gaps"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new NotKept(
                "공개 기록의 금액은 모두 기준 금액이 있는 계약이고, 잰 값은 남지 않습니다",
                "the only sums are those of contracts, for which thresholds count, and measured values are not kept");
    }

    @Override
    public Answer look(Given input) {
        var measured = input.maybe("measured");
        var q = Shares.q(input);
        double p;
        if (measured.isPresent()) {
            var digits = measured.get().items().stream()
                    .map(Given::decimal)
                    .map(value -> value.unscaledValue().abs().toString())
                    .filter(value -> value.length() > 1)
                    .map(value -> value.charAt(value.length() - 1) - '0')
                    .toList();
            if (digits.size() < MEASURED) {
                return Answer.notComputable().with("p", null);
            }
            p = unevenness(digits, 0, new double[] {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1});
        } else {
            var sums = input.at("sums").items().stream()
                    .map(Given::notNegative)
                    .filter(sum -> sum.signum() > 0)
                    .toList();
            boolean bound = input.maybe("tariff_or_threshold").map(Given::truth).orElse(false);
            if (bound || sums.size() < SUMS || !spansPowers(sums)) {
                return Answer.notComputable().with("p", null);
            }
            var benford = new double[9];
            for (int digit = 1; digit <= 9; digit++) {
                benford[digit - 1] = Math.log10(1 + 1.0 / digit);
            }
            p = unevenness(
                    sums.stream()
                            .map(sum -> sum.unscaledValue().toString().charAt(0) - '0')
                            .toList(),
                    1,
                    benford);
        }
        return Answer.of(Shares.stands(p, q)).with("p", p).say("p", "%.4f".formatted(p));
    }

    private static boolean spansPowers(List<BigDecimal> sums) {
        var least = sums.stream().reduce(BigDecimal::min).orElseThrow();
        var most = sums.stream().reduce(BigDecimal::max).orElseThrow();
        return most.compareTo(least.scaleByPowerOfTen(POWERS)) >= 0;
    }

    /** p of Pearson's chi-squared. */
    private static double unevenness(List<Integer> digits, int first, double[] shares) {
        var counts = new int[shares.length];
        digits.forEach(digit -> counts[digit - first]++);
        double distance = 0;
        for (int i = 0; i < shares.length; i++) {
            double expected = shares[i] * digits.size();
            distance += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return ChiSquaredDistribution.of(shares.length - 1.0).survivalProbability(distance);
    }
}
