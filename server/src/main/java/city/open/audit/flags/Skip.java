package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.HashSet;
import java.util.Map;

/** F01: a mandatory step was absent when it was decided. */
final class Skip implements Flag {
    @Override
    public Kind kind() {
        return new Kind(
                "F01",
                "SKIP",
                new Text("건너뛴 단계", "A step skipped"),
                new Text("절차도", "the procedure's chart"),
                0,
                new Text("{step} 단계 없이 결정되었습니다", "Decided without {step}"),
                new Text("해당하지 않게 된 갈래, 늦은 입력", "the branch was void, the entry came late"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new OneByOne(this, one -> {
            var decision = one.decision();
            return decision == null
                            || !decision.onItsMerits()
                            || decision.mandatory().isEmpty()
                    ? null
                    : !decision.wayTold()
                            ? Answer.notComputable()
                            : ask(Map.of("mandatory", decision.mandatory(), "done", decision.done()));
        });
    }

    @Override
    public Answer look(Given input) {
        var done =
                new HashSet<>(input.at("done").items().stream().map(Given::text).toList());
        var mandatory = input.at("mandatory").items().stream().map(Given::text).toList();
        if (mandatory.isEmpty()) {
            return Answer.notComputable().with("missing", mandatory);
        }
        var missing = mandatory.stream().filter(step -> !done.contains(step)).toList();
        return Answer.of(!missing.isEmpty()).with("missing", missing).say("step", String.join(", ", missing));
    }
}
