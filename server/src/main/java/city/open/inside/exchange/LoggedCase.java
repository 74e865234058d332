package city.open.inside.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** When it came in: the date the log gives it, or the first thing the log tells of it if that is earlier. */
    @Nullable
    Instant received() {
        return Stream.concat(
                        Stream.of(started, ended).filter(Objects::nonNull),
                        events.stream().map(LoggedEvent::at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** When it was finished. In a log that tells no case's end, that is the last thing that happened. */
    @Nullable
    Instant finished(boolean logTellsEnds) {
        return logTellsEnds
                ? ended
                : events.stream()
                        .map(LoggedEvent::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }
}
