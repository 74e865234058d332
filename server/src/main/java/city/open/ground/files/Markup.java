package city.open.ground.files;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The elements of a part in XML, without what they fetch or define. What is no XML is read as well as it goes, as office programs do. */
final class Markup {
    private static final XMLInputFactory READERS = readers();
    private static final Pattern TAG =
            Pattern.compile("<([\\w.:-]+)((?:\\s+[\\w.:-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w.:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private Markup() {}

    /**
     * @param name without its prefix
     * @param attributes by their names without prefixes
     */
    record Element(String name, Map<String, String> attributes) {
        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static List<Element> elements(byte[] part) {
        var found = new ArrayList<Element>();
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(part));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    var attributes = new HashMap<String, String>();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                    }
                    found.add(new Element(reader.getLocalName(), attributes));
                }
            }
            return found;
        } catch (XMLStreamException | RuntimeException noXml) {
            return roughly(new String(part, charset(part)));
        }
    }

    private static List<Element> roughly(String text) {
        var found = new ArrayList<Element>();
        var tag = TAG.matcher(text);
        while (tag.find()) {
            var attributes = new HashMap<String, String>();
            var attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                attributes.put(
                        local(attribute.group(1)),
                        attribute.group(2) == null ? attribute.group(3) : attribute.group(2));
            }
            found.add(new Element(local(tag.group(1)), attributes));
        }
        return found;
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static Charset charset(byte[] part) {
        if (part.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int first = part[0] & 0xff;
        int second = part[1] & 0xff;
        return first == 0xff && second == 0xfe || second == 0
                ? StandardCharsets.UTF_16LE
                : first == 0xfe && second == 0xff || first == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }
}
