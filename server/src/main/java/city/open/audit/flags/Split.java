package city.open.audit.flags;

import city.open.audit.input.Figures;
import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.BenjaminiHochberg;
import city.open.ground.statistics.Tails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
                new Text("나뉜 계약", "Sums split"),
                new Text("계약 금액과 장소", "sums of contracts and their sites"),
                20,
                new Text("{n}건으로 나뉘었고 모두 {s}원입니다", "{n} pieces, sum {s}"),
                new Text("단계별 사업, 여러 해", "phases, years"));
    }

    private record Piece(LocalDate day, BigDecimal sum) {}

    private record Window(int pieces, BigDecimal sum, long days) {}

    @Override
    public Sweep sweep(Around around) {
        return new Sweep() {
            private final Map<String, List<Contracted>> sites = new TreeMap<>();
            private final Map<String, List<Contracted>> near = new TreeMap<>();
            private long scope;
            private long placed;

            @Override
            public void see(Case one) {
                var contract = one.contract();
                if (contract == null || contract.threshold() == null) {
                    return;
                }
                scope++;
                var seen = new Contracted(contract, contract.threshold(), one.number(), one.agency(), one.division());
                if (!one.site().isEmpty()) {
                    placed++;
                    sites.computeIfAbsent(
                                    "%s %s %s".formatted(one.place(), contract.kind(), one.site()),
                                    _ -> new ArrayList<>())
                            .add(seen);
                }
                if (10 * contract.won() >= 9 * seen.threshold() && 10 * contract.won() <= 11 * seen.threshold()) {
                    near.computeIfAbsent(one.place(), _ -> new ArrayList<>()).add(seen);
                }
            }

            @Override
            public Swept over() {
                var raised = new ArrayList<Raised>();
                if (Shares.covered(placed, scope)) {
                    sites.forEach((site, pieces) -> split(site, pieces).ifPresent(raised::add));
                }
                var tested = near.entrySet().stream()
                        .filter(one -> one.getValue().size() >= kind().minimum())
                        .toList();
                var p = tested.stream()
                        .map(one -> BigDecimal.valueOf(Tails.binomial(
                                below(one.getValue()).size(), one.getValue().size(), 0.5)))
                        .toList();
                BenjaminiHochberg.rejected(p, BenjaminiHochberg.USUAL_Q)
                        .forEach(i -> raised.add(crowd(
                                tested.get(i).getKey() + " " + around.quarter(),
                                tested.get(i).getValue())));
                return new Swept(scope, Shares.covered(placed, scope) ? placed : 0, tested.size(), raised, null);
            }
        };
    }

    private record Contracted(Case.Contract contract, long threshold, String number, String agency, String division) {}

    private static List<Contracted> below(List<Contracted> near) {
        return near.stream()
                .filter(one -> one.contract().won() < one.threshold())
                .toList();
    }

    /** Who the parties are is sealed, so it is asked for one division, kind of contract and site. */
    private Optional<Raised> split(String site, List<Contracted> pieces) {
        var answer = ask(Map.of(
                "threshold",
                pieces.getFirst().threshold(),
                "pieces",
                pieces.stream()
                        .map(one -> List.of(
                                one.contract().on().toString(), one.contract().won()))
                        .toList()));
        return answer.verdict() == Answer.Verdict.FLAG
                ? Optional.of(raised(site, answer, answer.fill(kind().observed(), Map.of()), pieces, null))
                : Optional.empty();
    }

    private Raised crowd(String place, List<Contracted> near) {
        var answer = ask(Map.of("near", near.size(), "below", below(near).size()));
        return raised(
                place,
                answer,
                answer.fill(
                        new Text(
                                "기준 금액 언저리 {s}건 가운데 {n}건이 바로 아래입니다",
                                "{n} of {s} sums near the threshold lie just below it"),
                        Map.of()),
                below(near),
                answer.figures().get("p") instanceof Double p ? p : null);
    }

    private Raised raised(String subject, Answer answer, Text observed, List<Contracted> behind, @Nullable Double p) {
        var cases = behind.stream().map(Contracted::number).limit(Raised.CASES).toList();
        return new Raised(
                subject,
                behind.getFirst().agency(),
                behind.getFirst().division(),
                "",
                behind.size(),
                sentence(
                        observed,
                        behind.size(),
                        new Text(
                                "기준 금액은 %,d원입니다".formatted(behind.getFirst().threshold()),
                                "the threshold is %,d"
                                        .formatted(behind.getFirst().threshold())),
                        String.join(", ", cases.stream().limit(5).toList())),
                answer.figures(),
                p,
                cases);
    }

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
