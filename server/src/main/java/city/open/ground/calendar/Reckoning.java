package city.open.ground.calendar;

import java.time.LocalDate;

/**
 * The end of a period, the day on which silence counts as consent where an act says so (the day after the end), and how
 * both were counted.
 */
public record Reckoning(Due due, LocalDate deemedOn, Explanation explanation) {}
