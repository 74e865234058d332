package city.open.audit.redflags;

import java.util.Locale;

/** What a person made of a flag. Kept for good, so a name is never reused. */
enum Outcome {
    /** There was something in it; a matter was opened of one of its cases. */
    OPENED,
    /** There was something in it, and it was dealt with without a matter. */
    CONFIRMED,
    EXPLAINED,
    DATA_ERROR,
    /** Looked into, and nobody can tell. */
    UNDECIDED,
    /** Not looked into further. */
    NOT_FOLLOWED;

    boolean isConfirmed() {
        return this == OPENED || this == CONFIRMED;
    }

    /** Whether it says if the flag was right, so that it counts for its precision. */
    boolean isDecided() {
        return isConfirmed() || this == EXPLAINED || this == DATA_ERROR;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
