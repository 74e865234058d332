package city.open.outside.verification;

import city.open.ground.vocabulary.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What each division entered, month by month, counted from the entries: how much, where it left the procedure, of how many a part was withheld, what
 * Audit ordered and how that was answered. Who has a petition is told by the entries that receive, hand over and assign it.
 */
final class DivisionRecount {
    private final ZoneId zone;
    private final Map<String, Charge> charges = new HashMap<>();
    private final Map<String, Counts> counted = new TreeMap<>();

    DivisionRecount(ZoneId zone) {
        this.zone = zone;
    }

    private record Charge(String agency, String division) {}

    private record Counts(long entered, long departures, long withheld, long orders, long answered, long inTime) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    entered + more.entered,
                    departures + more.departures,
                    withheld + more.withheld,
                    orders + more.orders,
                    answered + more.answered,
                    inTime + more.inTime);
        }
    }

    /** Entries come in their order; those of imported petitions do not come. */
    void add(String petition, JsonNode entry, YearMonth entered) {
        var kind = FactKind.named(entry.path("kind").asString("")).orElse(null);
        var open = entry.path("open");
        var before = charges.get(petition);
        if (kind == FactKind.PETITION_RECEIVED) {
            before = new Charge(agency(petition), open.path("division").asString(""));
            charges.put(petition, before);
        }
        if (before == null) {
            return;
        }
        if (!isByItself(entry)) {
            count(before, entered, new Counts(1, departs(entry) ? 1 : 0, isPartlyWithheld(entry) ? 1 : 0, 0, 0, 0));
        }
        if (kind == FactKind.ORDER_ISSUED) {
            count(before, YearMonth.from(day(entry, zone)), new Counts(0, 0, 0, 1, 0, 0));
        } else if (kind == FactKind.ORDER_ANSWERED && open.has("orderedOn")) {
            count(
                    before,
                    YearMonth.from(LocalDate.parse(open.path("orderedOn").asString(""))),
                    new Counts(0, 0, 0, 0, 1, isAnsweredInTime(entry, zone) ? 1 : 0));
        }
        if (kind == FactKind.PETITION_ASSIGNED && open.has("division")) {
            charges.put(
                    petition, new Charge(before.agency(), open.path("division").asString("")));
        } else if (kind == FactKind.PETITION_TRANSFERRED && open.has("to")) {
            charges.put(
                    petition,
                    new Charge(
                            open.path("agency").asString(before.agency()),
                            open.path("to").asString("")));
        }
    }

    private void count(Charge of, YearMonth month, Counts more) {
        counted.merge("%s/%s in %s".formatted(of.agency(), of.division(), month), more, Counts::plus);
    }

    private static LocalDate day(JsonNode entry, ZoneId zone) {
        return LocalDate.ofInstant(Instant.parse(entry.path("occurredAt").asString("")), zone);
    }

    /** Of an answer to an order of the Audit Division. */
    static boolean isAnsweredInTime(JsonNode entry, ZoneId zone) {
        var by = entry.path("open").path("answerBy").asString("");
        return !by.isEmpty() && !day(entry, zone).isAfter(LocalDate.parse(by));
    }

    static boolean isByItself(JsonNode entry) {
        var kind = FactKind.named(entry.path("kind").asString("")).orElse(null);
        boolean drawn = kind == FactKind.PETITION_ASSIGNED && entry.path("open").has("draw");
        return drawn || (kind != null && kind.isByItself());
    }

    /** The agency that received it stands in its number. */
    static String agency(String petition) {
        var parts = petition.split("-", 3);
        return parts.length > 1 ? parts[1] : "";
    }

    /** In the leaf, the reason of a departure is a commitment. */
    static boolean departs(JsonNode entry) {
        return entry.path("open").has("departure")
                || entry.path("commitments").has("departure")
                || !entry.path("open").path("passedOver").isEmpty();
    }

    /** Gaps that came later name the entry that decided them. */
    private static boolean isPartlyWithheld(JsonNode entry) {
        return !grounds(entry).isEmpty();
    }

    static Set<String> grounds(JsonNode entry) {
        var grounds = new TreeSet<String>();
        for (var gap : entry.path("withheld")) {
            if (!gap.has("since")) {
                grounds.add(gap.path("ground").asString(""));
            }
        }
        return grounds;
    }

    /** Names the first figure that is another; empty where all agree. */
    String difference(JsonNode shown) {
        var stands = new TreeMap<String, Counts>();
        for (var one : shown.path("divisions")) {
            stands.put(
                    "%s/%s in %s"
                            .formatted(
                                    one.path("agency").asString(""),
                                    one.path("division").asString(""),
                                    one.path("month").asString("")),
                    new Counts(
                            one.path("entered").asLong(-1),
                            one.path("departures").asLong(-1),
                            one.path("withheld").asLong(-1),
                            one.path("orders").asLong(-1),
                            one.path("ordersAnswered").asLong(-1),
                            one.path("ordersInTime").asLong(-1)));
        }
        var all = new TreeSet<>(counted.keySet());
        all.addAll(stands.keySet());
        for (var division : all) {
            var says = counted.getOrDefault(division, Counts.NONE);
            var has = stands.getOrDefault(division, Counts.NONE);
            for (var fault : new String[] {
                difference("entered", division, has.entered(), says.entered()),
                difference("departures", division, has.departures(), says.departures()),
                difference("withheld", division, has.withheld(), says.withheld()),
                difference("orders", division, has.orders(), says.orders()),
                difference("ordersAnswered", division, has.answered(), says.answered()),
                difference("ordersInTime", division, has.inTime(), says.inTime())
            }) {
                if (!fault.isEmpty()) {
                    return fault;
                }
            }
        }
        return "";
    }

    private static String difference(String figure, String division, long shown, long counted) {
        return shown == counted
                ? ""
                : "The figure %s of the division %s is shown as %,d, and the entries say %,d."
                        .formatted(figure, division, shown, counted);
    }
}
