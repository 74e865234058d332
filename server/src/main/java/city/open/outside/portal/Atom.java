package city.open.outside.portal;

import city.open.ground.calendar.Legible;
import city.open.ground.page.Lang;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An Atom feed (RFC 4287), written from top to bottom. XML has no place for control characters, not even escaped. */
final class Atom {
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    Atom(Lang lang, String self, String page, String title, Instant updated) {
        try {
            xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", lang.tag());
            text("id", self);
            text("title", title);
            text("updated", updated.toString());
            link("self", self);
            link("alternate", page);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void entry(String address, String title, Instant updated, String author, String content) {
        try {
            xml.writeStartElement("entry");
            text("id", address);
            text("title", title);
            text("updated", updated.toString());
            xml.writeStartElement("author");
            text("name", author);
            xml.writeEndElement();
            link("alternate", address);
            text("summary", content);
            xml.writeEndElement();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] bytes() {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Legible.only(text));
        xml.writeEndElement();
    }

    private void link(String rel, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", address);
    }
}
