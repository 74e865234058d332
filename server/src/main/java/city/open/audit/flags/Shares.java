package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.BenjaminiHochberg;
import city.open.ground.statistics.Tails;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is common to flags that compare shares or count with probabilities. */
final class Shares {
    private static final int OTHERS_AT_LEAST = 100;

    private Shares() {}

    record Share(int x, int n) {}

    /** What else was seen among like cases. */
    static Text alike(int cases) {
        return new Text("%d건이 그렇습니다".formatted(cases), cases == 1 ? "1 is so" : "%d are so".formatted(cases));
    }

    static boolean isTestable(Share own, Share others, int minimum) {
        return own.n() >= minimum && others.n() >= OTHERS_AT_LEAST;
    }

    /** Reads {@code {"a":{"x":…,"n":…},…}}; {@code x} has a name of its own in some flags. */
    static Map<String, Share> read(Given given, String x) {
        var shares = new LinkedHashMap<String, Share>();
        given.members().forEach((name, one) -> {
            int n = one.at("n").count();
            shares.put(name, new Share(one.at(x).count(0, n), n));
        });
        return shares;
    }

    /** Each against the share of all others; who has fewer than the minimum, or too few others beside, is not tested. */
    static Answer against(Map<String, Share> shares, int minimum, BigDecimal q) {
        long x = shares.values().stream().mapToLong(Share::x).sum();
        long n = shares.values().stream().mapToLong(Share::n).sum();
        var p = new LinkedHashMap<String, Double>();
        var notTested = new ArrayList<String>();
        shares.forEach((name, one) -> {
            if (!isTestable(one, new Share(Math.toIntExact(x - one.x()), Math.toIntExact(n - one.n())), minimum)) {
                notTested.add(name);
            } else {
                p.put(name, Tails.binomial(one.x(), one.n(), Tails.shareOfOthers(x - one.x(), n - one.n())));
            }
        });
        var answer = tested(p, notTested, q);
        for (var name : flagged(p, q)) {
            var one = shares.getOrDefault(name, new Share(0, 0));
            answer.say("x", one.x()).say("n", one.n());
        }
        return answer;
    }

    static Answer tested(Map<String, Double> p, List<String> notTested, BigDecimal q) {
        var flagged = flagged(p, q);
        return (p.isEmpty() ? Answer.notComputable() : Answer.of(!flagged.isEmpty()))
                .with("p", p)
                .with("not_tested", notTested)
                .with("flagged", flagged);
    }

    private static List<String> flagged(Map<String, Double> p, BigDecimal q) {
        var names = List.copyOf(p.keySet());
        return BenjaminiHochberg.rejected(
                        p.values().stream().map(BigDecimal::valueOf).toList(), q)
                .stream()
                .map(names::get)
                .toList();
    }

    /** The share of false alarms that is borne, as given or the note's. */
    static BigDecimal q(Given given) {
        return given.maybe("q")
                .map(q -> {
                    q.numberFrom(0, 1);
                    return q.decimal();
                })
                .orElse(BenjaminiHochberg.USUAL_Q);
    }

    /** A single test: with m = 1 the rule of Benjamini and Hochberg is p ≤ q. */
    static boolean stands(double p, BigDecimal q) {
        return BigDecimal.valueOf(p).compareTo(q) <= 0;
    }

    /** Coverage first: a field filled in four of five cases, and at least one. */
    static boolean covered(long filled, long all) {
        return all > 0 && filled * 5 >= all * 4;
    }
}
