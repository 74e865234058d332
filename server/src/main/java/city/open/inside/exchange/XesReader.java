package city.open.inside.exchange;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.DTD;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.ENTITY_REFERENCE;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XES 2.2 event log (IEEE 1849), plain or gzip, one case at a time: memory holds one case, never the log.
 *
 * <p>What would make a fact wrong (broken XML, a time that is none, an event outside a case) is an {@link XesFault} and ends
 * the reading. What the XES schema forbids but no fact depends on (a missing version, an extension after an attribute, a
 * namespace without its last slash) is a departure: read on, and listed. An attribute that nobody asks for and that cannot
 * be read (a number that is none, no key, an element XES does not know) is left out, and listed too. A file conforms to
 * the schema when it is read to its end without any of them; a file without any namespace is read as if it were in the XES
 * namespace.
 *
 * <p>Document types and external entities are refused, so reading a file never reads another one.
 */
final class XesReader implements Closeable {
    private static final String NAMESPACE = "http://www.xes-standard.org/";
    private static final String NAMESPACE_WITHOUT_SLASH = "http://www.xes-standard.org";

    static final int MOST_EVENTS_IN_A_TRACE = 100_000;
    static final int MOST_CHARACTERS_IN_A_VALUE = 64 * 1024;
    static final int DEEPEST_NESTING = 32;
    private static final long MOST_CHARACTERS_IN_A_TRACE = 64L * 1024 * 1024;

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern PREFIX = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}._·-]*");
    private static final Pattern ESCAPED_IN_A_URI = Pattern.compile("[ <>\"{}|\\\\^`]");

    /** The parts of a log in the order the schema wants them. */
    private enum Part {
        EXTENSION,
        GLOBAL,
        CLASSIFIER,
        ATTRIBUTE,
        TRACE
    }

    private final LogInput input;
    private final XMLStreamReader xml;
    private final Predicate<String> asksFor;
    private final boolean strict;
    private final Remarks departures = new Remarks();
    private final Remarks leftOut = new Remarks();
    private String namespace = "";
    private boolean begun;
    private boolean ended;
    private Part part = Part.EXTENSION;
    private int globals;
    private long charactersInTrace;

    /** Asks for everything, so that whatever cannot be read ends the reading. */
    XesReader(InputStream in) throws IOException, XesFault {
        this(in, _ -> true, true);
    }

    /** @param asksFor the keys that facts are made of; no other attribute of a case or an event is kept */
    XesReader(InputStream in, Predicate<String> asksFor) throws IOException, XesFault {
        this(in, asksFor, false);
    }

    private XesReader(InputStream in, Predicate<String> asksFor, boolean strict) throws IOException, XesFault {
        this.asksFor = asksFor;
        this.strict = strict;
        try {
            input = LogInput.of(in);
            xml = parser().createXMLStreamReader(input.decoded());
        } catch (LogInput.Unusable e) {
            throw new XesFault(0, 0, e.reason());
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private static XMLInputFactory parser() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // Without document types no entity can be declared, and these limits would only count the &amp; of honest logs.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        return factory;
    }

    /** The next case, or null when the log has been read to its end and is whole. */
    @Nullable
    XesTrace next() throws XesFault, IOException {
        if (!begun) {
            begin();
        }
        while (!ended) {
            if (advance() == END_ELEMENT) {
                finish();
            } else if (startsWith("trace")) {
                inOrder(Part.TRACE);
                return trace();
            } else {
                header(xml.getLocalName());
            }
        }
        return null;
    }

    /** Where the part of the file read so far leaves the schema without making a fact wrong. */
    List<Remark> departures() {
        return departures.all();
    }

    /** What of the part read so far could not be read and nobody asked for. */
    List<Remark> leftOut() {
        return leftOut.all();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private void begin() throws XesFault, IOException {
        begun = true;
        if (advance() != START_ELEMENT || !xml.getLocalName().equals("log")) {
            throw fault("The file is not an XES log: its outermost element is <%s>, not <log>."
                    .formatted(xml.getLocalName()));
        }
        namespace = namespaceHere();
        if (namespace.equals(NAMESPACE_WITHOUT_SLASH)) {
            departs("The namespace lacks its last slash; it should be %s.".formatted(NAMESPACE));
        } else if (!namespace.isEmpty() && !namespace.equals(NAMESPACE)) {
            throw fault("The file is not an XES log: its namespace is '%s', not %s.".formatted(namespace, NAMESPACE));
        }
        requires(
                "xes.version",
                "a decimal number",
                text -> DECIMAL.matcher(text.trim()).matches());
        allowsOnly(Set.of("xes.version", "xes.features", "openxes.version"));
    }

    private void finish() throws XesFault, IOException {
        while (advance() != END_DOCUMENT) {
            // The parser itself refuses a second outermost element; only comments can follow.
        }
        ended = true;
    }

    private void header(String name) throws XesFault, IOException {
        switch (isInNamespace() ? name : "") {
            case "extension" -> {
                inOrder(Part.EXTENSION);
                requires("name", "text", _ -> true);
                requires(
                        "prefix",
                        "a name without blanks or colons",
                        text -> PREFIX.matcher(text.trim()).matches());
                requires("uri", "an address", XesReader::isUri);
                allowsOnly(Set.of("name", "prefix", "uri"));
                nothingInside(name);
            }
            case "global" -> {
                inOrder(Part.GLOBAL);
                if (++globals > 2) {
                    departs("There are more than two <global> elements.");
                }
                requires("scope", "'trace' or 'event'", Set.of("trace", "event")::contains);
                allowsOnly(Set.of("scope"));
                attributesUntilEnd(name, null, 0);
            }
            case "classifier" -> {
                inOrder(Part.CLASSIFIER);
                requires("name", "text", _ -> true);
                requires("keys", "text", _ -> true);
                allowsOnly(Set.of("name", "keys"));
                nothingInside(name);
            }
            default -> {
                inOrder(Part.ATTRIBUTE);
                attribute("log", null, 0);
            }
        }
    }

    private void inOrder(Part seen) {
        if (seen.compareTo(part) < 0) {
            departs("<%s> should stand before any %s of the log."
                    .formatted(xml.getLocalName(), part.name().toLowerCase(Locale.ROOT)));
        } else {
            part = seen;
        }
    }

    private XesTrace trace() throws XesFault, IOException {
        allowsOnly(Set.of());
        charactersInTrace = 0;
        var trace = elementHere();
        var events = new ArrayList<XesElement>();
        while (advance() == START_ELEMENT) {
            if (startsWith("event")) {
                if (events.size() == MOST_EVENTS_IN_A_TRACE) {
                    throw fault("The case has more than %,d events.".formatted(MOST_EVENTS_IN_A_TRACE));
                }
                events.add(event());
            } else {
                if (!events.isEmpty()) {
                    departs("An attribute of a case should stand before its events.");
                }
                attribute("trace", trace, 0);
            }
        }
        return new XesTrace(trace, events);
    }

    private XesElement event() throws XesFault, IOException {
        allowsOnly(Set.of());
        var event = elementHere();
        attributesUntilEnd("event", event, 0);
        return event;
    }

    private void attributesUntilEnd(String owner, @Nullable XesElement keeper, int depth) throws XesFault, IOException {
        while (advance() == START_ELEMENT) {
            attribute(owner, keeper, depth);
        }
    }

    /** One attribute element with everything inside it; only what has a keeper is kept. */
    private void attribute(String owner, @Nullable XesElement keeper, int depth) throws XesFault, IOException {
        if (depth >= DEEPEST_NESTING) {
            throw fault("Attributes are nested more than %d deep.".formatted(DEEPEST_NESTING));
        }
        var name = xml.getLocalName();
        if (name.equals("values") && owner.equals("list")) {
            departs("A <list> holds its attributes directly in XES 2.2, not in <values>.");
            attributesUntilEnd(name, null, depth + 1);
            return;
        }
        var type = isInNamespace() ? typeNamed(name) : Optional.<XesValue.Type>empty();
        if (type.isEmpty() && !(isInNamespace() && (name.equals("list") || name.equals("container")))) {
            leaveOut(name.equals("event") || name.equals("trace"), misplaced(name, owner));
            return;
        }
        var key = xml.getAttributeValue(null, "key");
        if (key == null) {
            leaveOut(false, "A <%s> has no key.".formatted(name));
            return;
        }
        if (type.isPresent()) {
            allowsOnly(Set.of("key", "value"));
            boolean asked = keeper != null && asksFor.test(key);
            var fault = faultIn(type.get(), name, key);
            if (fault.isPresent()) {
                leaveOut(asked, fault.get());
                return;
            }
            if (keeper != null && asked) {
                remember(
                        keeper,
                        key,
                        type.get().read(xml.getAttributeValue(null, "value")).orElseThrow());
            }
        } else {
            allowsOnly(Set.of("key"));
        }
        attributesUntilEnd(name, null, depth + 1);
    }

    /** Goes on behind the element that begins here, if no fact depends on it. */
    private void leaveOut(boolean matters, String why) throws XesFault, IOException {
        if (strict || matters) {
            throw fault(why);
        }
        leftOut.add(xml.getLocation().getLineNumber(), why);
        for (int open = 1; open > 0; ) {
            open += advance() == START_ELEMENT ? 1 : -1;
        }
    }

    private Optional<String> faultIn(XesValue.Type type, String name, String key) {
        var written = xml.getAttributeValue(null, "value");
        if (written == null) {
            return Optional.of("The <%s> '%s' has no value.".formatted(name, shortened(key)));
        }
        if (written.length() > MOST_CHARACTERS_IN_A_VALUE || key.length() > MOST_CHARACTERS_IN_A_VALUE) {
            return Optional.of("The <%s> '%s' is longer than %,d characters."
                    .formatted(name, shortened(key), MOST_CHARACTERS_IN_A_VALUE));
        }
        return type.read(written).isPresent()
                ? Optional.empty()
                : Optional.of("The value '%s' of '%s' is not %s, as <%s> says it is."
                        .formatted(shortened(written), shortened(key), type.expected(), name));
    }

    private void remember(XesElement keeper, String key, XesValue value) throws XesFault {
        charactersInTrace += key.length() + (value instanceof XesValue.Plain(var text) ? text.length() : 0);
        if (charactersInTrace > MOST_CHARACTERS_IN_A_TRACE) {
            throw fault(
                    "The attributes of one case are longer than %,d characters.".formatted(MOST_CHARACTERS_IN_A_TRACE));
        }
        keeper.put(key, value);
    }

    private static Optional<XesValue.Type> typeNamed(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "string" -> XesValue.Type.STRING;
                    case "date" -> XesValue.Type.DATE;
                    case "int" -> XesValue.Type.INT;
                    case "float" -> XesValue.Type.FLOAT;
                    case "boolean" -> XesValue.Type.BOOLEAN;
                    case "id" -> XesValue.Type.ID;
                    default -> null;
                });
    }

    private static String misplaced(String name, String owner) {
        return switch (name) {
            case "event" ->
                "An <event> stands in <%s> and so belongs to no case; it must stand in a <trace>.".formatted(owner);
            case "trace" -> "A <trace> stands in <%s>; it must stand in the <log> itself.".formatted(owner);
            default -> "<%s> is not an element that may stand in <%s>.".formatted(shortened(name), owner);
        };
    }

    private void nothingInside(String owner) throws XesFault, IOException {
        if (advance() == START_ELEMENT) {
            throw fault(misplaced(xml.getLocalName(), owner));
        }
    }

    private void requires(String attribute, String expected, Predicate<String> right) {
        var value = xml.getAttributeValue(null, attribute);
        if (value == null) {
            departs("<%s> has no %s.".formatted(xml.getLocalName(), attribute));
        } else if (!right.test(value)) {
            departs("The %s of <%s> is '%s', which is not %s."
                    .formatted(attribute, xml.getLocalName(), shortened(value), expected));
        }
    }

    private void allowsOnly(Set<String> known) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            var space = xml.getAttributeNamespace(i);
            boolean plain = space == null || space.isEmpty();
            boolean schemaHint = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(space)
                    && Set.of("schemaLocation", "noNamespaceSchemaLocation").contains(xml.getAttributeLocalName(i));
            if (!schemaHint && !(plain && known.contains(xml.getAttributeLocalName(i)))) {
                departs("<%s> has an attribute '%s' that XES does not know."
                        .formatted(xml.getLocalName(), shortened(xml.getAttributeLocalName(i))));
            }
        }
    }

    private static boolean isUri(String text) {
        try {
            new URI(ESCAPED_IN_A_URI.matcher(text.trim()).replaceAll("_"));
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private boolean startsWith(String name) {
        return xml.getLocalName().equals(name) && isInNamespace();
    }

    private boolean isInNamespace() {
        return namespaceHere().equals(namespace);
    }

    private String namespaceHere() {
        var here = xml.getNamespaceURI();
        return here == null ? "" : here;
    }

    /** Moves to the next start or end of an element, or to the end of the document. */
    private int advance() throws XesFault, IOException {
        try {
            while (true) {
                int kind = xml.next();
                input.pieceIsRead();
                switch (kind) {
                    case START_ELEMENT, END_ELEMENT, END_DOCUMENT -> {
                        return kind;
                    }
                    case CHARACTERS, CDATA -> {
                        if (!xml.isWhiteSpace()) {
                            departs("There is text between the elements.");
                        }
                    }
                    case DTD, ENTITY_REFERENCE ->
                        throw fault("The file has a document type (<!DOCTYPE …>) or entities; remove them,"
                                + " they could make the reader open other files.");
                    default -> {
                        // Comments and processing instructions say nothing to us.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw unreadable(e);
        }
    }

    private XesElement elementHere() {
        var place = xml.getLocation();
        return new XesElement(place.getLineNumber(), place.getColumnNumber());
    }

    private void departs(String reason) {
        departures.add(xml.getLocation().getLineNumber(), reason);
    }

    private XesFault fault(String reason) {
        var place = xml.getLocation();
        return new XesFault(place.getLineNumber(), place.getColumnNumber(), reason);
    }

    /** What the parser or the bytes below it could not get past. A disk that fails is no fault of the file. */
    private static XesFault unreadable(XMLStreamException e) throws IOException {
        var place = e.getLocation();
        int line = place == null ? 0 : Math.max(0, place.getLineNumber());
        int column = place == null ? 0 : Math.max(0, place.getColumnNumber());
        return switch (e.getNestedException()) {
            case LogInput.Unusable unusable -> new XesFault(line, column, unusable.reason());
            case CharacterCodingException _ -> new XesFault(line, column, "The file's bytes are not in its encoding.");
            case IOException disk -> throw disk;
            case null, default -> new XesFault(line, column, "The XML is broken: " + sentence(e));
        };
    }

    private static String sentence(XMLStreamException e) {
        var message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return start < 0 ? message : message.substring(start + "Message: ".length());
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
