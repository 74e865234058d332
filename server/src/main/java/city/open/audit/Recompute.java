package city.open.audit;

import city.open.audit.citizens.Index;
import city.open.audit.drift.Alignment;
import city.open.audit.drift.Drift;
import city.open.audit.flags.Flags;
import city.open.audit.input.Figures;
import city.open.audit.input.Given;
import city.open.audit.track.Terms;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Lag;
import city.open.ground.statistics.BenjaminiHochberg;
import city.open.ground.statistics.Wilson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What Audit counts, recomputed from plain values by anybody: an array of cases in, the array of results out, in the same order. Days off
 * are those built in.
 */
public final class Recompute {
    /** Of the whole input. */
    public static final int MOST_BYTES = Given.MOST_BYTES;

    private static final Holidays HOLIDAYS = Holidays.builtIn();

    /** One case; what it returns is written as JSON, a record with its components in snake case. */
    interface Rule {
        Object of(Given given);
    }

    private static final Map<String, Rule> RULES = rules();

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .addModule(new SimpleModule("figures")
                    .addSerializer(Double.class, new OfDoubles())
                    .addSerializer(double.class, new OfDoubles())
                    .addSerializer(BigDecimal.class, new OfDecimals()))
            .build();

    private static final class OfDoubles extends ValueSerializer<Double> {
        @Override
        public void serialize(Double number, JsonGenerator to, SerializationContext context) {
            to.writeNumber(Figures.of(number));
        }
    }

    private static final class OfDecimals extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal number, JsonGenerator to, SerializationContext context) {
            to.writeNumber(Figures.of(number));
        }
    }

    private Recompute() {}

    /**
     * @param json an array, a result a line
     * @param ignored places of keys that no rule asked for
     */
    public record Answer(String json, List<String> ignored) {}

    /** What can be recomputed, in the order of the note. */
    public static List<String> names() {
        return List.copyOf(RULES.keySet());
    }

    /**
     * @throws IllegalArgumentException if there is no such name
     * @throws city.open.audit.input.BadInput if the input cannot be used: one line with the place; nothing is answered then
     */
    public static Answer run(String name, byte[] input) {
        var rule = RULES.get(name);
        if (rule == null) {
            throw new IllegalArgumentException(
                    "Nothing is called '%s': the names are %s.".formatted(name, String.join(", ", names())));
        }
        var cases = Given.array(input);
        var results = cases.items().stream()
                .map(rule::of)
                .map(JSON::writeValueAsString)
                .collect(Collectors.joining(",\n ", "[", "]"));
        return new Answer(results, cases.ignored());
    }

    /** The sheet that says how the index is counted, as JSON: weights, from how much on something counts, what a finding costs. */
    public static String indexMethod() {
        return Index.method();
    }

    private static Map<String, Rule> rules() {
        var rules = new LinkedHashMap<String, Rule>();
        rules.put("lag", Recompute::lag);
        rules.put("terms", Recompute::terms);
        rules.put("benjamini-hochberg", Recompute::benjaminiHochberg);
        rules.put("wilson", Recompute::wilson);
        rules.put("flags", Flags::look);
        rules.put("conformance", given -> Alignment.of(given.at("model"), given.at("trace")));
        rules.put("drift", given -> Drift.of(given.at("standard"), given.at("district")));
        rules.putAll(CitizensSide.rules());
        rules.putAll(OfficesSide.rules());
        return rules;
    }

    private static Lag lag(Given given) {
        return given.counted(() ->
                Lag.between(given.at("occurred").minute(), given.at("recorded").minute(), HOLIDAYS));
    }

    private static String terms(Given given) {
        return given.counted(
                () -> Terms.end(given.at("start").date(), given.at("term").text(), HOLIDAYS)
                        .toString());
    }

    private static List<Integer> benjaminiHochberg(Given given) {
        var p = given.at("p").items().stream().map(Recompute::probability).toList();
        return BenjaminiHochberg.rejected(
                p, given.maybe("q").map(Recompute::probability).orElse(BenjaminiHochberg.USUAL_Q));
    }

    private static BigDecimal probability(Given given) {
        given.numberFrom(0, 1);
        return given.decimal();
    }

    private static List<BigDecimal> wilson(Given given) {
        double n = given.at("n").numberFrom(0, 1e15);
        if (n == 0) {
            throw given.at("n").wrong("there is no share of nothing: n above 0 is needed");
        }
        var wilson = Wilson.of(given.at("x").numberFrom(0, n), n);
        return List.of(Figures.six(wilson.share()), Figures.six(wilson.low()), Figures.six(wilson.high()));
    }
}
