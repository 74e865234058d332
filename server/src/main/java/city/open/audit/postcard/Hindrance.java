package city.open.audit.postcard;

import java.util.Locale;

/** Why something about a report cannot be done as it was asked for. */
enum Hindrance {
    REASON_MISSING,
    NOT_OPEN,
    NOT_DIRECTING,
    NO_SUCH_AUDITOR,
    ANSWER_MISSING,
    OUTCOME_MISSING,
    NOTHING_CHOSEN,
    NOT_AT_THIS_STAGE,
    GONE;

    /** Under which its words are. */
    String words() {
        return "postcard.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
