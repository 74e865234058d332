package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.Fences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** F13: done at or below the lower fence of like cases. */
final class Express implements Flag {
    private static final double LONGEST = 1e9;
    private static final double SHORTEST = 1e-9;

    @Override
    public Kind kind() {
        return new Kind(
                "F13",
                "EXPRESS",
                new Text("유난히 빠른 처리", "Uncommonly quick"),
                new Text("걸린 근무시간", "working time taken"),
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
    public Sweep sweep(Around around) {
        return new Sweep() {
            private final Map<String, Map<Integer, List<Took>>> procedures = new TreeMap<>();
            private long scope;
            private long computable;

            @Override
            public void see(Case one) {
                var decision = one.decision();
                if (decision != null && decision.onItsMerits()) {
                    scope++;
                    procedures
                            .computeIfAbsent(one.procedure(), _ -> new TreeMap<>())
                            .computeIfAbsent(one.version(), _ -> new ArrayList<>())
                            .add(new Took(
                                    Math.max(1, decision.workingMinutes()) / 60.0,
                                    one.number(),
                                    decision.seq(),
                                    one.agency(),
                                    one.division(),
                                    one.official()));
                }
            }

            @Override
            public Swept over() {
                var raised = new ArrayList<Raised>();
                procedures.forEach((_, versions) -> {
                    var all = versions.values().stream().flatMap(List::stream).toList();
                    versions.values().forEach(own -> {
                        // Of this version, or else of all versions; durations of other procedures say nothing.
                        var like = own.size() > kind().minimum() ? own : all;
                        if (like.size() > kind().minimum()) {
                            computable += own.size();
                            raised.addAll(quick(own, like));
                        }
                    });
                });
                return new Swept(scope, computable, 0, raised, null);
            }
        };
    }

    private record Took(double hours, String number, int seq, String agency, String division, String official) {}

    /** From the quickest on, each beside all the others, until one is not quick: the rest are not either. */
    private List<Raised> quick(List<Took> own, List<Took> like) {
        var raised = new ArrayList<Raised>();
        var hours = like.stream().map(Took::hours).collect(Collectors.toCollection(ArrayList::new));
        @Nullable Answer answer = null;
        double asked = -1;
        for (var one :
                own.stream().sorted(Comparator.comparingDouble(Took::hours)).toList()) {
            if (answer == null || one.hours() != asked) {
                asked = one.hours();
                hours.remove(Double.valueOf(asked));
                answer = judged(hours, List.of(asked));
                hours.add(asked);
            }
            if (answer.verdict() != Answer.Verdict.FLAG) {
                break;
            }
            var entry = one.number() + " #" + one.seq();
            raised.add(new Raised(
                    entry,
                    one.agency(),
                    one.division(),
                    one.official(),
                    like.size() - 1,
                    sentence(answer, like.size() - 1, Shares.alike(raised.size()), entry),
                    answer.figures(),
                    null,
                    List.of(one.number())));
        }
        return raised;
    }

    @Override
    public Answer look(Given input) {
        return judged(hours(input.at("reference_working_hours")), hours(input.at("candidates")));
    }

    private Answer judged(List<Double> reference, List<Double> candidates) {
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
                .say("t", quick.isEmpty() ? "" : "%.1f".formatted(quick.getFirst()))
                .say("q1", Math.round(fences.q1()))
                .say("q3", Math.round(fences.q3()));
    }
}
