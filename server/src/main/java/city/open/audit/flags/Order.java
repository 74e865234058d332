package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** F02: decided a minute or more before a step that had to come first. */
final class Order implements Flag {
    @Override
    public Kind kind() {
        return new Kind(
                "F02",
                "ORDER",
                new Text("순서가 바뀐 단계", "Steps out of order"),
                new Text("단계마다 끝난 분", "the minute at which each step ended"),
                0,
                new Text("{a} 단계가 {b} 단계보다 먼저입니다", "{a} before {b}"),
                new Text("한꺼번에 한 입력", "entries made in one batch"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new OneByOne(this, one -> {
            var decision = one.decision();
            if (decision == null || !decision.onItsMerits() || decision.done().isEmpty()) {
                return null;
            }
            var before = new HashMap<String, @Nullable String>();
            decision.done().forEach(step -> {
                var ended = decision.ended().get(step);
                before.put(step, ended == null ? null : Given.written(ended));
            });
            return ask(Map.of("decided", Given.written(decision.occurred()), "due_before", before));
        });
    }

    @Override
    public Answer look(Given input) {
        var decided = input.at("decided").minute();
        var steps = input.at("due_before").members();
        var late = new ArrayList<String>();
        int known = 0;
        for (var step : steps.entrySet()) {
            if (!step.getValue().isNull()) {
                known++;
                if (decided.isBefore(step.getValue().minute())) {
                    late.add(step.getKey());
                }
            }
        }
        if (!Shares.covered(known, steps.size())) {
            return Answer.notComputable().with("after_the_decision", late);
        }
        return Answer.of(!late.isEmpty())
                .with("after_the_decision", late)
                .say("a", "decision")
                .say("b", String.join(", ", late));
    }
}
