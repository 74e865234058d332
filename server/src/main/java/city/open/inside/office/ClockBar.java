package city.open.inside.office;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of its time a petition has used, as a small bar with words.
 *
 * @param percent of the time from reception to the due date, 0 to 100
 * @param shape {@code is-late}, {@code is-still} while the clock stands and the date had not passed before, or empty
 */
public record ClockBar(int percent, String shape, String words) {

    /**
     * @param dueAt the end of the period; it has passed at that moment
     * @param late where time stands: whether it had passed before
     */
    static ClockBar of(
            Words words,
            StatutoryClock clock,
            Instant now,
            Instant receivedAt,
            @Nullable Instant dueAt,
            boolean stands,
            boolean late,
            boolean ended) {
        if (ended) {
            return new ClockBar(100, "is-still", words.say("office.clock.ended"));
        }
        if (dueAt == null) {
            return new ClockBar(0, "", words.say("office.clock.none"));
        }
        if (stands && late) {
            return new ClockBar(100, "is-late", words.say("office.clock.stands.late"));
        }
        if (stands) {
            return new ClockBar(used(receivedAt, now, dueAt), "is-still", words.say("office.clock.stands"));
        }
        int days = clock.workingDaysLeft(now, new Due(When.dayOf(dueAt.minusNanos(1)), null));
        if (!now.isBefore(dueAt)) {
            return new ClockBar(100, "is-late", days == 0 ? words.say("due.late.today") : words.say("due.late", -days));
        }
        return new ClockBar(
                used(receivedAt, now, dueAt), "", days == 0 ? words.say("due.today") : words.say("due.left", days));
    }

    private static int used(Instant from, Instant now, Instant dueAt) {
        double whole = dueAt.toEpochMilli() - from.toEpochMilli();
        double gone = now.toEpochMilli() - from.toEpochMilli();
        return whole <= 0 ? 100 : (int) Math.clamp(Math.round(gone / whole * 100), 0, 100);
    }

    public boolean isLate() {
        return shape.equals("is-late");
    }
}
