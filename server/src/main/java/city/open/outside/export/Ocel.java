package city.open.outside.export;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.FactKind;
import city.open.outside.record.CaseView;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.RecordJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Petitions as an object-centric event log (OCEL 2.0, JSON). An event belongs to a petition, the division and the official it was done by, and the step of its
 * procedure, all of them objects, so that a division or an official can be followed across petitions.
 *
 * <p>Events come before objects. While those are written, the petitions among the objects wait on the disk, packed: memory holds only what the city has few of.
 */
final class Ocel implements Closeable {
    private static final String TEXT = "string";
    private static final String WHOLE = "integer";
    private static final String TIME = "time";
    private static final Map<String, String> OF_EVENTS =
            new TreeMap<>(Map.of("index", WHOLE, "recorded-at", TIME, "rank", TEXT, "seq", WHOLE));
    private static final Map<String, Map<String, String>> OF_OBJECTS = new TreeMap<>(Map.of(
            "petition",
            new TreeMap<>(Map.of(
                    "received-at",
                    TIME,
                    "decided-at",
                    TIME,
                    "due",
                    TEXT,
                    "status",
                    TEXT,
                    "outcome",
                    TEXT,
                    "imported",
                    "boolean",
                    "subject-ko",
                    TEXT,
                    "subject-en",
                    TEXT)),
            "procedure",
            new TreeMap<>(Map.of("version", WHOLE, "name-ko", TEXT, "name-en", TEXT)),
            "step",
            Map.of(),
            "agency",
            new TreeMap<>(Map.of("name-ko", TEXT, "name-en", TEXT)),
            "division",
            Map.of(),
            "official",
            Map.of()));

    /** From when on an object was so; of what does not change that is from the beginning of time. */
    private static final Instant ALWAYS = Instant.EPOCH;

    private final JsonGenerator json;
    private final Path waiting;
    private final JsonGenerator petitions;
    private final Function<String, Text> agencyNames;
    /** Id and type; a few thousand in the largest city. */
    private final Map<String, String> few = new TreeMap<>();

    private final Map<String, CaseView> procedures = new TreeMap<>();

