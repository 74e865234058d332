package city.open.ground.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * How long after it happened an act was entered, in working time.
 *
 * @param workingMinutes 0 where it was entered before it happened
 */
public record Lag(long workingMinutes, Class cls) {
    /** Within an hour, a day, a week of working time, later, or of the future: F is refused at the door. */
    public enum Class {
        A,
        B,
        C,
        D,
        F
    }

    private static final long HOUR = 60;
    /** What clocks may differ by. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Times are the city's; a year that the calendar does not know is an {@link IllegalArgumentException}. */
    public static Lag between(LocalDateTime occurred, LocalDateTime recorded, Holidays holidays) {
        return between(
                occurred.atZone(CityTime.ZONE).toInstant(),
                recorded.atZone(CityTime.ZONE).toInstant(),
                new StatutoryClock(holidays));
    }

    /** The same, for whoever counts many; a year that the calendar does not know is an {@link IllegalArgumentException}. */
    public static Lag between(Instant occurred, Instant recorded, StatutoryClock clock) {
        long counted = Math.max(0, clock.workingMinutesBetween(occurred, recorded));
        if (occurred.isAfter(recorded.plus(SKEW))) {
            return new Lag(counted, Class.F);
        }
        return new Lag(
                counted,
                counted <= HOUR ? Class.A : counted <= 8 * HOUR ? Class.B : counted <= 40 * HOUR ? Class.C : Class.D);
    }
}
