package city.open.inside.petition;

/** Whoever keeps what ends with a decision, as a bean of this type; called in the transaction that writes the decision. */
@FunctionalInterface
public interface AtDecision {
    void decided(Fact decision);
}
