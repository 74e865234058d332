package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.Fences;
import java.util.List;

/** F13: done at or below the lower fence of like cases. */
final class Express implements Flag {
    private static final double LONGEST = 1e9;
    private static final double SHORTEST = 1e-9;

    @Override
    public Kind kind() {
        return new Kind(
                "F13",
                "EXPRESS",
                "",
                30,
                new Text("{t}시간 만에 끝났고 보통은 {q1}~{q3}시간입니다", "{t} h, usual {q1}-{q3}"),
                new Text("간단한 사건", "a trivial case"));
    }

    static List<Double> hours(Given given) {
        return given.items().stream()
                .map(one -> one.numberFrom(SHORTEST, LONGEST))
                .toList();
    }

    @Override
    public Answer look(Given input) {
        var reference = hours(input.at("reference_working_hours"));
        var candidates = hours(input.at("candidates"));
        if (reference.size() < 2) {
            return Answer.notComputable()
                    .with("lower_fence", null)
                    .with("upper_fence", null)
                    .with(
                            "verdicts",
                            candidates.stream()
                                    .map(_ -> Answer.Verdict.NOT_COMPUTABLE.toString())
                                    .toList());
        }
        var fences = Fences.around(reference);
        var quick = candidates.stream().filter(fences::isQuick).sorted().toList();
        var answer = reference.size() < kind().minimum() ? Answer.notComputable() : Answer.of(!quick.isEmpty());
        return answer.with("lower_fence", fences.lower())
                .with("upper_fence", fences.upper())
                .with(
                        "verdicts",
                        candidates.stream()
                                .map(hours ->
                                        (fences.isQuick(hours) ? Answer.Verdict.FLAG : Answer.Verdict.NONE).toString())
                                .toList())
                .say("t", quick.isEmpty() ? "" : quick.getFirst())
                .say("q1", Math.round(fences.q1()))
                .say("q3", Math.round(fences.q3()));
    }
}
