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
    GONE,
    NO_NAME,
    ALREADY_ASKED,
    NOT_ASKED,
    NOT_SEALED_TO_YOU,
    PASSPHRASE_SHORT,
    PASSPHRASES_DIFFER,
    PASSPHRASE_WRONG,
    TOO_MANY_WRONG;

    /** Under which its words are. */
    String words() {
        return "postcard.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
