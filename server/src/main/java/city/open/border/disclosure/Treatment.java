package city.open.border.disclosure;

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
record Treatment(
        Way way,
        @Nullable String ground,
        @Nullable String until,
        @Nullable Boolean committed) {
    static final Treatment OPEN = new Treatment(Way.OPEN, null, null, null);
    /** The journal holds nothing but the masked form. */
    static final Treatment MASKED = new Treatment(Way.MASKED, null, null, null);

    /** Stopped by the guard as personal data (art. 9(1)6), whatever the policy says of the part. */
    static final Treatment STOPPED = withheld("9-1-6", null);

    enum Way {
        OPEN,
        MASKED,
        /** Withheld, and its salted hash shown, so that a later opening can be checked against it. */
        COMMITTED
    }

    /** Whether it appears in the entry, masked or not. */
    boolean isShown() {
        return way != Way.COMMITTED;
    }

    Treatment withCommitment() {
        return isShown() ? new Treatment(way, ground, until, true) : this;
    }

    boolean untilDecision() {
        return "decision".equals(until);
    }

    static Treatment withheld(String ground, @Nullable String until) {
        return new Treatment(Way.COMMITTED, ground, until, null);
    }
}
