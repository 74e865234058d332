package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** F10: decided against a recorded review, dissent or committee with next to no reason; or so more often than others do. */
final class Overruled implements Flag {
    private static final int REASON = 50;

    @Override
    public Kind kind() {
        return new Kind(
                "F10",
                "OVERRIDE",
                new Text("의견과 다른 결정", "Against an opinion"),
                new Text("검토·협조 의견", "opinions of reviewers"),
                20,
                new Text("{advice} 의견과 달리 결정했습니다", "Against {advice}"),
                new Text("새로운 사실", "new facts"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new Both(
                new OneByOne(this, this::overruled),
                new Compared(
                        this,
                        around,
                        new Text("의견을 들은 {n}건 가운데 {x}건에서 의견과 달리 결정했습니다", "{x} of {n} decided against an opinion"),
                        one -> one.decision() != null && !one.opinions().isEmpty(),
                        one -> one.opinions().containsValue(false)));
    }

    private @Nullable Answer overruled(Case one) {
        var decision = one.decision();
        if (decision == null || one.opinions().isEmpty()) {
            return null;
        }
        var opinions = new LinkedHashMap<String, String>();
        one.opinions().forEach((by, agrees) -> opinions.put(by, agrees ? "agrees" : "dissents"));
        var input = new HashMap<String, Object>(Map.of("decision", "agrees", "opinions", opinions));
        if (!decision.reason().isBlank()) {
            input.put("reason", decision.reason());
        }
        return ask(input);
    }

    @Override
    public Answer look(Given input) {
        var shares = input.maybe("shares");
        if (shares.isPresent()) {
            return Shares.against(Shares.read(shares.get(), "x"), kind().minimum(), Shares.q(input))
                    .say("advice", "opinions");
        }
        var decision = input.at("decision").text();
        var opinions = input.at("opinions").members();
        var against = opinions.entrySet().stream()
                .filter(opinion -> !opinion.getValue().text().equals(decision))
                .map(opinion -> opinion.getKey())
                .toList();
        int characters = input.maybe("reason")
                .map(reason -> reason.text().strip())
                .map(reason -> reason.codePointCount(0, reason.length()))
                .orElse(0);
        return (opinions.isEmpty() ? Answer.notComputable() : Answer.of(!against.isEmpty() && characters < REASON))
                .with("against", against)
                .with("reason_characters", characters)
                .say("advice", String.join(", ", against));
    }
}
