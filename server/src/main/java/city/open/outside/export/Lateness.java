package city.open.outside.export;

import city.open.ground.calendar.Holidays;
import city.open.ground.page.When;
import city.open.outside.record.CaseView;
import java.time.Instant;
import java.time.LocalDate;

/** How many working days after its due date a petition was decided, or waits by now. */
record Lateness(Holidays holidays, Instant now) {
    /** No number: it has no due date, or time stands still and nobody can say. */
    static final int UNKNOWN = -1;

    boolean late(CaseView view) {
        return view.isLateAt(now);
    }

    int days(CaseView view) {
        if (!late(view)) {
            return view.due() == null ? UNKNOWN : 0;
        }
        var due = view.due();
        var decided = view.decidedAt();
        if (due == null || (decided == null && view.timeStands())) {
            return UNKNOWN;
        }
        return between(due.date(), When.dayOf(decided == null ? now : decided));
    }

    /** Working days after the first day up to and with the second. */
    private int between(LocalDate after, LocalDate upTo) {
        if (after.getYear() < Holidays.FIRST_YEAR || upTo.getYear() > Holidays.LAST_YEAR) {
            return UNKNOWN;
        }
        int days = 0;
        for (var day = after.plusDays(1); !day.isAfter(upTo); day = day.plusDays(1)) {
            days += holidays.isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }
}
