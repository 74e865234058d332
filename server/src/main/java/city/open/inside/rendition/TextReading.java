package city.open.inside.rendition;

import city.open.ground.apart.Job;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.hssf.extractor.ExcelExtractor;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Takes the words out of documents, {@linkplain city.open.ground.apart apart} from the server. {@link OfficeText} asks it. */
public final class TextReading implements Job {
    static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    static final String HWPX = "application/hwp+zip";
    static final String ODT = "application/vnd.oasis.opendocument.text";
    static final String ODS = "application/vnd.oasis.opendocument.spreadsheet";
    static final String HWP = "application/x-hwp-v5";
    static final String XLS = "application/vnd.ms-excel";

    /** Of the parts that are read, unpacked. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.xml$");
    private static final XMLInputFactory READERS = readers();

    /** Made by the process apart. */
    public TextReading() {}

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public byte[] answer(byte[] question) throws IOException, XMLStreamException {
        int kind = question[0];
        var media = new String(question, 1, kind, StandardCharsets.US_ASCII);
        var file = new ByteArrayInputStream(question, 1 + kind, question.length - 1 - kind);
        var text = text(media, file).strip();
        var cut = text.length() > OfficeText.LONGEST ? text.substring(0, OfficeText.LONGEST) : text;
        return cut.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String media, ByteArrayInputStream file) throws IOException, XMLStreamException {
        return switch (media) {
            case DOCX -> paragraphs(parts(file, "word/(document|footnotes)\\.xml"));
            case PPTX -> paragraphs(parts(file, "ppt/slides/slide\\d+\\.xml"));
            case HWPX -> paragraphs(parts(file, "Contents/section\\d+\\.xml"));
            case ODT, ODS -> openDocument(parts(file, "content\\.xml"));
            case XLSX -> sheets(parts(file, "xl/(sharedStrings|worksheets/sheet\\d+)\\.xml"));
            case HWP -> preview(file);
            case XLS -> oldSheets(file);
            default -> throw new IOException("no reader for " + media);
        };
    }

    /** The parts whose names fit, by number where they have one. */
    private static Map<String, byte[]> parts(ByteArrayInputStream file, String names) throws IOException {
        Map<String, byte[]> parts =
                new TreeMap<>(Comparator.comparingInt(TextReading::number).thenComparing(Comparator.naturalOrder()));
        int left = MOST_BYTES;
        try (var zip = new ZipInputStream(file)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().matches(names)) {
                    var part = zip.readNBytes(left + 1);
                    left -= part.length;
                    if (left < 0) {
                        throw new IOException("unpacks to too much");
                    }
                    parts.put(entry.getName(), part);
                }
            }
        }
        return parts;
    }

    private static int number(String name) {
        var found = NUMBER.matcher(name);
        return found.find() && found.group(1).length() < 9 ? Integer.parseInt(found.group(1)) : 0;
    }

    /** Word, PowerPoint and Hangul alike have their letters in {@code t}, within {@code p}. */
    private static String paragraphs(Map<String, byte[]> parts) throws XMLStreamException {
        var text = new StringBuilder();
        for (var part : parts.values()) {
            var reader = reader(part);
            boolean inWords = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (reader.getLocalName()) {
                            case "t" -> inWords = true;
                            case "tab" -> text.append('\t');
                            case "br", "lineBreak" -> text.append('\n');
                            default -> {}
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (reader.getLocalName()) {
                            case "t" -> inWords = false;
                            case "p" -> newLine(text);
                            default -> {}
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (inWords) {
                            text.append(reader.getText());
                        }
                    }
                    default -> {}
                }
            }
        }
        return text.toString();
    }

    private static String openDocument(Map<String, byte[]> parts) throws XMLStreamException {
        var text = new StringBuilder();
        for (var part : parts.values()) {
            var reader = reader(part);
            int within = 0;
            boolean inCell = false;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (reader.getLocalName()) {
                            case "p", "h" -> within++;
                            case "table-cell" -> inCell = true;
                            case "tab" -> text.append('\t');
                            case "s" -> text.append(' ');
                            default -> {}
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (reader.getLocalName()) {
                            case "p", "h" -> {
                                within--;
                                text.append(inCell ? " " : "\n");
                            }
                            case "table-cell" -> {
                                inCell = false;
                                text.append('\t');
                            }
                            case "table-row" -> newLine(text);
                            default -> {}
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (within > 0) {
                            text.append(reader.getText());
                        }
                    }
                    default -> {}
                }
            }
        }
        return text.toString();
    }

    private static String sheets(Map<String, byte[]> parts) throws XMLStreamException {
        var shared = new ArrayList<String>();
        var strings = parts.get("xl/sharedStrings.xml");
        if (strings != null) {
            shared(reader(strings), shared);
        }
        var text = new StringBuilder();
        for (var part : parts.entrySet()) {
            if (!part.getKey().equals("xl/sharedStrings.xml")) {
                sheet(reader(part.getValue()), shared, text);
            }
        }
        return text.toString();
    }

    private static void shared(XMLStreamReader reader, List<String> shared) throws XMLStreamException {
        var one = new StringBuilder();
        boolean inWords = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    inWords = reader.getLocalName().equals("t");
                case XMLStreamConstants.END_ELEMENT -> {
                    inWords = false;
                    if (reader.getLocalName().equals("si")) {
                        shared.add(one.toString());
                        one.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inWords) {
                        one.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private static void sheet(XMLStreamReader reader, List<String> shared, StringBuilder text)
            throws XMLStreamException {
        boolean isShared = false;
        boolean inValue = false;
        var value = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (reader.getLocalName()) {
                        case "c" -> {
                            isShared = "s".equals(reader.getAttributeValue(null, "t"));
                            value.setLength(0);
                        }
                        case "v", "t" -> inValue = true;
                        default -> {}
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    switch (reader.getLocalName()) {
                        case "v", "t" -> inValue = false;
                        case "c" ->
                            text.append(said(value.toString(), isShared, shared))
                                    .append('\t');
                        case "row" -> newLine(text);
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inValue) {
                        value.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private static String said(String value, boolean isShared, List<String> shared) {
        if (!isShared) {
            return value;
        }
        int place = value.matches("\\d{1,8}") ? Integer.parseInt(value) : -1;
        return place >= 0 && place < shared.size() ? shared.get(place) : "";
    }

    /** Ends a line that has something on it; what only parts cells at its end goes. */
    private static void newLine(StringBuilder text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\t' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
    }

    private static XMLStreamReader reader(byte[] part) throws XMLStreamException {
        return READERS.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    /** What Hangul keeps of a document's beginning, in UTF-16. */
    private static String preview(ByteArrayInputStream file) throws IOException {
        try (var container = new POIFSFileSystem(file)) {
            var entry = (DocumentEntry) container.getRoot().getEntryCaseInsensitive("PrvText");
            try (var stream = new DocumentInputStream(entry)) {
                return new String(stream.readNBytes(4 * OfficeText.LONGEST), StandardCharsets.UTF_16LE);
            }
        }
    }

    private static String oldSheets(ByteArrayInputStream file) throws IOException {
        try (var container = new POIFSFileSystem(file);
                var extractor = new ExcelExtractor(container)) {
            extractor.setFormulasNotResults(false);
            return extractor.getText();
        }
    }
}
