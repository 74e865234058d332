package city.open.inside.petition;

/** How a petition ended. */
public enum Outcome {
    GRANTED,
    GRANTED_WITH_CONDITIONS,
    REFUSED,
    /** The papers went back because a supplement stayed out (Decree art. 25). */
    RETURNED,
    WITHDRAWN,
    /** Silence counted as acceptance of a report on the day after the period. */
    DEEMED_ACCEPTED,
    /** Silence counted as the permit on the day after the period. */
    DEEMED_APPROVED,
    /** Handled to its end, neither granted nor refused: a sanction, a contract, an imported case. */
    COMPLETED,
    /** 직권취소·철회: what had been granted was taken back by the authority. */
    REVOKED
}
