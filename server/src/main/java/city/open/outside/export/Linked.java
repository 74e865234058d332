package city.open.outside.export;

import city.open.ground.calendar.Text;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** A graph of linked data as JSON-LD. Its context stands in it, so that nobody has to fetch one from elsewhere. */
final class Linked {
    private static final Map<String, String> PREFIXES = prefixes();

    private final List<Node> nodes = new ArrayList<>();

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("cpsv", "http://purl.org/vocab/cpsv#");
        prefixes.put("cv", "http://data.europa.eu/m8g/");
        prefixes.put("dcat", "http://www.w3.org/ns/dcat#");
        prefixes.put("dct", "http://purl.org/dc/terms/");
        prefixes.put("eli", "http://data.europa.eu/eli/ontology#");
        prefixes.put("foaf", "http://xmlns.com/foaf/0.1/");
        prefixes.put("skos", "http://www.w3.org/2004/02/skos/core#");
        prefixes.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        return prefixes;
    }

    /** One thing, and what is said of it. */
    static final class Node {
        private final Map<String, Object> json = new LinkedHashMap<>();

        private Node(String id, String type) {
            json.put("@id", id);
            json.put("@type", type);
        }

        String id() {
            return String.valueOf(json.get("@id"));
        }

        Node say(String property, Object value) {
            return add(property, value);
        }

        /** In both languages. */
        Node say(String property, Text text) {
            add(property, Map.of("@language", "ko", "@value", text.ko()));
            return add(property, Map.of("@language", "en", "@value", text.en()));
        }

        Node typed(String property, String value, String type) {
            return add(property, Map.of("@type", type, "@value", value));
        }

        Node link(String property, Node other) {
            return link(property, other.id());
        }

        Node link(String property, String address) {
            return add(property, Map.of("@id", address));
        }

        @SuppressWarnings("unchecked")
        private Node add(String property, Object value) {
            ((List<Object>) json.computeIfAbsent(property, _ -> new ArrayList<>())).add(value);
            return this;
        }
    }

    Node node(String id, String type) {
        var node = new Node(id, type);
        nodes.add(node);
        return node;
    }

    int size() {
        return nodes.size();
    }

    void write(Writer out) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("@context", PREFIXES);
        json.put("@graph", nodes.stream().map(node -> node.json).toList());
        try {
            out.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
            out.write("\n");
        } catch (JacksonIOException gone) {
            throw new IOException(gone);
        }
    }
}
