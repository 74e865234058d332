package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.ArrayList;

/** F02: decided a minute or more before a step that had to come first. */
final class Order implements Flag {
    @Override
    public Kind kind() {
        return new Kind(
                "F02",
                "ORDER",
                "minutes",
                0,
                new Text("{a} 단계가 {b} 단계보다 먼저입니다", "{a} before {b}"),
                new Text("한꺼번에 한 입력", "entries made in one batch"));
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
