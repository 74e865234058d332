package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.time.Duration;

/** F05: so many approvals in a few minutes, both ends of the window counted. */
final class Burst implements Flag {
    private static final int WINDOW_MINUTES = 5;
    private static final int AT_LEAST = 8;

    @Override
    public Kind kind() {
        return new Kind(
                "F05",
                "BURST",
                "minutes",
                0,
                new Text("{window}분 안에 {x}건을 결재했습니다", "{x} in {window} min"),
                new Text("같은 서식의 연속 처리", "a series of one form"));
    }

    @Override
    public Answer look(Given input) {
        input.maybe("day").ifPresent(Given::date);
        var all = input.at("minutes").items();
        var minutes = all.stream()
                .filter(one -> !one.isNull())
                .map(Given::time)
                .sorted()
                .toList();
        int window =
                input.maybe("window_minutes").map(it -> it.count(0, 24 * 60)).orElse(WINDOW_MINUTES);
        int atLeast = input.maybe("at_least").map(it -> it.count(1, 1_000_000)).orElse(AT_LEAST);
        int most = 0;
        for (int last = 0, first = 0; last < minutes.size(); last++) {
            while (Duration.between(minutes.get(first), minutes.get(last)).toMinutes() > window) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        var answer = all.isEmpty() || Shares.covered(minutes.size(), all.size())
                ? Answer.of(most >= atLeast)
                : Answer.notComputable();
        return answer.with("most_in_a_window", most).say("x", most).say("window", window);
    }
}
