package city.open.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The cases of an event log (XES): what happened and in which minute, and nothing else. */
record PastCases(String name, List<Case> cases) {
    /** @param minute since 1970 */
    record Event(String step, long minute) {}

    /** @param events at least one, in the order of their minutes */
    record Case(List<Event> events) {
        long received() {
            return events.getFirst().minute();
        }

        long ended() {
            return events.getLast().minute();
        }

        /** In which minute a step happened first after an event; null where it never did. */
        @Nullable
        Long after(int event, String step) {
            return events.stream()
                    .skip(event + 1L)
                    .filter(later -> later.step().equals(step))
                    .map(Event::minute)
                    .findFirst()
                    .orElse(null);
        }
    }

    static PastCases read(Path file) throws IOException {
        var name = file.getFileName().toString();
        try (var in =
                name.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var cases = cases(factory.createXMLStreamReader(afterMark(in), "UTF-8"));
            return new PastCases(name.substring(0, name.indexOf('.')), cases);
        } catch (XMLStreamException e) {
            throw new BenchTrouble("%s is not an event log: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static List<Case> cases(XMLStreamReader xml) throws XMLStreamException {
        List<Case> cases = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        String step = null;
        Long minute = null;
        boolean inEvent = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var element = xml.getLocalName();
                    if (element.equals("event")) {
                        inEvent = true;
                        step = null;
                        minute = null;
                    } else if (inEvent && "concept:name".equals(key(xml))) {
                        step = xml.getAttributeValue(null, "value");
                    } else if (inEvent && "time:timestamp".equals(key(xml))) {
                        minute = OffsetDateTime.parse(xml.getAttributeValue(null, "value"))
                                        .toEpochSecond()
                                / 60;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals("event")) {
                        inEvent = false;
                        if (step != null && minute != null) {
                            events.add(new Event(step, minute));
                        }
                    } else if (xml.getLocalName().equals("trace") && !events.isEmpty()) {
                        events.sort(Comparator.comparingLong(Event::minute));
                        cases.add(new Case(List.copyOf(events)));
                        events.clear();
                    }
                }
                default -> {
                    // Texts and comments say nothing of when.
                }
            }
        }
        return cases;
    }

    private static @Nullable String key(XMLStreamReader xml) {
        return xml.getAttributeValue(null, "key");
    }

    /** Some of these logs begin with a byte-order mark. */
    private static InputStream afterMark(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in);
        buffered.mark(3);
        if (buffered.read() != 0xEF || buffered.read() != 0xBB || buffered.read() != 0xBF) {
            buffered.reset();
        }
        return buffered;
    }
}
