package city.open.ground.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A file of XML that somebody made elsewhere, as a tree. It is read without a document type, so that it can neither name other files nor grow. */
public final class XmlTree {
    private XmlTree() {}

    /** @throws SAXException where it is not readable as XML, or has a document type */
    public static Element read(byte[] file) throws SAXException, IOException {
        try {
            var builders = DocumentBuilderFactory.newDefaultNSInstance();
            builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            builders.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            builders.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            builders.setExpandEntityReferences(false);
            var builder = builders.newDocumentBuilder();
            // Faults are thrown, and not written to standard error as well.
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
