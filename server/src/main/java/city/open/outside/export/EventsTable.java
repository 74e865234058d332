package city.open.outside.export;

import city.open.outside.record.WholeRecord;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every entry as a row. All parts of an entry are in it, so that from a row alone its leaf can be made again and found in the log
 * ({@code outside.verification.ExportCheck} does); what has no place in a cell stands there as JSON. One column is no part of the entry:
 * {@code imported} tells petitions that came from another system, whose entries say nothing about how soon officials enter things here.
 */
final class EventsTable {
    static final List<String> COLUMNS = List.of(
            "index",
            "petition",
            "seq",
            "kind",
            "occurred_at",
            "recorded_at",
            "imported",
            "procedure",
            "procedure_version",
            "step",
            "agency",
            "division",
            "official",
            "official_en",
            "rank",
            "policy",
            "open",
            "masked",
            "commitments",
            "salts",
            "withheld",
            "head");

    private static final int TOGETHER = 500;
    private static final int REMEMBERED = 20_000;

    private final WholeRecord record;
    private final ExportOrder order;
    private final Table table;
    private final Written.Count count = new Written.Count();
    private final List<JsonNode> waiting = new ArrayList<>(TOGETHER);
    /** By number, those looked at last. */
    private final Map<String, Boolean> imported = new LinkedHashMap<>(1_000, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    EventsTable(WholeRecord record, ExportOrder order, Writer out) {
        this.record = record;
        this.order = order;
        this.table = new Table(out);
    }

    Written write() throws IOException {
        table.row(COLUMNS);
        var procedure = order.filters().getOrDefault("procedure", "");
        var agency = order.filters().getOrDefault("agency", "");
        record.entries(order.entries(), json -> {
            var entry = JsonMapper.shared().readTree(json);
            boolean wanted = (procedure.isEmpty()
                            || entry.path("procedure").path("code").asString("").equals(procedure))
                    && (agency.isEmpty()
                            || entry.path("by").path("agency").asString("").equals(agency));
            if (wanted) {
                waiting.add(entry);
                if (waiting.size() == TOGETHER) {
                    flush();
                }
            }
        });
        flush();
        return count.done();
    }

    private void flush() throws IOException {
        var unknown = waiting.stream()
                .map(entry -> entry.path("petition").asString(""))
                .filter(number -> !number.isEmpty() && !imported.containsKey(number))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            Set<String> found = record.importedAmong(unknown);
            unknown.forEach(number -> imported.put(number, found.contains(number)));
        }
        for (var entry : waiting) {
            table.row(cells(entry));
            long index = entry.path("index").asLong();
            count.add(index, index);
        }
        waiting.clear();
    }

    private List<String> cells(JsonNode entry) {
        var number = text(entry, "petition");
        var procedure = entry.path("procedure");
        var by = entry.path("by");
        return List.of(
                text(entry, "index"),
                number,
                text(entry, "seq"),
                text(entry, "kind"),
                text(entry, "occurredAt"),
                text(entry, "recordedAt"),
                number.isEmpty() ? "" : String.valueOf(imported.getOrDefault(number, false)),
                text(procedure, "code"),
                text(procedure, "version"),
                text(entry, "step"),
                text(by, "agency"),
                text(by, "division"),
                text(by, "official"),
                text(by, "officialEn"),
                text(by, "rank"),
                text(entry, "policy"),
                json(entry, "open"),
                json(entry, "masked"),
                json(entry, "commitments"),
                json(entry, "salts"),
                json(entry, "withheld"),
                text(entry, "head"));
    }

    private static String text(JsonNode of, String name) {
        var value = of.path(name);
        return value.isMissingNode() || value.isNull() ? "" : value.asString("");
    }

    private static String json(JsonNode of, String name) {
        var value = of.path(name);
        return value.isMissingNode() || value.isEmpty() ? "" : value.toString();
    }
}
