package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.BenjaminiHochberg;
import city.open.ground.statistics.Tails;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** F09: decisions crowd into the last 30 days before somebody leaves the post. */
final class Rush implements Flag {
    private static final int LAST = 30;
    private static final int YEAR = 365;
    private static final double OF_THE_YEAR = (double) LAST / YEAR;
    private static final int EARLIER_YEARS = 2;

    @Override
    public Kind kind() {
        return new Kind(
                "F09",
                "RUSH",
                new Text("자리를 떠나기 전 몰린 결정", "A rush before leaving"),
                new Text("자리를 떠난 날", "the day on which somebody left a post"),
                20,
                new Text("마지막 30일에 {n}건 가운데 {x}건을 결정했습니다", "{x} of {n} in 30 d"),
                new Text("철에 따라 몰림", "the season"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new Sweep() {
            private final Map<String, List<Decided>> decisions = new TreeMap<>();

            @Override
            public void see(Case one) {
                var decision = one.decision();
                var last = decision == null ? null : around.left().get(decision.by());
                if (decision != null && last != null) {
                    long before = ChronoUnit.DAYS.between(decision.occurred().toLocalDate(), last);
                    if (before >= 0 && before < YEAR) {
                        decisions
                                .computeIfAbsent(decision.by(), _ -> new ArrayList<>())
                                .add(new Decided(before, one.number(), one.agency(), one.division()));
                    }
                }
            }

            @Override
            public Swept over() {
                var answers = new TreeMap<String, Answer>();
                decisions.forEach((official, all) -> answers.put(
                        official,
                        ask(Map.of(
                                "decisions_last_30_days", last(all).size(), "decisions_last_365_days", all.size()))));
                var tested = answers.entrySet().stream()
                        .filter(one -> one.getValue().verdict() != Answer.Verdict.NOT_COMPUTABLE)
                        .toList();
                return new Swept(
                        decisions.values().stream().mapToLong(List::size).sum(),
                        tested.stream()
                                .mapToLong(one -> decisions
                                        .getOrDefault(one.getKey(), List.of())
                                        .size())
                                .sum(),
                        tested.size(),
                        BenjaminiHochberg.rejected(
                                        tested.stream()
                                                .map(one -> BigDecimal.valueOf(p(one.getValue())))
                                                .toList(),
                                        BenjaminiHochberg.USUAL_Q)
                                .stream()
                                .map(tested::get)
                                .map(one -> raised(
                                        one.getKey(), one.getValue(), decisions.getOrDefault(one.getKey(), List.of())))
                                .toList(),
                        null);
            }
        };
    }

    /** @param before the last day in the post, in days */
    private record Decided(long before, String number, String agency, String division) {}

    private static List<Decided> last(List<Decided> all) {
        return all.stream().filter(one -> one.before() < LAST).toList();
    }

    private static double p(Answer answer) {
        return answer.figures().get("p") instanceof Double p ? p : 1;
    }

    private Raised raised(String official, Answer answer, List<Decided> all) {
        var cases = last(all).stream().map(Decided::number).toList();
        return new Raised(
                official,
                all.getLast().agency(),
                all.getLast().division(),
                official,
                all.size(),
                sentence(
                        answer.fill(kind().observed(), Map.of()),
                        all.size(),
                        new Text(
                                "30일에 %.1f건이 보통입니다".formatted(all.size() * OF_THE_YEAR),
                                "usual in 30 d: %.1f".formatted(all.size() * OF_THE_YEAR)),
                        String.join(", ", cases.stream().limit(5).toList())),
                answer.figures(),
                p(answer),
                cases.stream().limit(Raised.CASES).toList());
    }

    @Override
    public Answer look(Given input) {
        int n = input.at("decisions_last_365_days").count();
        int x = input.at("decisions_last_30_days").count(0, n);
        double p0 =
                input.maybe("same_season_in_2_earlier_years").map(Rush::season).orElse(OF_THE_YEAR);
        if (n < kind().minimum()) {
            return Answer.notComputable().with("p0", p0).with("p", null);
        }
        double p = Tails.binomial(x, n, p0);
        return Answer.of(Shares.stands(p, Shares.q(input)))
                .with("p0", p0)
                .with("p", p)
                .say("x", x)
                .say("n", n);
    }

    private static double season(Given given) {
        var years = given.items();
        if (years.size() != EARLIER_YEARS) {
            throw given.wrong("two earlier years are needed, not " + years.size());
        }
        long x = 0;
        long n = 0;
        for (var year : years) {
            int all = year.at("decisions_365_days").count();
            x += year.at("decisions_30_days").count(0, all);
            n += all;
        }
        return Tails.shareOfOthers(x, n);
    }
}
