package city.open.outside.export;

import city.open.ground.calendar.Text;
import city.open.outside.record.CaseView;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.RecordJson;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Petitions as an event log of IEEE 1849 (XES): a trace for each, an event for each of its entries, with the standard's own extensions where they have a
 * word for it. What an event did is its step, begun or completed, or else the kind of the entry. {@code ./open import} reads it.
 */
final class Xes {
    private static final String NAMESPACE = "http://www.xes-standard.org/";
    private static final String[][] EXTENSIONS = {
        {"Concept", "concept"}, {"Time", "time"}, {"Lifecycle", "lifecycle"}, {"Organizational", "org"}
    };
    private static final String STEPS = "step.";
    private static final String STARTED = "step.started";

    private final XMLStreamWriter xml;
    /** What a step is called, by procedure and step. */
    private final Function<Entry, Optional<Text>> stepNames;

    Xes(Writer out, Function<Entry, Optional<Text>> stepNames) throws IOException {
        this.stepNames = stepNames;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Writing {
        void go() throws XMLStreamException;
    }

    /** What went wrong below goes on as what it was. */
    private static void writing(Writing writing) throws IOException {
        try {
            writing.go();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    void begin() throws IOException {
        writing(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xes.version", "1849.2016");
            xml.writeAttribute("xes.features", "");
            for (var extension : EXTENSIONS) {
                line();
                xml.writeEmptyElement("extension");
                xml.writeAttribute("name", extension[0]);
                xml.writeAttribute("prefix", extension[1]);
                xml.writeAttribute("uri", NAMESPACE + extension[1] + ".xesext");
            }
            global("trace", () -> string("concept:name", "-"));
            global("event", () -> {
                string("concept:name", "-");
                date("time:timestamp", Instant.EPOCH);
                string("lifecycle:transition", "complete");
            });
            line();
            xml.writeEmptyElement("classifier");
            xml.writeAttribute("name", "Activity");
            xml.writeAttribute("keys", "concept:name");
        });
    }

    private void global(String scope, Writing attributes) throws XMLStreamException {
        line();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", scope);
        attributes.go();
        xml.writeEndElement();
    }

    void petition(PublicCase one) throws IOException {
        writing(() -> {
            line();
            xml.writeStartElement("trace");
            of(one.view());
            for (var entry : one.entries()) {
                line();
                xml.writeStartElement("event");
                event(entry);
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    /** The last three by the names that logs of authorities give them. */
    private void of(CaseView view) throws XMLStreamException {
        string("concept:name", view.number());
        string("open:procedure", view.procedure().code());
        number("open:procedure-version", view.procedure().version());
        string("open:sector", view.sector());
        string("open:subject-ko", view.subject().ko());
        string("open:subject-en", view.subject().en());
        string("open:agency", view.agency());
        string("open:division", view.division());
        string("open:status", RecordJson.spelt(view.status()));
        if (view.outcome() != null) {
            string("open:outcome", RecordJson.spelt(view.outcome()));
        }
        bool("open:imported", view.imported());
        bool("open:late", view.late());
        date("startdate", view.receivedAt());
        var due = view.due();
        if (due != null) {
            date("deadline", due.endsAt());
        }
        if (view.decidedAt() != null && view.closed()) {
            date("enddate", view.decidedAt());
        }
    }

    private void event(Entry entry) throws XMLStreamException {
        var step = entry.step();
        boolean isStep = step != null && entry.kind().startsWith(STEPS);
        string("concept:name", isStep ? step : entry.kind());
        date("time:timestamp", entry.occurredAt());
        string("lifecycle:transition", entry.kind().equals(STARTED) ? "start" : "complete");
        string("org:resource", entry.by().official());
        string("org:group", entry.by().division());
        string("org:role", entry.by().rank());
        if (isStep) {
            var name = stepNames.apply(entry);
            if (name.isPresent()) {
                string("activityNameKO", name.get().ko());
                string("activityNameEN", name.get().en());
            }
        }
        string("open:kind", entry.kind());
        number("open:index", entry.index());
        number("open:seq", entry.seq());
        string("open:agency", entry.by().agency());
        date("open:recorded-at", entry.recordedAt());
        parts("part:", entry.open());
        parts("masked:", entry.masked());
    }

    /** What is one value, or one in two languages; lists and what is made of parts stand in {@code events.csv}. */
    private void parts(String prefix, Map<String, ?> parts) throws XMLStreamException {
        for (var part : parts.entrySet()) {
            switch (part.getValue()) {
                case String text -> string(prefix + part.getKey(), text);
                case Boolean is -> bool(prefix + part.getKey(), is);
                case Integer whole -> number(prefix + part.getKey(), whole);
                case Long whole -> number(prefix + part.getKey(), whole);
                case Map<?, ?> pair
                when pair.get("ko") instanceof String ko && pair.get("en") instanceof String en -> {
                    string(prefix + part.getKey() + "-ko", ko);
                    string(prefix + part.getKey() + "-en", en);
                }
                default -> {
                    // Left to the table.
                }
            }
        }
    }

    private void string(String key, @Nullable String value) throws XMLStreamException {
        if (value != null && !value.isEmpty()) {
            attribute("string", key, legible(value));
        }
    }

    private void number(String key, long value) throws XMLStreamException {
        attribute("int", key, Long.toString(value));
    }

    private void bool(String key, boolean value) throws XMLStreamException {
        attribute("boolean", key, Boolean.toString(value));
    }

    private void date(String key, Instant value) throws XMLStreamException {
        attribute("date", key, value.toString());
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    /** XML has no place for some characters, not even in disguise. */
    static String legible(String text) {
        boolean fine = text.codePoints().allMatch(Xes::mayStand);
        return fine
                ? text
                : text.codePoints()
                        .map(letter -> mayStand(letter) ? letter : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean mayStand(int letter) {
        return letter >= 0x20 && letter <= 0xD7FF
                || letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter >= 0xE000 && letter <= 0xFFFD
                || letter >= 0x10000;
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    void end() throws IOException {
        writing(() -> {
            line();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        });
    }
}
