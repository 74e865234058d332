package city.open.border.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one part of a fact on its way out.
 *
 * @param ground for what is withheld: {@code 9-1-5} is article 9(1)5 of the Official Information Disclosure Act
 * @param until when the ground lapses: {@code decision}, or null when it does not by itself
 * @param committed shown, and in the leaf nevertheless a salted commitment, so that it can be withheld later; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Treatment(
        Way way,
        @Nullable String ground,
        @Nullable String until,
        @Nullable Boolean committed) {
    static final String DECISION = "decision";

    static final Treatment OPEN = new Treatment(Way.OPEN, null, null, null);

    /** Stopped by the guard as personal data (art. 9(1)6), whatever the policy says of the part. */
    static final Treatment STOPPED = withheld("9-1-6", null);

    /** What can become of a part. */
    public enum Way {
        OPEN,
        /** The journal holds nothing but the masked form. */
        MASKED,
        /** Withheld, and its salted hash shown, so that a later opening can be checked against it. */
        COMMITTED
    }

    /** Whether it appears in the entry, masked or not. It follows from the way, and is no part of the sheet. */
    @JsonIgnore
    public boolean isShown() {
        return way != Way.COMMITTED;
    }

    public boolean untilDecision() {
        return DECISION.equals(until);
    }

    static Treatment withheld(String ground, @Nullable String until) {
        return new Treatment(Way.COMMITTED, ground, until, null);
    }
}