    Ocel(Writer out, Function<String, Text> agencyNames) throws IOException {
        this.agencyNames = agencyNames;
        this.json = JsonMapper.shared().createGenerator(out);
        this.waiting = Files.createTempFile("open-export", ".gz");
        OutputStream packed = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(waiting)));
        this.petitions = JsonMapper.shared().createGenerator(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
    }

    void begin() {
        json.writeStartObject();
        json.writeArrayPropertyStart("objectTypes");
        OF_OBJECTS.forEach(this::type);
        json.writeEndArray();
        json.writeArrayPropertyStart("eventTypes");
        Arrays.stream(FactKind.values()).map(FactKind::text).sorted().forEach(kind -> type(kind, OF_EVENTS));
        json.writeEndArray();
        json.writeArrayPropertyStart("events");
        petitions.writeStartArray();
    }

    private void type(String name, Map<String, String> attributes) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeArrayPropertyStart("attributes");
        attributes.forEach((attribute, type) -> {
            json.writeStartObject();
            json.writeStringProperty("name", attribute);
            json.writeStringProperty("type", type);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    void petition(PublicCase one) {
        one.entries().forEach(this::event);
        var view = one.view();
        var procedure = procedure(view);
        procedures.putIfAbsent(procedure, view);
        few.putIfAbsent(agency(view.agency()), "agency");
        begin(petitions, view.number(), "petition");
        petitions.writeArrayPropertyStart("attributes");
        attribute(petitions, "received-at", view.receivedAt().toString(), view.receivedAt());
        attribute(petitions, "imported", Boolean.toString(view.imported()), view.receivedAt());
        attribute(petitions, "subject-ko", view.subject().ko(), view.receivedAt());
        attribute(petitions, "subject-en", view.subject().en(), view.receivedAt());
        if (view.due() != null) {
            attribute(petitions, "due", view.due().toString(), view.updatedAt());
        }
        attribute(petitions, "status", RecordJson.spelt(view.status()), view.updatedAt());
        if (view.outcome() != null) {
            attribute(petitions, "outcome", RecordJson.spelt(view.outcome()), view.updatedAt());
        }
        if (view.decidedAt() != null) {
            attribute(petitions, "decided-at", view.decidedAt().toString(), view.decidedAt());
        }
        petitions.writeEndArray();
        petitions.writeArrayPropertyStart("relationships");
        related(petitions, procedure, "asked by");
        related(petitions, agency(view.agency()), "handled by");
        petitions.writeEndArray();
        petitions.writeEndObject();
    }

    private void event(Entry entry) {
        json.writeStartObject();
        json.writeStringProperty("id", "entry " + entry.index());
        json.writeStringProperty("type", entry.kind());
        json.writeStringProperty("time", entry.occurredAt().toString());
        json.writeArrayPropertyStart("attributes");
        attribute("index", Long.toString(entry.index()));
        attribute("seq", Integer.toString(entry.seq()));
        attribute("recorded-at", entry.recordedAt().toString());
        attribute("rank", entry.by().rank());
        json.writeEndArray();
        json.writeArrayPropertyStart("relationships");
        related(json, entry.petition(), "petition");
        var by = entry.by();
        related(agency(by.agency()), "agency", "agency");
        if (by.division() != null) {
            related("division " + by.agency() + "/" + by.division(), "division", "division");
        }
        if (by.official() != null) {
            related("official " + by.agency() + "/" + by.official(), "official", "official");
        }
        if (entry.step() != null) {
            related("step " + entry.procedure().code() + "/" + entry.step(), "step", "step");
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void related(String id, String type, String qualifier) {
        few.putIfAbsent(id, type);
        related(json, id, qualifier);
    }

    private static void related(JsonGenerator to, String id, String qualifier) {
        to.writeStartObject();
        to.writeStringProperty("objectId", id);
        to.writeStringProperty("qualifier", qualifier);
        to.writeEndObject();
    }

    private void attribute(String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    private static void attribute(JsonGenerator to, String name, String value, Instant since) {
        to.writeStartObject();
        to.writeStringProperty("name", name);
        to.writeStringProperty("time", since.toString());
        to.writeStringProperty("value", value);
        to.writeEndObject();
    }

    private static String agency(String code) {
        return "agency " + code;
    }

    private static String procedure(CaseView view) {
        return "procedure %s v%d"
                .formatted(view.procedure().code(), view.procedure().version());
    }

    private static void begin(JsonGenerator to, String id, String type) {
        to.writeStartObject();
        to.writeStringProperty("id", id);
        to.writeStringProperty("type", type);
    }

    void end() throws IOException {
        petitions.writeEndArray();
        petitions.close();
        json.writeEndArray();
        json.writeArrayPropertyStart("objects");
        few.forEach((id, type) -> {
            begin(json, id, type);
            json.writeArrayPropertyStart("attributes");
            if (type.equals("agency")) {
                var name = agencyNames.apply(id.substring(id.indexOf(' ') + 1));
                attribute(json, "name-ko", name.ko(), ALWAYS);
                attribute(json, "name-en", name.en(), ALWAYS);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        procedures.forEach((id, view) -> {
            begin(json, id, "procedure");
            json.writeArrayPropertyStart("attributes");
            attribute(json, "version", String.valueOf(view.procedure().version()), ALWAYS);
            attribute(json, "name-ko", view.procedureName().ko(), ALWAYS);
            attribute(json, "name-en", view.procedureName().en(), ALWAYS);
            json.writeEndArray();
            json.writeEndObject();
        });
        try (var parser = JsonMapper.shared()
                .createParser(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(waiting))))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                json.copyCurrentStructure(parser);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    @Override
    public void close() throws IOException {
        petitions.close();
        Files.deleteIfExists(waiting);
    }
}
