package city.open.outside.verification;

import city.open.tlog.Hash;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * What an event log that somebody took away says of the entries it was made of: of each its petition, number, kind and time, remembered by a few bytes, so that a log
 * of millions can be held against the leaves in their own order.
 */
final class TakenEvents {
    private final long[] said;
    private final BitSet there = new BitSet();
    private long count;

    private TakenEvents(long size) {
        this.said = new long[Math.toIntExact(size)];
    }

    /** @param size how many entries the log has */
    static TakenEvents xes(TakenFile file, long size) throws IOException {
        var taken = new TakenEvents(size);
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new BufferedInputStream(file.open())) {
            var xml = factory.createXMLStreamReader(in, "UTF-8");
            Map<String, String> event = new HashMap<>();
            String petition = "";
            boolean within = false;
            while (xml.hasNext()) {
                int token = xml.next();
                if (token == XMLStreamConstants.START_ELEMENT) {
                    var name = xml.getLocalName();
                    if (name.equals("event")) {
                        within = true;
                        event.clear();
                    } else if (within) {
                        event.put(
                                attribute(xml.getAttributeValue(null, "key")),
                                attribute(xml.getAttributeValue(null, "value")));
                    } else if ("concept:name".equals(xml.getAttributeValue(null, "key"))) {
                        petition = attribute(xml.getAttributeValue(null, "value"));
                    }
                } else if (token == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("event")) {
                    within = false;
                    taken.add(
                            event.getOrDefault("open:index", ""),
                            petition,
                            event.getOrDefault("open:seq", ""),
                            event.getOrDefault("open:kind", ""),
                            event.getOrDefault("time:timestamp", ""));
                }
            }
        } catch (XMLStreamException e) {
            throw new NotShown("After %,d events the file is no XES any more.".formatted(taken.count));
        }
        return taken;
    }

    private static String attribute(String value) {
        return value == null ? "" : value;
    }

    static TakenEvents ocel(TakenFile file, long size) throws IOException {
        var taken = new TakenEvents(size);
        try (InputStream in = new BufferedInputStream(file.open());
                var json = Canonical.JSON.createParser(in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.PROPERTY_NAME
                        && json.streamReadContext().getParent().inRoot()
                        && json.currentName().equals("events")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        taken.add(json.<JsonNode>readValueAsTree());
                    }
                }
            }
        } catch (JacksonException e) {
            throw new NotShown("After %,d events the file is no JSON any more.".formatted(taken.count));
        }
        return taken;
    }

    private void add(JsonNode event) {
        var petition = event.path("relationships")
                .valueStream()
                .filter(one -> one.path("qualifier").asString("").equals("petition"))
                .map(one -> one.path("objectId").asString(""))
                .findFirst()
                .orElse("");
        add(
                attribute(event, "index"),
                petition,
                attribute(event, "seq"),
                event.path("type").asString(""),
                event.path("time").asString(""));
    }

    private static String attribute(JsonNode event, String name) {
        return event.path("attributes")
                .valueStream()
                .filter(one -> one.path("name").asString("").equals(name))
                .map(one -> one.path("value").asString(""))
                .findFirst()
                .orElse("");
    }

    private void add(String index, String petition, String seq, String kind, String at) {
        if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= said.length) {
            throw new NotShown("Event %,d of the file is of an entry '%s', which the log does not have."
                    .formatted(count + 1, index));
        }
        int place = Integer.parseInt(index);
        if (there.get(place)) {
            throw new NotShown("Entry %d is in the file twice.".formatted(place));
        }
        there.set(place);
        said[place] = mark(petition, seq, kind, at);
        count++;
    }

    private static long mark(String petition, String seq, String kind, String at) {
        String moment;
        try {
            moment = Instant.parse(at).toString();
        } catch (DateTimeException e) {
            moment = at;
        }
        var text = String.join("\n", petition, seq, kind, moment);
        return ByteBuffer.wrap(sha256(text)).getLong();
    }

    private static byte[] sha256(String text) {
        return Hash.ofLeaf(text.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    long count() {
        return count;
    }

    boolean has(long index) {
        return there.get(Math.toIntExact(index));
    }

    /** @throws NotShown if the file says something else of it than its leaf */
    void require(long index, JsonNode leaf) {
        long is = mark(
                leaf.path("petition").asString(""),
                leaf.path("seq").asString(""),
                leaf.path("kind").asString(""),
                leaf.path("occurredAt").asString(""));
        if (said[Math.toIntExact(index)] != is) {
            throw new NotShown("Entry %d is in the file with another petition, number, kind or time than in the log."
                    .formatted(index));
        }
    }
}
