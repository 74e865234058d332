package city.open.outside.export;

import city.open.ground.calendar.Legible;
import city.open.ground.page.Words;
import city.open.outside.record.CaseView;
import city.open.outside.record.RecordJson;
import city.open.outside.telling.State;
import city.open.town.catalogue.Procedure;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Procedures and petitions as Open311 GeoReport v2 has services and requests, in its words and no others. Each answer is built once; its XML follows from
 * its JSON by the standard's own rule (Spark): a list has the name of what it is in, its items the name of what they are.
 */
final class GeoReport {
    static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    /** What the items of a list are called in XML. */
    private static final Map<String, String> ITEMS = Map.of(
            "services", "service",
            "attributes", "attribute",
            "service_requests", "request",
            "errors", "error",
            "endpoints", "endpoint",
            "formats", "format");

    /** Longer descriptions are not allowed. */
    private static final int LONGEST = 4_000;

    private final Words words;
    private final String site;

    /** @param site its address, without a slash at the end */
    GeoReport(Words words, String site) {
        this.words = words;
        this.site = site;
    }

    /** An answer with the name of its outermost element. */
    record Report(String name, JsonNode content) {
        byte[] json() {
            return RecordJson.JSON.writeValueAsBytes(content);
        }

        String xml() {
            var out = new StringWriter();
            try {
                var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
                xml.writeStartDocument("utf-8", "1.0");
                write(xml, name, content);
                xml.writeEndDocument();
                xml.close();
            } catch (XMLStreamException impossible) {
                throw new IllegalStateException(impossible);
            }
            return out.toString();
        }

        private static void write(XMLStreamWriter xml, String name, JsonNode value) throws XMLStreamException {
            xml.writeStartElement(name);
            switch (value) {
                case ArrayNode items -> {
                    for (var item : items) {
                        write(xml, Objects.requireNonNull(ITEMS.get(name)), item);
                    }
                }
                case ObjectNode parts -> {
                    for (var part : parts.properties()) {
                        write(xml, part.getKey(), part.getValue());
                    }
                }
                default -> {
                    if (!value.isNull()) {
                        xml.writeCharacters(value.asString());
                    }
                }
            }
            xml.writeEndElement();
        }
    }

    // Services

    Report services(List<Procedure> procedures) {
        var all = list();
        procedures.forEach(procedure -> all.add(service(procedure)));
        return new Report("services", all);
    }

    private ObjectNode service(Procedure procedure) {
        var sector = words.of(procedure.sector().name());
        return thing().put("service_code", procedure.code().value())
                .put("service_name", text(words.of(procedure.name())))
                .put("description", text(description(procedure)))
                .put("metadata", !procedure.documents().isEmpty())
                .put("type", "realtime")
                .put(
                        "keywords",
                        text(sector + ", " + words.of(procedure.nature().text())))
                .put("group", text(sector));
    }

    private String description(Procedure procedure) {
        var period = procedure.basis().binds() ? words.of(procedure.period().inWords()) : "";
        return Stream.of(
                        words.of(procedure.nature().text()),
                        words.of(procedure.level().text()),
                        period,
                        address("/procedures/" + procedure.code().value()))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** The papers that belong to a filing, as attributes that only tell something: nothing can be filed here. */
    Report definition(Procedure procedure) {
        var attributes = list();
        int order = 0;
        for (var document : procedure.documents()) {
            order++;
            attributes.add(thing().put("variable", false)
                    .put("code", "document-" + order)
                    .put("datatype", "string")
                    .put("required", false)
                    .putNull("datatype_description")
                    .put("order", order)
                    .put("description", text(words.of(document.name()))));
        }
        var definition = thing().put("service_code", procedure.code().value());
        definition.set("attributes", attributes);
        return new Report("service_definition", definition);
    }

    // Requests

    Report requests(List<CaseView> views) {
        var all = list();
        views.forEach(view -> all.add(request(view)));
        return new Report("service_requests", all);
    }

    private ObjectNode request(CaseView view) {
        var decided = view.decidedAt();
        var due = view.due();
        return thing().put("service_request_id", view.number())
                .put("status", decided == null ? "open" : "closed")
                .put("status_notes", State.of(words, view).words())
                .put("service_name", text(words.of(view.procedureName())))
                .put("service_code", view.procedure().code())
                .put("description", text(words.of(view.subject())))
                .put("agency_responsible", text(words.of(view.agencyName()) + " " + words.of(view.divisionName())))
                .put("service_notice", address("/petitions/" + view.number()))
                .put("requested_datetime", moment(view.receivedAt()))
                .put("updated_datetime", moment(decided == null ? view.updatedAt() : decided))
                .put("expected_datetime", decided != null || due == null ? null : moment(due.endsAt()))
                .put("address", view.site() == null ? null : text(view.site()))
                .putNull("address_id")
                .putNull("zipcode")
                .putNull("lat")
                .putNull("long")
                .putNull("media_url");
    }

    // What is around them

    /** @param changed when what is offered was changed last */
    Report discovery(String contact, String noKey, Instant changed) {
        var formats = list().add("text/xml").add("application/json");
        var endpoint = thing().put("specification", SPECIFICATION)
                .put("url", site + "/open311/v2")
                .put("changeset", moment(changed))
                .put("type", "production");
        endpoint.set("formats", formats);
        var discovery = thing().put("changeset", moment(changed))
                .put("contact", contact)
                .put("key_service", noKey);
        discovery.set("endpoints", list().add(endpoint));
        return new Report("discovery", discovery);
    }

    static Report error(int status, String description) {
        return new Report("errors", list().add(thing().put("code", status).put("description", description)));
    }

    /** To the second, in UTC. */
    private static String moment(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String address(String path) {
        return site + "/" + words.lang().tag() + path;
    }

    /** Without what XML cannot hold. */
    private static String text(String text) {
        var legible = Legible.only(text);
        return legible.length() <= LONGEST
                ? legible
                : legible.substring(0, legible.offsetByCodePoints(0, legible.codePointCount(0, LONGEST - 1)));
    }

    private static ObjectNode thing() {
        return RecordJson.JSON.createObjectNode();
    }

    private static ArrayNode list() {
        return RecordJson.JSON.createArrayNode();
    }
}
