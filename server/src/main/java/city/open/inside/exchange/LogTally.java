package city.open.inside.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts a log while its cases stream by. */
final class LogTally {
    private static final long MILLION = 1_000_000;

    private int cases;
    private int events;
    private int eventsWithoutResource;
    private int late;
    private int ended;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable Instant firstReceived;
    private final Map<Integer, Integer> casesByDaysUntilDue = new TreeMap<>();
    private final Map<Integer, Integer> casesByDaysUntilEnd = new TreeMap<>();
    private final Map<String, Integer> activities = new HashMap<>();
    private final Map<String, String> readableNames = new HashMap<>();
    private final Set<String> resources = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> variants = new HashSet<>();
    private final Map<String, Integer> casesByActivity = new HashMap<>();
    private final Map<String, Long> firstPlaces = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private final Map<String, Integer> ends = new HashMap<>();
    private final Map<Flow.Succession, Integer> successions = new HashMap<>();

    /** Reads {@code log} to its end, which proves that all of it can be read. */
    static LogSummary of(EventLog log) throws IOException, XesFault {
        var tally = new LogTally();
        for (var next = log.next(); next != null; next = log.next()) {
            tally.add(next);
        }
        return tally.summary(log.leftOut(), log.remarks());
    }

    void add(LoggedCase one) {
        cases++;
        late += one.isLate() ? 1 : 0;
        ended += one.ended() == null ? 0 : 1;
        countDays(one);
        variants.add(variantOf(one.events()));
        var seen = new HashSet<String>();
        LoggedEvent before = null;
        for (int place = 0; place < one.events().size(); place++) {
            var event = one.events().get(place);
            add(event);
            if (seen.add(event.activity())) {
                firstPlaces.merge(
                        event.activity(), MILLION * place / one.events().size(), Long::sum);
            }
            if (before == null) {
                starts.merge(event.activity(), 1, Integer::sum);
            } else {
                successions.merge(new Flow.Succession(before.activity(), event.activity()), 1, Integer::sum);
            }
            before = event;
        }
        if (before != null) {
            ends.merge(before.activity(), 1, Integer::sum);
        }
        seen.forEach(activity -> casesByActivity.merge(activity, 1, Integer::sum));
    }

    private void countDays(LoggedCase one) {
        var received = one.received();
        if (received == null) {
            return;
        }
        firstReceived = firstReceived == null || received.isBefore(firstReceived) ? received : firstReceived;
        count(casesByDaysUntilDue, received, one.due());
        count(casesByDaysUntilEnd, received, one.finished(one.ended() != null));
    }

    private static void count(Map<Integer, Integer> casesByDays, Instant from, @Nullable Instant to) {
        if (to != null) {
            casesByDays.merge(Math.max(1, (int) Duration.between(from, to).toDays()), 1, Integer::sum);
        }
    }

    private static int median(Map<Integer, Integer> casesByDays) {
        long half = casesByDays.values().stream().mapToLong(Integer::longValue).sum() / 2;
        for (var days : casesByDays.entrySet()) {
            half -= days.getValue();
            if (half < 0) {
                return days.getKey();
            }
        }
        return 1;
    }

    private void add(LoggedEvent event) {
        events++;
        activities.merge(event.activity(), 1, Integer::sum);
        if (event.readableName() != null) {
            readableNames.putIfAbsent(event.activity(), event.readableName());
        }
        if (event.resource() == null) {
            eventsWithoutResource++;
        } else {
            resources.add(event.resource());
        }
        if (event.group() != null) {
            groups.add(event.group());
        }
        first = first == null || event.at().isBefore(first) ? event.at() : first;
        last = last == null || event.at().isAfter(last) ? event.at() : last;
    }

    /** A digest instead of the sequence itself, so that a log of long, ever different cases still fits in memory. */
    private static String variantOf(List<LoggedEvent> events) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var event : events) {
                digest.update(event.activity().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    LogSummary summary(List<Remark> leftOut, List<Remark> remarks) {
        return new LogSummary(
                cases,
                events,
                activities,
                readableNames,
                resources,
                groups,
                eventsWithoutResource,
                variants.size(),
                first,
                last,
                firstReceived,
                median(casesByDaysUntilDue.isEmpty() ? casesByDaysUntilEnd : casesByDaysUntilDue),
                ended > 0,
                late,
                ended == 0 ? 0 : cases - ended,
                new Flow(casesByActivity, meanPlaces(), starts, ends, successions),
                leftOut,
                remarks);
    }

    private Map<String, Long> meanPlaces() {
        var means = new HashMap<String, Long>();
        casesByActivity.forEach(
                (activity, count) -> means.put(activity, firstPlaces.getOrDefault(activity, 0L) / count));
        return means;
    }
}
