package city.open.outside.verification;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a table that somebody took away, one by one. */
final class TakenRows implements Closeable {
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;

    TakenRows(TakenFile file) throws IOException {
        parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8)));
        rows = parser.iterator();
    }

    boolean has(List<String> columns) {
        return parser.getHeaderNames().containsAll(columns);
    }

    /** The next row, or null after the last. */
    @Nullable
    Row next() {
        try {
            return rows.hasNext() ? new Row(rows.next()) : null;
        } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new NotShown("After row %d the file is no table any more.".formatted(parser.getRecordNumber()));
        }
    }

    record Row(CSVRecord cells) {
        /** What was written: a text that a spreadsheet would take for a formula stands behind an apostrophe. */
        String text(String column) {
            var cell = cells.isSet(column) ? cells.get(column) : "";
            return cell.startsWith("'") ? cell.substring(1) : cell;
        }

        long number(String column) {
            var text = text(column);
            if (!text.matches("\\d{1,15}")) {
                throw new NotShown("Row %d of the file has no number in its column %s."
                        .formatted(cells.getRecordNumber(), column));
            }
            return Long.parseLong(text);
        }

        /** The entry that a row of {@code events.csv} was made of. */
        ObjectNode entry() {
            var entry = Canonical.JSON.createObjectNode();
            entry.put("index", number("index"));
            put(entry, "petition", "petition");
            entry.put("seq", number("seq"));
            put(entry, "kind", "kind");
            put(entry, "occurredAt", "occurred_at");
            put(entry, "recordedAt", "recorded_at");
            if (!text("procedure").isEmpty()) {
                entry.putObject("procedure").put("code", text("procedure")).put("version", number("procedure_version"));
            }
            put(entry, "step", "step");
            var by = entry.putObject("by");
            put(by, "agency", "agency");
            put(by, "division", "division");
            put(by, "official", "official");
            put(by, "officialEn", "official_en");
            put(by, "rank", "rank");
            entry.put("policy", number("policy"));
            json(entry, "open", "{}");
            json(entry, "masked", "{}");
            json(entry, "commitments", "{}");
            json(entry, "salts", "");
            json(entry, "withheld", "[]");
            put(entry, "head", "head");
            return entry;
        }

        private void put(ObjectNode json, String name, String column) {
            var text = text(column);
            if (!text.isEmpty()) {
                json.put(name, text);
            }
        }

        private void json(ObjectNode json, String column, String empty) {
            var text = text(column).isEmpty() ? empty : text(column);
            if (text.isEmpty()) {
                return;
            }
            try {
                json.set(column, Canonical.JSON.readTree(text));
            } catch (JacksonException e) {
                throw new NotShown(
                        "Row %d of the file has no JSON in its column %s.".formatted(cells.getRecordNumber(), column));
            }
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
