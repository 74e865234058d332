package city.open.ground.calendar;

/** Published once an announced holiday is durably taken back: due dates that lie beyond it are to be counted again. */
public record HolidayWithdrawn(Holiday holiday) {}
