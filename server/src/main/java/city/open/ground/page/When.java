package city.open.ground.page;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Days and minutes as pages write them, in the city: {@code 2026-11-23 (Mon) 14:05}. */
public final class When {
    private static final int WORKING_DAY = 8 * 60;
    private static final Pattern DAY_FIELD = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Words words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter minute;

    public When(Words words) {
        this.words = words;
        this.day = DateTimeFormatter.ofPattern("uuuu-MM-dd (EEE)", words.lang().locale());
        this.minute = DateTimeFormatter.ofPattern(
                "uuuu-MM-dd (EEE) HH:mm", words.lang().locale());
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    public String day(Instant at) {
        return day(dayOf(at));
    }

    public String minute(Instant at) {
        return minute.format(at.atZone(CityTime.ZONE));
    }

    public String time(Instant at) {
        return at.atZone(CityTime.ZONE).toLocalTime().toString().substring(0, 5);
    }

    public String due(Due due) {
        var time = due.time();
        return time == null ? day(due.date()) : minute.format(ZonedDateTime.of(due.date(), time, CityTime.ZONE));
    }

    /** When an act was entered: only the time on the same day, nothing within the same minute. */
    public String entered(Instant occurred, Instant recorded) {
        if (minute(occurred).equals(minute(recorded))) {
            return "";
        }
        return dayOf(occurred).equals(dayOf(recorded)) ? time(recorded) : minute(recorded);
    }

    /** What a field for a day can hold; anything else leaves it empty. */
    public static String dayField(String text) {
        return DAY_FIELD.matcher(text).matches() ? text : "";
    }

    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    /** Working time in the largest unit that says enough. */
    public String work(long minutes) {
        if (minutes < 60) {
            return words.say("span.minutes", Math.max(0, minutes));
        }
        if (minutes < WORKING_DAY) {
            return words.say("span.hours", minutes / 60);
        }
        return words.say("span.days", Math.ceilDiv(minutes, WORKING_DAY));
    }

    /** One decimal where it says something. */
    public static String number(double value) {
        var rounded = Math.round(value * 10) / 10.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
