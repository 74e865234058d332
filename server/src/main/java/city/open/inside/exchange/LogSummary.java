package city.open.inside.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a whole event log holds.
 *
 * @param activities how often each activity happened
 * @param readableNames what activities are called in words, where the log says so
 * @param eventsWithoutResource events that do not say who acted
 * @param variants how many different sequences of activities the cases took
 * @param first the earliest event, null only when there is none
 * @param firstReceived when the earliest case came in, null only when none tells
 * @param usualDays the days from reception until a case is due, else until it is finished: half of the cases have more
 * @param tellsEnds whether any case has an end date
 * @param late cases that ended after they were due
 * @param open cases without an end, in a log that tells the end of others; none where no case has one
 */
record LogSummary(
        int cases,
        int events,
        Map<String, Integer> activities,
        Map<String, String> readableNames,
        Set<String> resources,
        Set<String> groups,
        int eventsWithoutResource,
        int variants,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable Instant firstReceived,
        int usualDays,
        boolean tellsEnds,
        int late,
        int open,
        Flow flow,
        List<Remark> leftOut,
        List<Remark> remarks) {

    LogSummary {
        activities = Map.copyOf(activities);
        readableNames = Map.copyOf(readableNames);
        resources = Set.copyOf(resources);
        groups = Set.copyOf(groups);
        leftOut = List.copyOf(leftOut);
        remarks = List.copyOf(remarks);
    }
}
