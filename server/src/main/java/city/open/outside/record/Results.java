package city.open.outside.record;

/**
 * What came of petitions in a time, by who had them: counted from their public views.
 *
 * @param decided with a result in that time
 * @param onTime of these, not late
 * @param openOverdue still without one at the end of it, the due date having passed
 */
public record Results(String agency, String division, String sector, long decided, long onTime, long openOverdue) {}
