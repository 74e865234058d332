package city.open.outside.record;

/**
 * What is counted of a division, month by month: how soon its acts were entered, and what the procedure or the law did not foresee. Names on
 * disk are columns of {@code record.division_tally}; those in data are chosen by hand and never renamed.
 */
public enum DivisionCount {
    /** Entries of petitions that the division had, but for what OPEN does by itself. */
    ENTERED,
    /** Of these, by working time between act and entry: within an hour, a day of eight hours, a week of forty, later. */
    LAG_A,
    LAG_B,
    LAG_C,
    LAG_D,
    /** Said to have been done by the due date, entered when it had passed. */
    AFTER_DUE,
    /** Due dates that passed without a decision or a new date, in the month in which they passed. */
    PASSED,
    /** Entries with which the procedure was left. */
    DEPARTURES,
    /** Entries of which a part was withheld, with its ground, when they were published. */
    WITHHELD,
    /** Orders of the Audit Division, in the month in which they were given; of these, those that were answered, and those in time. */
    ORDERS,
    ORDERS_ANSWERED,
    ORDERS_IN_TIME
}
