package city.open.audit.dial;

import java.util.Locale;

/** Why something about the policy cannot be done as it was asked for. */
enum Hindrance {
    NO_SUCH_DRAFT,
    DRAFT_IS_OVER,
    TITLE_MISSING,
    WHY_MISSING,
    WORDS_UNFIT,
    PERSONAL_DATA_IN_WORDS,
    NOTHING_CHOSEN,
    NO_SUCH_PLACE,
    NOT_TO_BE_TURNED,
    GROUND_MISSING,
    COMMENT_MISSING,
    NOTHING_CHANGED,
    NOT_PREVIEWED,
    PREVIEW_OF_ANOTHER_DRAFT,
    PREVIEW_ON_ANOTHER_BASE,
    PREVIEW_TOO_OLD,
    PERSONAL_DATA_WOULD_OPEN,
    OWN_DRAFT,
    NOT_REVIEWED,
    RELEASED_BY_ANOTHER,
    CLOSED_ALREADY,
    NO_SUCH_CLOSING,
    CLOSING_IS_OVER,
    OWN_CLOSING;

    /** Under which its words are. */
    String words() {
        return "dial.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
