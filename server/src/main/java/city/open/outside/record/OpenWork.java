package city.open.outside.record;

/**
 * What a division has to do of one procedure at this moment.
 *
 * @param open how many petitions it has that are not decided
 * @param late how many of these are past their due date, as {@link CaseView#isLateAt} says
 */
public record OpenWork(String agency, String division, String procedure, long open, long late) {}
