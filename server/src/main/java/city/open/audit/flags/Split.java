package city.open.audit.flags;

import city.open.audit.input.Figures;
import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.Tails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * F12: sums that each stay below a threshold and together reach it, to one party for one site or item within 90 days; or sums crowd just
 * below it.
 */
final class Split implements Flag {
    private static final int WITHIN_DAYS = 90;

    @Override
    public Kind kind() {
        return new Kind(
                "F12",
                "SPLIT",
                "sums",
                20,
                new Text("{n}건으로 나뉘었고 모두 {s}원입니다", "{n} pieces, sum {s}"),
                new Text("단계별 사업, 여러 해", "phases, years"));
    }

    private record Piece(LocalDate day, BigDecimal sum) {}

    private record Window(int pieces, BigDecimal sum, long days) {}

    @Override
    public Answer look(Given input) {
        if (input.maybe("pieces").isEmpty() && input.maybe("near").isPresent()) {
            return near(input);
        }
        var threshold = input.at("threshold").notNegative();
        var given = input.at("pieces").items(10_000);
        var pieces = given.stream()
                .map(Given::pair)
                .filter(pair -> !pair.get(1).isNull())
                .map(pair -> new Piece(pair.get(0).date(), pair.get(1).notNegative()))
                .sorted(Comparator.comparing(Piece::day))
                .toList();
        var all = window(pieces);
        if (!Shares.covered(pieces.size(), given.size())) {
            return told(Answer.notComputable(), all);
        }
        var split = largest(pieces.stream()
                .filter(piece -> piece.sum().compareTo(threshold) < 0)
                .toList());
        return split.filter(window -> window.sum().compareTo(threshold) >= 0)
                .map(window -> told(Answer.of(true), window))
                .orElseGet(() -> told(Answer.of(false), all));
    }

    private static Answer told(Answer answer, Window window) {
        return answer.with("sum", Figures.of(window.sum()))
                .with("span_days", window.days())
                .say("n", window.pieces())
                .say("s", "%,d".formatted(window.sum().toBigInteger()));
    }

    private static Window window(List<Piece> pieces) {
        return new Window(
                pieces.size(),
                pieces.stream().map(Piece::sum).reduce(BigDecimal.ZERO, BigDecimal::add),
                pieces.isEmpty()
                        ? 0
                        : ChronoUnit.DAYS.between(
                                pieces.getFirst().day(), pieces.getLast().day()));
    }

    /** The window of two or more pieces with the largest sum; of several the first. */
    private static Optional<Window> largest(List<Piece> pieces) {
        Optional<Window> largest = Optional.empty();
        var sum = BigDecimal.ZERO;
        for (int first = 0, last = 0; last < pieces.size(); last++) {
            sum = sum.add(pieces.get(last).sum());
            while (ChronoUnit.DAYS.between(
                            pieces.get(first).day(), pieces.get(last).day())
                    > WITHIN_DAYS) {
                sum = sum.subtract(pieces.get(first++).sum());
            }
            if (last > first
                    && (largest.isEmpty() || sum.compareTo(largest.get().sum()) > 0)) {
                largest = Optional.of(new Window(
                        last - first + 1,
                        sum,
                        ChronoUnit.DAYS.between(
                                pieces.get(first).day(), pieces.get(last).day())));
            }
        }
        return largest;
    }

    /** Of n sums from nine tenths to eleven tenths of the threshold, x lie below it: one in two if nobody minds it. */
    private Answer near(Given input) {
        int n = input.at("near").count();
        int x = input.at("below").count(0, n);
        if (n < kind().minimum()) {
            return Answer.notComputable().with("p0", 0.5).with("p", null);
        }
        double p = Tails.binomial(x, n, 0.5);
        return Answer.of(Shares.stands(p, Shares.q(input)))
                .with("p0", 0.5)
                .with("p", p)
                .say("n", x)
                .say("s", n);
    }
}
