package city.open.outside.verification;

import city.open.ground.vocabulary.FactKind;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The figures of petitions by month of reception, procedure and agency, counted from the entries: how many were received and decided, what was entered
 * of them, where the procedure was left, which supplements were asked for, on which grounds parts were withheld. How many were in time, how soon
 * things were entered and how long it took follow from the law's clock and are not counted here.
 */
final class CohortRecount {
    private static final Map<String, String> PARTS =
            Map.of("months", "month", "procedures", "procedure", "agencies", "agency");

    private final ZoneId zone;
    private final Map<String, Held> held = new HashMap<>();
    /** By list, what stands in it, and figure. */
    private final Map<String, Map<String, Map<String, Long>>> counted = new HashMap<>();

    CohortRecount(ZoneId zone) {
        this.zone = zone;
    }

    private record Held(YearMonth received, String procedure, String agency, boolean decided) {}

    private @Nullable YearMonth first;
    private @Nullable YearMonth last;

    /** Entries come in their order. */
    void add(String petition, JsonNode entry, YearMonth happened, boolean imported) {
        var kind = FactKind.named(entry.path("kind").asString("")).orElse(null);
        var before = held.get(petition);
        if (kind == FactKind.PETITION_RECEIVED) {
            var code = entry.path("procedure").path("code").asString("");
            before = new Held(happened, code, DivisionRecount.agency(petition), false);
            stands(before, 1);
            held.put(petition, before);
            first = first == null || happened.isBefore(first) ? happened : first;
            last = last == null || happened.isAfter(last) ? happened : last;
        }
        if (before == null) {
            return;
        }
        if (!imported && !DivisionRecount.isByItself(entry)) {
            entered(before, kind, entry);
        }
        if (!imported && kind == FactKind.ORDER_ISSUED) {
            count(before, "orders", 1);
        } else if (!imported && kind == FactKind.ORDER_ANSWERED && DivisionRecount.isAnsweredInTime(entry, zone)) {
            count(before, "ordersInTime", 1);
        }
        var after = after(before, kind, entry);
        if (!after.equals(before)) {
            stands(before, -1);
            stands(after, 1);
            held.put(petition, after);
        }
    }

    private static Held after(Held before, @Nullable FactKind kind, JsonNode entry) {
        var open = entry.path("open");
        boolean decided = kind == FactKind.PETITION_DECIDED
                || (before.decided()
                        && kind != FactKind.PETITION_REOPENED
                        && !(kind == FactKind.OBJECTION_DECIDED && open.has("again")));
        var agency =
                kind == FactKind.PETITION_TRANSFERRED ? open.path("agency").asString(before.agency()) : before.agency();
        return new Held(before.received(), before.procedure(), agency, decided);
    }

    private void stands(Held of, long more) {
        count(of, "received", more);
        count(of, "decided", of.decided() ? more : 0);
    }

    private void entered(Held of, @Nullable FactKind kind, JsonNode entry) {
        count(of, "entered", 1);
        count(of, "departures", DivisionRecount.departs(entry) ? 1 : 0);
        count(of, "supplements", kind == FactKind.SUPPLEMENT_REQUESTED ? 1 : 0);
        var grounds = DivisionRecount.grounds(entry);
        count(of, "withheld", grounds.isEmpty() ? 0 : 1);
        grounds.forEach(ground -> count(of, "withheld on " + ground, 1));
    }

    private void count(Held of, String figure, long more) {
        if (more != 0) {
            count("months", of.received().toString(), figure, more);
            count("procedures", of.procedure(), figure, more);
            count("agencies", of.agency(), figure, more);
        }
    }

    private void count(String list, String part, String figure, long more) {
        counted.computeIfAbsent(list, _ -> new TreeMap<>())
                .computeIfAbsent(part, _ -> new TreeMap<>())
                .merge(figure, more, Long::sum);
    }

    /** What shows the figures of all that was counted. */
    String address() {
        return "api/v1/statistics" + (first == null ? "" : "?from=%s&to=%s".formatted(first, last));
    }

    /** Names the first figure that is another; empty where all agree. */
    String difference(JsonNode shown) {
        for (var list : new TreeSet<>(PARTS.keySet())) {
            var stands = new TreeMap<String, Map<String, Long>>();
            shown.path(list).forEach(one -> stands.put(one.path(PARTS.get(list)).asString(""), figures(one)));
            var says = counted.getOrDefault(list, Map.of());
            var parts = new TreeSet<>(says.keySet());
            parts.addAll(stands.keySet());
            for (var part : parts) {
                var fault = difference(part, stands.getOrDefault(part, Map.of()), says.getOrDefault(part, Map.of()));
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
        }
        return "";
    }

    private static Map<String, Long> figures(JsonNode shown) {
        var figures = new TreeMap<String, Long>();
        for (var figure : new String[] {
            "received", "decided", "entered", "departures", "supplements", "withheld", "orders", "ordersInTime"
        }) {
            figures.put(figure, shown.path(figure).asLong(-1));
        }
        shown.path("grounds")
                .properties()
                .forEach(ground -> figures.put(
                        "withheld on " + ground.getKey(), ground.getValue().asLong(-1)));
        return figures;
    }

    private static String difference(String part, Map<String, Long> shown, Map<String, Long> counted) {
        var figures = new TreeSet<>(counted.keySet());
        figures.addAll(shown.keySet());
        for (var figure : figures) {
            long has = shown.getOrDefault(figure, 0L);
            long says = counted.getOrDefault(figure, 0L);
            if (has != says) {
                return "The figure %s of petitions of %s is shown as %,d, and the entries say %,d."
                        .formatted(figure, part, has, says);
            }
        }
        return "";
    }
}
