package city.open.demo;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Holidays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** When an official is at the desk in the city: 09:00 to 18:00 on working days, not over lunch. To the second. */
record OfficeHours(Holidays holidays) {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime LUNCH = LocalTime.of(12, 0);
    private static final LocalTime LUNCH_ENDS = LocalTime.of(13, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    /** This moment if someone is at the desk, else the next one at which someone is. */
    Instant atDesk(Instant at) {
        var local = at.atZone(CityTime.ZONE);
        while (true) {
            var time = local.toLocalTime();
            if (!holidays.isWorkingDay(local.toLocalDate()) || !time.isBefore(CLOSES)) {
                local = local.toLocalDate().plusDays(1).atTime(OPENS).atZone(CityTime.ZONE);
            } else if (time.isBefore(OPENS)) {
                return local.with(OPENS).toInstant();
            } else if (!time.isBefore(LUNCH) && time.isBefore(LUNCH_ENDS)) {
                return local.with(LUNCH_ENDS).toInstant();
            } else {
                return local.toInstant();
            }
        }
    }

    /** After so much time at the desk. */
    Instant plus(Instant from, Duration work) {
        var at = atDesk(from).atZone(CityTime.ZONE);
        var left = work;
        while (true) {
            var pause = pauseAfter(at);
            var until = Duration.between(at, pause);
            if (left.compareTo(until) < 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(until);
            at = atDesk(pause.toInstant()).atZone(CityTime.ZONE);
        }
    }

    /** The day after so many working days; the day itself, or the next working day, for 0. */
    LocalDate plusDays(LocalDate from, int workingDays) {
        var day = from;
        while (!holidays.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (holidays.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    private static ZonedDateTime pauseAfter(ZonedDateTime at) {
        return at.with(at.toLocalTime().isBefore(LUNCH) ? LUNCH : CLOSES);
    }
}
