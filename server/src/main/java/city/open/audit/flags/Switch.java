package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Lag;
import city.open.ground.calendar.Text;
import java.util.Map;

/** F15: the official changed within a working day before the decision, and neither an absence nor the draw says why. */
final class Switch implements Flag {
    private static final long SOON_MINUTES = 8 * 60;

    @Override
    public Kind kind() {
        return new Kind(
                "F15",
                "SWITCH",
                new Text("결정 직전에 바뀐 담당자", "Another official just before"),
                new Text("담당자 변경 기록", "the log of who had the case"),
                0,
                new Text("결정 {t}분 전에 담당자가 바뀌었습니다", "Official changed {t} working minutes before"),
                new Text("늦게 기록된 휴가", "leave logged late"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new OneByOne(this, one -> {
            var decision = one.decision();
            var handover = one.handover();
            if (decision == null || !decision.onItsMerits()) {
                return null;
            }
            return handover == null
                    ? Answer.of(false)
                    : ask(Map.of(
                            "changed", Given.written(handover.at()),
                            "decided", Given.written(decision.occurred()),
                            "absence", handover.explained()));
        });
    }

    @Override
    public Answer look(Given input) {
        var changed = input.at("changed").minute();
        var decision = input.at("decided");
        var decided = decision.minute();
        if (changed.isAfter(decided)) {
            throw input.at("changed").wrong("the official changed after the decision");
        }
        boolean absence = input.maybe("absence").map(Given::truth).orElse(false);
        boolean draw = input.maybe("draw").map(Given::truth).orElse(false);
        long minutes = decision.counted(
                () -> Lag.between(changed, decided, Holidays.builtIn()).workingMinutes());
        return Answer.of(minutes <= SOON_MINUTES && !absence && !draw)
                .with("working_minutes_before", minutes)
                .say("t", minutes);
    }
}
