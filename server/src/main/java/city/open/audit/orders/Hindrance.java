package city.open.audit.orders;

import java.util.Locale;

/** Why something cannot be done about a matter. */
enum Hindrance {
    NOTHING_CHOSEN,
    WORDS_MISSING,
    PERSONAL_DATA,
    ILLEGIBLE,
    /** Whoever works where it happened leaves it to another auditor. */
    OWN_DIVISION,
    NOT_AT_THIS_STAGE,
    /** Its plan was told for a later day. */
    BEFORE_ITS_DAY,
    /** Whoever wrote the report leaves it to another auditor to make it known. */
    OWN_REPORT,
    /** Whoever demanded or reported leaves re-deliberation to others. */
    OWN_DEMAND,
    NO_SUCH_GROUND,
    NO_SUCH_PETITION,
    /** Somebody is asked about this petition already. */
    OPEN_ALREADY;

    String words() {
        return "orders.no." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
