package city.open.inside.petition;

import city.open.ground.calendar.Text;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a petition was decided, and what followed.
 *
 * @param late whether it came after the due date
 * @param notice that the applicant was told
 * @param objection the one that is open
 */
public record Ending(
        Outcome outcome,
        Text reason,
        Instant at,
        boolean late,
        @Nullable Notice notice,
        @Nullable Objection objection) {

    /** @param objectionUntil the last day to object, where one may */
    public record Notice(Instant at, @Nullable LocalDate objectionUntil) {
        boolean isTooLateToObject(LocalDate day) {
            return objectionUntil != null && day.isAfter(objectionUntil);
        }
    }

    /** 이의신청 (Act art. 35), to be decided by this day. */
    public record Objection(LocalDate decideBy, boolean extended) {}

    static Ending decided(PetitionEvent.Decided e, Instant at, boolean late) {
        return new Ending(e.outcome(), e.reason(), at, late, null, null);
    }

    Ending told(Instant when, @Nullable LocalDate objectionUntil) {
        return new Ending(outcome, reason, at, late, new Notice(when, objectionUntil), objection);
    }

    Ending contested(@Nullable Objection open) {
        return new Ending(outcome, reason, at, late, notice, open);
    }
}
