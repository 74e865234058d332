package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** F05: so many approvals in a few minutes, both ends of the window counted. */
final class Burst implements Flag {
    private static final int WINDOW_MINUTES = 5;
    private static final int AT_LEAST = 8;

    @Override
    public Kind kind() {
        return new Kind(
                "F05",
                "BURST",
                new Text("한꺼번에 몰린 결재", "Approvals in a burst"),
                new Text("분 단위 결재 시각", "minutes of approvals"),
                0,
                new Text("{window}분 안에 {x}건을 결재했습니다", "{x} in {window} min"),
                new Text("같은 서식의 연속 처리", "a series of one form"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new Sweep() {
            private final Map<String, List<Signed>> days = new TreeMap<>();

            @Override
            public void see(Case one) {
                one.approvals()
                        .forEach(approval -> days.computeIfAbsent(
                                        approval.by() + " " + approval.at().toLocalDate(), _ -> new ArrayList<>())
                                .add(new Signed(approval.at(), one.number(), one.agency(), one.division())));
            }

            @Override
            public Swept over() {
                var crowded = new TreeMap<String, Answer>();
                days.forEach((day, signed) -> {
                    if (signed.size() >= AT_LEAST) {
                        var answer = ask(Map.of(
                                "minutes",
                                signed.stream()
                                        .map(one -> "%tR".formatted(one.at()))
                                        .toList()));
                        if (answer.verdict() == Answer.Verdict.FLAG) {
                            crowded.put(day, answer);
                        }
                    }
                });
                long all = days.values().stream().mapToLong(List::size).sum();
                return new Swept(
                        all,
                        all,
                        0,
                        crowded.entrySet().stream()
                                .map(one -> raised(one.getKey(), one.getValue(), crowded.size() - 1))
                                .toList(),
                        null);
            }

            private Raised raised(String day, Answer answer, int alike) {
                var signed = days.getOrDefault(day, List.of());
                var cases = signed.stream().map(Signed::number).distinct().toList();
                return new Raised(
                        day,
                        signed.getFirst().agency(),
                        signed.getFirst().division(),
                        day.substring(0, day.indexOf(' ')),
                        days.size() - 1,
                        sentence(
                                answer.fill(kind().observed(), Map.of()),
                                days.size() - 1,
                                new Text("%d일이 그렇습니다".formatted(alike), "days as crowded: %d".formatted(alike)),
                                String.join(", ", cases.stream().limit(5).toList())),
                        answer.figures(),
                        null,
                        cases.stream().limit(Raised.CASES).toList());
            }
        };
    }

    private record Signed(LocalDateTime at, String number, String agency, String division) {}

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
