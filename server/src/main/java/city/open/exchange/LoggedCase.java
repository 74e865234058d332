package city.open.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of a log.
 *
 * @param line where it starts in the file
 * @param deadline when it had to be finished
 * @param plannedEnd when it was meant to be finished; counts as the deadline where the log has no other
 * @param ended when it was finished, or null when the log does not say so
 */
record LoggedCase(
        int line,
        String id,
        @Nullable Instant started,
        @Nullable Instant deadline,
        @Nullable Instant plannedEnd,
        @Nullable Instant ended,
        List<LoggedEvent> events) {

    LoggedCase {
        events = List.copyOf(events);
    }

    @Nullable
    Instant due() {
        return deadline == null ? plannedEnd : deadline;
    }

    /** Whether it was finished after it was due. A case that is still open is not counted as late here. */
    boolean isLate() {
        var due = due();
        return due != null && ended != null && ended.isAfter(due);
    }
}
