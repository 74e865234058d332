package city.open.ground.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A holiday that was announced while OPEN was running.
 *
 * @param withdrawal none while it stands
 */
public record LaterHoliday(
        Holiday holiday, Instant announcedAt, @Nullable Withdrawal withdrawal) {
    /** Why, on what ground and when it was taken back. */
    public record Withdrawal(Text reason, String basis, Instant at) {}

    public boolean stands() {
        return withdrawal == null;
    }
}
