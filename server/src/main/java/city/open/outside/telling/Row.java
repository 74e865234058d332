package city.open.outside.telling;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Holidays;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.CaseRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A petition in a list, said in words.
 *
 * @param lateness how far past its due date it is or was decided, as people say it; empty where it is not late
 */
public record Row(
        CaseRow row, State state, String subject, String procedure, String place, String step, String lateness) {
    /** Nobody counts further in a list. */
    private static final int HORIZON_DAYS = 1_500;

    public static Row of(Words words, CaseRow row, String step, Holidays holidays, Instant now) {
        return new Row(
                row,
                State.of(words, row),
                words.of(row.subject()),
                words.of(row.procedureName()),
                words.of(row.agencyName()) + " " + words.of(row.divisionName()),
                step,
                lateness(words, row, holidays, now));
    }

    private static String lateness(Words words, CaseRow row, Holidays holidays, Instant now) {
        var due = row.due();
        if (!row.late() || due == null) {
            return "";
        }
        if (row.outcome() != null && row.outcome().isSilence()) {
            return words.say("due.silent");
        }
        var decided = row.decidedAt();
        var until = When.dayOf(decided == null ? now : decided);
        // A due time of the same day has passed without a day between.
        var from = due.date().isBefore(until) ? due.date() : until;
        long days = from.plusDays(1)
                .datesUntil(until.plusDays(1))
                .limit(HORIZON_DAYS)
                .filter(holidays::isWorkingDay)
                .count();
        return days == 0 ? words.say("due.late.today") : words.say("due.late", days);
    }

    public boolean late() {
        return row.late();
    }

    public @Nullable Due due() {
        return row.due();
    }
}
