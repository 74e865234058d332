package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Lag;
import city.open.ground.calendar.Text;

/** F16: said to have happened in time, entered when the date had passed (BD4); or so more often than others. */
final class DueSave implements Flag {

    @Override
    public Kind kind() {
        return new Kind(
                "F16",
                "DUESAVE",
                "",
                30,
                new Text("기한이 지난 뒤 {t}분(근무시간)에 입력되었습니다", "Entered {t} working minutes after it happened, past the due"),
                new Text("현장 근무", "field work"));
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
