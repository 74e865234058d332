package city.open.inside.petition;

/** What came of asking: a new fact, durable, or the rule that says no. */
public sealed interface Decision {
    record Recorded(Fact fact) implements Decision {}

    record Refused(Rule rule) implements Decision {}

    /** The fact, or an exception that carries the rule; for callers that have no way to go on. */
    default Fact fact() {
        return switch (this) {
            case Recorded(var fact) -> fact;
            case Refused(var rule) ->
                throw new IllegalStateException(rule + ": " + rule.words().en());
        };
    }
}
