package city.open.audit.procedures;

import java.util.Locale;

/** Why something about the register or about a procedure cannot be done as it was asked for. */
enum Hindrance {
    NO_SUCH_SUBJECT,
    NO_SUCH_ASSESSMENT,
    NAME_MISSING,
    NAME_TAKEN,
    SCORE_MISSING,
    EVIDENCE_MISSING,
    OUTCOME_MISSING,
    GROUND_MISSING,
    REASON_MISSING,
    AGAINST_THE_SCORE,
    LOOK_WITHIN_A_YEAR,
    LOOK_WITHIN_THREE_YEARS,
    WORDS_UNFIT,
    PERSONAL_DATA_IN_WORDS,
    OWN_ASSESSMENT,
    REVIEWED_ALREADY,
    DECIDED_SINCE,
    REMARK_MISSING,
    NOTHING_CHOSEN,
    NO_SUCH_PROCEDURE,
    NO_SUCH_DRAFT,
    DRAFT_IS_OVER,
    CODE_UNFIT,
    CODE_TAKEN,
    SECTOR_MISSING,
    NO_SHEET_CAN_SAY_IT,
    SHEET_TOO_LONG,
    NO_FORM_CAN_CHANGE_IT,
    NO_FILE,
    CHANGED_BY_ANOTHER,
    NOTHING_CHANGED,
    WHY_MISSING,
    SHEET_FAULTY,
    ALIKE,
    OWN_DRAFT,
    NOT_REVIEWED,
    BASE_IS_OLD;

    /** Under which its words are. */
    String words() {
        return "register.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
