package city.open.inside.identity;

/** What came of asking for leave. */
public sealed interface Verdict {
    record Granted() implements Verdict {}

    record Denied(Refusal rule) implements Verdict {}

    default boolean isGranted() {
        return this instanceof Granted;
    }
}
