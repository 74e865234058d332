package city.open.outside.portal;

import city.open.ground.calendar.Holiday;
import city.open.ground.calendar.LaterHoliday;
import city.open.ground.page.Frame;
import city.open.ground.page.When;
import java.util.List;
import java.util.Locale;

/**
 * The statutory clock for anyone, and the holidays it knows.
 *
 * @param asked what was filled in, so that the form keeps it
 * @param due the end of the period in words, or empty before anything was asked
 */
public record ClockPage(
        Frame frame,
        Asked asked,
        String due,
        List<String> explanation,
        String fault,
        int year,
        List<Holiday> holidays,
        List<LaterHoliday> later) {

    public record Asked(String received, String period, String suspendedFrom, String suspendedTo, int extended) {
        public String receivedField() {
            return Clocks.minuteField(received);
        }

        public String fromField() {
            return When.dayField(suspendedFrom);
        }

        public String toField() {
            return When.dayField(suspendedTo);
        }
    }

    /** When and on what ground it was announced, and taken back. */
    public String history(LaterHoliday one) {
        var announced = frame.say(
                "clock.later.announced",
                frame.when().minute(one.announcedAt()),
                one.holiday().basis());
        var withdrawal = one.withdrawal();
        return withdrawal == null
                ? announced
                : announced + " · "
                        + frame.say(
                                "clock.later.withdrawn",
                                frame.when().minute(withdrawal.at()),
                                frame.words().of(withdrawal.reason()),
                                withdrawal.basis());
    }

    public String kind(Holiday holiday) {
        return frame.say("holiday." + holiday.kind().name().toLowerCase(Locale.ROOT));
    }
}
