package city.open.audit.citizens;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The anti-corruption index of a division or sector: how citizens see it, what is done on time, what is disclosed, how audit's orders are
 * answered, less what was found. Not the same as how much corruption there is.
 *
 * @param components 0 to 100 each; null where it cannot be counted
 * @param weights of those counted, together 1; 0 for the others
 * @param index null where there is none, and then se, lo and hi too
 */
public record Index(
        Map<String, @Nullable Double> components,
        Map<String, Double> weights,
        double deduction,
        @Nullable Double index,
        @Nullable Double se,
        @Nullable Double lo,
        @Nullable Double hi) {
    private static final IndexMethod METHOD = IndexMethod.IN_FORCE;

    /** Each with its weight in percent, as the sheet of the method has it. */
    public enum Component {
        P,
        T,
        D,
        A;

        private final int percent = IndexMethod.IN_FORCE.weight(name());
    }

    /** The sheet that says how it is counted, as JSON. */
    public static String method() {
        return IndexMethod.WRITTEN;
    }

    /** What was found and is final; of one matter only the highest counts. */
    public enum Found {
        FLAG("upheld flag", "flag"),
        REPORT("upheld report", "report"),
        REPRIMAND("견책", "reprimand"),
        PAY_CUT("감봉", "pay cut"),
        SUSPENSION("정직", "suspension"),
        DEMOTION("강등", "demotion"),
        DISMISSAL("해임", "dismissal"),
        REMOVAL("파면", "removal");

        private final double points;
        private final List<String> words;

        Found(String... words) {
            this.words = List.of(words);
            this.points = IndexMethod.IN_FORCE.points(words[0]);
        }

        public List<String> words() {
            return words;
        }
    }

    /** The inputs of a year, each a count but mean and deviation of the survey (0 to 100). */
    public record Inputs(
            int surveyN,
            double surveyMean,
            double surveySd,
            int decided,
            int openOverdue,
            int onTime,
            int dueEntries,
            int disclosed,
            int entries,
            int lagAb,
            int orders,
            int answered,
            Map<Found, Integer> found) {}

    private record Measured(double value, double variance) {}

    public static Index of(Inputs year) {
        return of(year, Map.of());
    }

    /** @param factors on the weights of some components */
    static Index of(Inputs year, Map<Component, Double> factors) {
        var measured = measured(year);
        double all = 0;
        int left = 0;
        for (var component : measured.keySet()) {
            left += component.percent;
            all += weight(component, factors);
        }
        double deduction = deduction(year);
        Map<String, @Nullable Double> components = new LinkedHashMap<>();
        var weights = new LinkedHashMap<String, Double>();
        double sum = 0;
        double variance = 0;
        for (var component : Component.values()) {
            var one = measured.get(component);
            double weight = one == null ? 0 : weight(component, factors) / all;
            components.put(component.name(), one == null ? null : one.value());
            weights.put(component.name(), weight);
            if (one != null) {
                sum += weight * one.value();
                variance += weight * weight * one.variance();
            }
        }
        if (!measured.containsKey(Component.P)
                || year.decided() < METHOD.fewestDecided()
                || left < METHOD.weightLeftPercent()) {
            return new Index(components, weights, deduction, null, null, null, null);
        }
        double index = sum - deduction;
        double se = Math.sqrt(variance);
        return new Index(
                components,
                weights,
                deduction,
                index,
                se,
                Math.clamp(index - METHOD.z() * se, 0, 100),
                Math.clamp(index + METHOD.z() * se, 0, 100));
    }

    private static double weight(Component component, Map<Component, Double> factors) {
        return component.percent / 100.0 * factors.getOrDefault(component, 1.0);
    }

    private static Map<Component, Measured> measured(Inputs year) {
        var measured = new EnumMap<Component, Measured>(Component.class);
        if (year.surveyN() >= METHOD.fewestAnswers()) {
            measured.put(
                    Component.P, new Measured(year.surveyMean(), year.surveySd() * year.surveySd() / year.surveyN()));
        }
        int due = year.decided() + year.openOverdue();
        if (due > 0) {
            measured.put(Component.T, new Measured(percent(year.onTime(), due), 1e4 * variance(year.onTime(), due)));
        }
        if (year.dueEntries() > 0 && year.entries() > 0) {
            measured.put(
                    Component.D,
                    new Measured(
                            (percent(year.disclosed(), year.dueEntries()) + percent(year.lagAb(), year.entries())) / 2,
                            2500
                                    * (variance(year.disclosed(), year.dueEntries())
                                            + variance(year.lagAb(), year.entries()))));
        }
        if (year.orders() >= METHOD.fewestOrders()) {
            measured.put(
                    Component.A,
                    new Measured(
                            percent(year.answered(), year.orders()), 1e4 * variance(year.answered(), year.orders())));
        }
        return measured;
    }

    private static double percent(int x, int n) {
        return 100.0 * x / n;
    }

    /** Of a share, drawn towards a half by four observations, so that it is never none. */
    private static double variance(int x, int n) {
        double q = (x + 2.0) / (n + 4.0);
        return q * (1 - q) / (n + 4.0);
    }

    private static double deduction(Inputs year) {
        double points = 0;
        for (var found : year.found().entrySet()) {
            points += found.getKey().points * found.getValue();
        }
        return Math.min(
                METHOD.mostDeducted(), METHOD.deductedPer() * points / Math.max(METHOD.deductedPer(), year.decided()));
    }

    /**
     * Where a unit may stand among others.
     *
     * @param best 1 + those that are surely better
     * @param worst all − those that are surely worse
     */
    public record Rank(
            @Nullable Double index,
            @Nullable Integer best,
            @Nullable Integer worst) {}

    /**
     * @param lowest of each unit, with any one weight halved or half as large again
     * @param orderStable whether no two units changed places in any of these runs
     */
    public record Ranks(
            Map<String, Rank> ranks, Map<String, Double> lowest, Map<String, Double> highest, boolean orderStable) {}

    /** Ranges of ranks; units without an index have none. One is better only beyond what chance may do. */
    public static Ranks ranks(Map<String, Inputs> units) {
        var now = new LinkedHashMap<String, Index>();
        units.forEach((name, year) -> now.put(name, of(year)));
        var counted = now.values().stream().filter(one -> one.index() != null).toList();
        var ranks = new LinkedHashMap<String, Rank>();
        now.forEach((name, one) -> {
            long better = counted.stream().filter(other -> isBetter(other, one)).count();
            long worse = counted.stream().filter(other -> isBetter(one, other)).count();
            ranks.put(
                    name,
                    one.index() == null
                            ? new Rank(null, null, null)
                            : new Rank(one.index(), (int) (1 + better), (int) (counted.size() - worse)));
        });
        var lowest = new LinkedHashMap<String, Double>();
        var highest = new LinkedHashMap<String, Double>();
        var order = order(units, Map.of());
        boolean stable = true;
        for (var component : Component.values()) {
            for (double factor : new double[] {0.5, 1.5}) {
                var factors = Map.of(component, factor);
                units.forEach((name, year) -> {
                    var index = of(year, factors).index();
                    if (index != null) {
                        lowest.merge(name, index, Math::min);
                        highest.merge(name, index, Math::max);
                    }
                });
                stable &= order.equals(order(units, factors));
            }
        }
        return new Ranks(ranks, lowest, highest, stable);
    }

    private static boolean isBetter(Index one, Index other) {
        if (one.index() == null || other.index() == null || one.se() == null || other.se() == null) {
            return false;
        }
        return one.index() - other.index() > METHOD.z() * Math.hypot(one.se(), other.se());
    }

    private static List<String> order(Map<String, Inputs> units, Map<Component, Double> factors) {
        var indexes = new LinkedHashMap<String, Double>();
        units.forEach((name, year) -> {
            var index = of(year, factors).index();
            if (index != null) {
                indexes.put(name, index);
            }
        });
        var order = new ArrayList<>(indexes.keySet());
        order.sort((one, other) -> Double.compare(indexes.getOrDefault(other, 0.0), indexes.getOrDefault(one, 0.0)));
        return order;
    }
}
