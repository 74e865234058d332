package city.open.ground.calendar;

/** What came of announcing a holiday. */
public sealed interface Announcement {
    record Announced(Holiday holiday) implements Announcement {}

    /** Nothing was changed: the day has this name already. */
    record AlreadyAHoliday(Holiday known) implements Announcement {}
}
