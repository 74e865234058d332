package city.open.audit;

import city.open.audit.citizens.Index;
import city.open.audit.citizens.Pledge;
import city.open.audit.citizens.Suppression;
import city.open.audit.citizens.Survey;
import city.open.audit.input.Figures;
import city.open.audit.input.Given;
import city.open.ground.statistics.Survival;
import city.open.ground.statistics.TwoSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of what citizens are shown: durations, the index, surveys, the effect, the contract. */
final class CitizensSide {
    private static final int MOST_CELLS = 1_000;
    private static final int MOST_UNITS = 1_000;
    private static final double LONGEST = 1e9;
    private static final List<String> QUANTILES = List.of("0.1", "0.25", "0.5", "0.75", "0.9");

    private CitizensSide() {}

    static Map<String, Recompute.Rule> rules() {
        var rules = new LinkedHashMap<String, Recompute.Rule>();
        rules.put("survival", CitizensSide::survival);
        rules.put("competing", CitizensSide::competing);
        rules.put("index", given -> Index.of(inputs(given)));
        rules.put("suppress", CitizensSide::suppress);
        rules.put("two-sample", CitizensSide::twoSample);
        rules.put("ranks", CitizensSide::ranks);
        rules.put("survey", CitizensSide::survey);
        rules.put("pledge", CitizensSide::pledge);
        return rules;
    }

    private static Map<String, @Nullable Object> survival(Given given) {
        var observations = given.at("obs").items().stream()
                .map(Given::pair)
                .map(pair -> new Survival.Observation(
                        pair.get(0).numberFrom(0, LONGEST), pair.get(1).count(0, 1) == 1))
                .toList();
        var survival = Survival.of(observations);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("n", survival.cases());
        answer.put("events", survival.events());
        answer.put(
                "curve",
                survival.points().stream()
                        .map(point -> List.of(point.t(), point.s()))
                        .toList());
        answer.put(
                "limits",
                survival.points().stream()
                        .map(point -> Arrays.asList(point.t(), point.lo(), point.hi()))
                        .toList());
        Map<String, List<@Nullable Double>> quantiles = new LinkedHashMap<>();
        for (var p : QUANTILES) {
            var quantile = survival.quantile(Double.parseDouble(p));
            quantiles.put(p, Arrays.asList(quantile.value(), quantile.lo(), quantile.hi()));
        }
        answer.put("quantiles", quantiles);
        given.maybe("elapsed")
                .ifPresent(elapsed -> answer.put("forecast", survival.openAfter(elapsed.numberFrom(0, LONGEST))));
        return answer;
    }

    private static Map<String, Object> competing(Given given) {
        var endings = new ArrayList<Survival.Ending>();
        for (var one : given.at("obs").items()) {
            var pair = one.pair();
            endings.add(new Survival.Ending(
                    pair.get(0).numberFrom(0, LONGEST),
                    pair.get(1).isNull() ? null : pair.get(1).text()));
        }
        var competing = Survival.competing(endings);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("F", competing.shares());
        answer.put("S", competing.s());
        answer.put("curves", competing.curves());
        return answer;
    }

    private static Index.Inputs inputs(Given given) {
        int surveyN = given.at("survey_n").count();
        int decided = given.at("decided").count();
        int overdue = given.at("open_overdue").count();
        int due = given.at("due_entries").count();
        int entries = given.at("entries").count();
        int orders = given.at("orders").count();
        return new Index.Inputs(
                surveyN,
                surveyN == 0 ? 0 : given.at("survey_mean").numberFrom(0, 100),
                surveyN == 0 ? 0 : given.at("survey_sd").numberFrom(0, 100),
                decided,
                overdue,
                given.at("on_time").count(0, Math.addExact(decided, overdue)),
                due,
                given.at("disclosed").count(0, due),
                entries,
                given.at("lag_ab").count(0, entries),
                orders,
                given.at("answered").count(0, orders),
                given.maybe("final").map(CitizensSide::found).orElse(Map.of()));
    }

    private static Map<Index.Found, Integer> found(Given given) {
        var found = new EnumMap<Index.Found, Integer>(Index.Found.class);
        given.members().forEach((name, count) -> {
            var kind = Arrays.stream(Index.Found.values())
                    .filter(one -> one.words().stream().map(CitizensSide::plain).anyMatch(plain(name)::equals))
                    .findFirst()
                    .orElseThrow(() -> count.wrong("what was found is one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Index.Found.values())
                                            .map(one -> one.words().getFirst())
                                            .toList())));
            found.merge(kind, count.count(0, 1_000_000), Integer::sum);
        });
        return found;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    private static Index.Ranks ranks(Given given) {
        var units = new LinkedHashMap<String, Index.Inputs>();
        var all = given.at("units").members();
        if (all.size() > MOST_UNITS) {
            throw given.at("units").wrong("%,d units are too many here: %,d at most".formatted(all.size(), MOST_UNITS));
        }
        all.forEach((name, one) -> units.put(name, inputs(one)));
        return Index.ranks(units);
    }

    private static List<List<Object>> suppress(Given given) {
        var rows = given.at("inner").items(MOST_CELLS);
        int columns = rows.isEmpty() ? 0 : rows.getFirst().items(MOST_CELLS).size();
        if (columns == 0 || rows.size() * columns > MOST_CELLS) {
            throw given.at("inner").wrong("a table of 1 to %,d cells is needed".formatted(MOST_CELLS));
        }
        var inner = new ArrayList<List<Integer>>();
        for (var row : rows) {
            var cells = row.items(MOST_CELLS);
            if (cells.size() != columns) {
                throw row.wrong("this row has %d cells, the first one has %d".formatted(cells.size(), columns));
            }
            inner.add(cells.stream().map(Given::count).toList());
        }
        int k = given.maybe("k").map(it -> it.count(1, 1_000)).orElse(Suppression.USUAL_K);
        return Suppression.of(inner, k).stream()
                .map(row -> row.stream()
                        .map(cell -> cell.<Object>map(count -> count).orElse("x"))
                        .toList())
                .toList();
    }

    private static TwoSample twoSample(Given given) {
        return given.counted(() -> TwoSample.of(sample(given.at("before")), sample(given.at("after"))));
    }

    /** Blanks stay blank: null is a year without a figure. */
    private static List<Double> sample(Given given) {
        return given.items(10_000).stream()
                .filter(value -> !value.isNull())
                .map(Given::number)
                .toList();
    }

    private static Survey survey(Given given) {
        var strata = given.at("strata").items(MOST_UNITS).stream()
                .map(one -> {
                    int all = one.at("all").count();
                    int answered = one.at("answered").count(0, all);
                    return new Survey.Stratum(all, answered, one.at("yes").count(0, answered));
                })
                .toList();
        return given.counted(() -> Survey.of(strata));
    }

    private static Map<String, Object> pledge(Given given) {
        var bribe = given.maybe("bribe");
        if (bribe.isPresent()) {
            return Map.of("exclusion_months", Pledge.exclusionMonths(bribe.get().notNegative()));
        }
        var asked = given.at("contract");
        var contract = Arrays.stream(Pledge.Contract.values())
                .filter(one -> one.toString().equals(asked.text()))
                .findFirst()
                .orElseThrow(() -> asked.wrong("a contract is for works, services or goods"));
        var sum = given.maybe("sum")
                .map(Given::notNegative)
                .orElseGet(() -> given.at("unit_price")
                        .notNegative()
                        .multiply(given.at("planned_quantity").notNegative()));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("sum", Figures.of(sum));
        answer.put("watched", Pledge.isWatched(contract, sum));
        return answer;
    }
}
