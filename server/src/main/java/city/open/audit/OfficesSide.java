package city.open.audit;

import city.open.audit.drift.Agency;
import city.open.audit.drift.Attributes;
import city.open.audit.drift.Forms;
import city.open.audit.drift.Replay;
import city.open.audit.input.Given;
import city.open.audit.watch.Completeness;
import city.open.audit.watch.Queue;
import city.open.audit.watch.Score;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is counted of offices: which procedure comes first, what is missing, who was overtaken, steps, forms, replay and agencies. */
final class OfficesSide {
    private static final int MOST = 2_000;

    private OfficesSide() {}

    static Map<String, Recompute.Rule> rules() {
        var rules = new LinkedHashMap<String, Recompute.Rule>();
        rules.put("score", given -> Score.of(criterion(given, "c1"), criterion(given, "c2"), criterion(given, "c3")));
        rules.put("completeness", OfficesSide::completeness);
        rules.put("queue", OfficesSide::queue);
        rules.put("replay", OfficesSide::replay);
        rules.put("attributes", given -> Attributes.between(steps(given.at("standard")), steps(given.at("district"))));
        rules.put("forms", given -> Forms.between(fields(given.at("standard")), fields(given.at("district"))));
        rules.put("agency", OfficesSide::agency);
        return rules;
    }

    private static int criterion(Given given, String key) {
        return given.at(key).count(0, 3);
    }

    private static Completeness completeness(Given given) {
        return given.counted(() -> Completeness.of(
                given.at("acts").count(),
                given.at("in_grace").count(),
                given.at("open").count(),
                given.at("stubs").count()));
    }

    private static Queue queue(Given given) {
        var cases = new ArrayList<Queue.Waiting>();
        var seen = new HashSet<String>();
        for (var one : given.at("cases").items(MOST)) {
            var id = one.at("id").text();
            if (!seen.add(id)) {
                throw one.at("id").wrong("two cases have this id");
            }
            var ready = one.at("ready").minute();
            var started = one.at("started").minute();
            if (started.isBefore(ready)) {
                throw one.at("started").wrong("it started before it was ready");
            }
            cases.add(new Queue.Waiting(
                    id,
                    ready,
                    started,
                    one.maybe("due").map(Given::dueMinute).orElse(null),
                    one.maybe("suspended").map(Given::truth).orElse(false)));
        }
        return Queue.of(cases);
    }

    private static Map<String, Double> replay(Given given) {
        var model = given.at("model").items(MOST).stream().map(Given::text).toList();
        var trace = given.at("trace").items(MOST).stream().map(Given::text).toList();
        if (model.isEmpty()) {
            throw given.at("model").wrong("a model needs one step at least");
        }
        return Map.of("replay_fitness", Replay.fitness(model, trace));
    }

    private static Map<String, Attributes.Step> steps(Given given) {
        var steps = new LinkedHashMap<String, Attributes.Step>();
        for (var step : given.items(MOST)) {
            var attributes = new Attributes.Step(
                    step.at("owner").text(),
                    step.at("period").text(),
                    step.at("disclosure").text());
            if (steps.putIfAbsent(step.at("id").text(), attributes) != null) {
                throw step.at("id").wrong("two steps have this id");
            }
        }
        return steps;
    }

    private static Set<Forms.Field> fields(Given given) {
        var fields = new LinkedHashSet<Forms.Field>();
        for (var field : given.items(MOST)) {
            fields.add(new Forms.Field(
                    field.at("key").text(),
                    field.at("type").text(),
                    field.maybe("required").map(Given::truth).orElse(false)));
        }
        return fields;
    }

    private static Agency agency(Given given) {
        var fitness = given.at("fitness").items().stream()
                .map(one -> one.numberFrom(0, 1))
                .toList();
        if (fitness.isEmpty()) {
            throw given.at("fitness").wrong("one finished case at least is needed");
        }
        return Agency.of(fitness);
    }
}
