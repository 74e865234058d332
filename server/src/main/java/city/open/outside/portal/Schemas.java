package city.open.outside.portal;

import city.open.outside.record.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of what the addresses give, each standing by itself. They are taken out of {@code openapi.json}, whose schemas speak the same dialect, so
 * that there is one place that says what an answer looks like.
 */
@Component
class Schemas {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String WITHIN = "#/components/schemas/";
    /** By the name of the file. */
    private static final Map<String, String> PUBLISHED = new TreeMap<>(Map.of(
            "petition.json", "Petition",
            "entry.json", "Entry",
            "procedure.json", "Procedure",
            "manifest.json", "Manifest"));

    private final JsonNode all;

    Schemas() throws IOException {
        try (InputStream file = Objects.requireNonNull(Schemas.class.getResourceAsStream("openapi.json"))) {
            this.all = RecordJson.JSON.readTree(file).path("components").path("schemas");
        }
    }

    static List<String> names() {
        return List.copyOf(PUBLISHED.keySet());
    }

    /** @param site the site's address, by which a schema is known */
    Optional<byte[]> find(String name, String site) {
        return Optional.ofNullable(PUBLISHED.get(name)).map(type -> {
            var schema = RecordJson.JSON.createObjectNode();
            schema.put("$schema", DIALECT);
            schema.put("$id", site + "/schemas/" + name);
            schema.put("title", type);
            schema.setAll((ObjectNode) here(all.path(type)));
            var parts = RecordJson.JSON.createObjectNode();
            Deque<String> needed = new ArrayDeque<>(references(all.path(type)));
            while (!needed.isEmpty()) {
                var part = needed.pop();
                if (!parts.has(part)) {
                    parts.set(part, here(all.path(part)));
                    needed.addAll(references(all.path(part)));
                }
            }
            if (!parts.isEmpty()) {
                schema.set("$defs", parts);
            }
            return RecordJson.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema);
        });
    }

    private static List<String> references(JsonNode schema) {
        return schema.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith(WITHIN))
                .map(reference -> reference.substring(WITHIN.length()))
                .toList();
    }

    /** With references to its own parts. */
    private static JsonNode here(JsonNode schema) {
        return RecordJson.JSON.readTree(schema.toString().replace("\"" + WITHIN, "\"#/$defs/"));
    }
}
