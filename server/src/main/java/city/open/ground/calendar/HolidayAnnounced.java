package city.open.ground.calendar;

/** Published once a later holiday is known and durable: due dates that lie beyond it are to be counted again. */
public record HolidayAnnounced(Holiday holiday) {}
