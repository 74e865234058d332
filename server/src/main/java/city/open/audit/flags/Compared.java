package city.open.audit.flags;

import city.open.audit.flags.Shares.Share;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.BenjaminiHochberg;
import city.open.ground.statistics.Tails;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How large a division's share of something is beside that of the others: within a procedure, and where too few cases are there, within its field of work,
 * and then in the whole city. Who was tested in a narrow class is not tested again in a wider one. All that is tested in a run is judged together
 * (Benjamini and Hochberg).
 */
final class Compared implements Sweep {
    private static final List<Function<Case, String>> WIDER =
            List.of(one -> "procedure " + one.procedure(), one -> "sector " + one.sector(), _ -> "city");

    private final Flag flag;
    private final Around around;
    private final Text observed;
    private final Predicate<Case> scope;
    private final Predicate<Case> counts;
    /** By procedure, then by division. */
    private final Map<String, Map<String, Cell>> cells = new TreeMap<>();

    private final Map<String, Case> examples = new TreeMap<>();

    private static final class Cell {
        private int x;
        private int n;
        private boolean tested;
        private final List<String> cases = new ArrayList<>();
    }

    private record Test(String within, String place, Share own, Share others, double p, List<String> cases) {}

    /**
     * @param observed with {@code {x}} and {@code {n}}, a sentence without its stop
     * @param scope which cases are counted
     * @param counts which of them count
     */
    Compared(Flag flag, Around around, Text observed, Predicate<Case> scope, Predicate<Case> counts) {
        this.flag = flag;
        this.around = around;
        this.observed = observed;
        this.scope = scope;
        this.counts = counts;
    }

    @Override
    public void see(Case one) {
        if (!scope.test(one)) {
            return;
        }
        var cell = cells.computeIfAbsent(one.procedure(), _ -> new TreeMap<>())
                .computeIfAbsent(one.place(), _ -> new Cell());
        examples.putIfAbsent(one.procedure(), one);
        cell.n++;
        if (counts.test(one)) {
            cell.x++;
            if (cell.cases.size() < Raised.CASES) {
                cell.cases.add(one.number());
            }
        }
    }

    @Override
    public Swept over() {
        var tests = new ArrayList<Test>();
        WIDER.forEach(within -> tests.addAll(tests(within)));
        var all = cells.values().stream().flatMap(of -> of.values().stream()).toList();
        return new Swept(
                all.stream().mapToLong(cell -> cell.n).sum(),
                all.stream()
                        .filter(cell -> cell.tested)
                        .mapToLong(cell -> cell.n)
                        .sum(),
                tests.size(),
                BenjaminiHochberg.rejected(
                                tests.stream()
                                        .map(test -> BigDecimal.valueOf(test.p()))
                                        .toList(),
                                BenjaminiHochberg.USUAL_Q)
                        .stream()
                        .map(tests::get)
                        .map(this::raised)
                        .toList(),
                null);
    }

    private List<Test> tests(Function<Case, String> within) {
        Map<String, List<String>> classes = new TreeMap<>();
        examples.forEach((procedure, one) -> classes.computeIfAbsent(within.apply(one), _ -> new ArrayList<>())
                .add(procedure));
        var tests = new ArrayList<Test>();
        classes.forEach((name, procedures) -> {
            var byPlace = new TreeMap<String, List<Cell>>();
            procedures.forEach(procedure -> cells.getOrDefault(procedure, Map.of())
                    .forEach((place, cell) -> byPlace.computeIfAbsent(place, _ -> new ArrayList<>())
                            .add(cell)));
            var all = sum(byPlace.values().stream().flatMap(List::stream).toList());
            byPlace.forEach((place, theirs) -> {
                var whole = sum(theirs);
                var left = theirs.stream().filter(cell -> !cell.tested).toList();
                var own = sum(left);
                var others = new Share(all.x() - whole.x(), all.n() - whole.n());
                if (Shares.isTestable(own, others, flag.kind().minimum())) {
                    left.forEach(cell -> cell.tested = true);
                    tests.add(new Test(
                            name,
                            place,
                            own,
                            others,
                            Tails.binomial(own.x(), own.n(), Tails.shareOfOthers(others.x(), others.n())),
                            left.stream()
                                    .flatMap(cell -> cell.cases.stream())
                                    .limit(Raised.CASES)
                                    .toList()));
                }
            });
        });
        return tests;
    }

    private static Share sum(List<Cell> cells) {
        return new Share(
                cells.stream().mapToInt(cell -> cell.x).sum(),
                cells.stream().mapToInt(cell -> cell.n).sum());
    }

    private Raised raised(Test test) {
        int slash = test.place().indexOf('/');
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("x", test.own().x());
        figures.put("n", test.own().n());
        figures.put("others_x", test.others().x());
        figures.put("others_n", test.others().n());
        figures.put("class", test.within());
        figures.put("p", test.p());
        var answer =
                Answer.of(true).say("x", test.own().x()).say("n", test.own().n());
        return new Raised(
                "%s %s %s".formatted(test.place(), test.within(), around.quarter()),
                test.place().substring(0, slash),
                test.place().substring(slash + 1),
                "",
                test.others().n(),
                flag.sentence(
                        answer.fill(observed, Map.of()),
                        test.others().n(),
                        Shares.alike(test.others().x()),
                        String.join(", ", test.cases().stream().limit(5).toList())),
                figures,
                test.p(),
                test.cases());
    }
}
