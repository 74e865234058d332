package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Lag;
import city.open.ground.calendar.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** F16: said to have happened in time, entered when the date had passed (BD4); or so more often than others. */
final class DueSave implements Flag {

    @Override
    public Kind kind() {
        return new Kind(
                "F16",
                "DUESAVE",
                new Text("기한이 지나 제때로 입력", "In time only on paper"),
                new Text("처리기한, 일어난 때와 입력한 때", "due dates, and when things happened and were entered"),
                30,
                new Text("기한이 지난 뒤 {t}분(근무시간)에 입력되었습니다", "Entered {t} working minutes after it happened, past the due"),
                new Text("현장 근무", "field work"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new Both(
                new OneByOne(this, this::late),
                new Compared(
                        this,
                        around,
                        new Text(
                                "{n}건 가운데 {x}건이 기한이 지난 뒤 제때 한 것으로 입력되었습니다",
                                "{x} of {n} entered past the due as done in time"),
                        one -> late(one) != null,
                        one -> late(one) instanceof Answer answer && answer.verdict() == Answer.Verdict.FLAG));
    }

    private @Nullable Answer late(Case one) {
        var decision = one.decision();
        return decision == null || decision.due() == null
                ? null
                : ask(Map.of(
                        "occurred", Given.written(decision.occurred()),
                        "recorded", Given.written(decision.recorded()),
                        "due", decision.due()));
    }

    @Override
    public Answer look(Given input) {
        var shares = input.maybe("shares");
        if (shares.isPresent()) {
            return Shares.against(Shares.read(shares.get(), "x"), kind().minimum(), Shares.q(input))
                    .say("t", "");
        }
        var occurred = input.at("occurred").minute();
        var recorded = input.at("recorded").minute();
        var due = input.at("due").dueMinute();
        var lag = input.counted(() -> Lag.between(occurred, recorded, Holidays.builtIn()));
        return Answer.of(!occurred.isAfter(due) && recorded.isAfter(due))
                .with("entry_lag_working_minutes", lag.workingMinutes())
                .with("lag_class", lag.cls().name())
                .say("t", lag.workingMinutes());
    }
}
