package city.open.ground.calendar;

import java.time.LocalTime;

/** The eight hours of an officer's day, 09:00 to 18:00 without 12:00 to 13:00, as minutes of work from 0 to 480. */
final class WorkingHours {
    static final int MINUTES_A_DAY = 8 * 60;

    private static final int OPENS = 9 * 60;
    private static final int LUNCH = 12 * 60;
    private static final int LUNCH_ENDS = 13 * 60;
    private static final int CLOSES = 18 * 60;

    private WorkingHours() {}

    /** Minutes of work done on a working day by {@code time}. */
    static int doneBy(LocalTime time) {
        int minute = time.toSecondOfDay() / 60;
        return Math.clamp(minute, OPENS, LUNCH) - OPENS + Math.clamp(minute, LUNCH_ENDS, CLOSES) - LUNCH_ENDS;
    }

    /** The earliest time by which {@code minutes}, 1 to 480, are done: noon, not one o'clock, for 180. */
    static LocalTime timeAfter(int minutes) {
        int morning = LUNCH - OPENS;
        return LocalTime.ofSecondOfDay(60L * (minutes <= morning ? OPENS + minutes : LUNCH_ENDS + minutes - morning));
    }
}
