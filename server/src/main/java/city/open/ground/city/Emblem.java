package city.open.ground.city;

import city.open.ground.sheet.XmlTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A drawing in SVG 1.1 of which only shapes and paints are left: no script, no style sheet, no text, nothing from elsewhere. */
final class Emblem {
    static final int MOST_BYTES = 64 * 1024;

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> SHAPES = Set.of(
            "svg",
            "g",
            "defs",
            "title",
            "desc",
            "path",
            "circle",
            "ellipse",
            "rect",
            "line",
            "polyline",
            "polygon",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath");
    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "viewBox",
            "width",
            "height",
            "preserveAspectRatio",
            "transform",
            "d",
            "points",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "fx",
            "fy",
            "offset",
            "fill",
            "fill-opacity",
            "fill-rule",
            "stroke",
            "stroke-width",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-opacity",
            "stroke-dasharray",
            "stroke-miterlimit",
            "opacity",
            "stop-color",
            "stop-opacity",
            "gradientUnits",
            "gradientTransform",
            "spreadMethod",
            "clip-path",
            "clip-rule",
            "clipPathUnits");

    private Emblem() {}

    /**
     * The drawing with what it may not hold left out.
     *
     * @throws IllegalArgumentException saying why it is none
     */
    static String cleaned(InputStream file) throws IOException {
        var bytes = file.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("the drawing is larger than 64 KiB; simplify it");
        }
        try {
            var root = XmlTree.read(bytes);
            if (!SVG.equals(root.getNamespaceURI()) || !root.getLocalName().equals("svg")) {
                throw new IllegalArgumentException("no SVG drawing is in the file");
            }
            if (root.getAttribute("viewBox").isBlank()) {
                throw new IllegalArgumentException(
                        "the drawing has no viewBox, so that nobody can say how large it is");
            }
            clean(root);
            return written(root);
        } catch (SAXException broken) {
            throw new IllegalArgumentException("not readable as XML: " + broken.getMessage(), broken);
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void clean(Element element) {
        var attributes = new ArrayList<Node>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add(element.getAttributes().item(i));
        }
        attributes.stream().filter(one -> !isHarmless(one)).forEach(one -> element.removeAttributeNode((Attr) one));
        var children = new ArrayList<Node>();
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            children.add(element.getChildNodes().item(i));
        }
        for (var child : children) {
            if (child instanceof Element inner
                    && SVG.equals(inner.getNamespaceURI())
                    && SHAPES.contains(inner.getLocalName())) {
                clean(inner);
            } else if (child.getNodeType() != Node.TEXT_NODE) {
                element.removeChild(child);
            }
        }
    }

    /** A paint may name a gradient of the same file and nothing else. */
    private static boolean isHarmless(Node attribute) {
        var value = attribute.getNodeValue();
        return attribute.getNodeName().equals("xmlns")
                || attribute.getNamespaceURI() == null
                        && ATTRIBUTES.contains(attribute.getNodeName())
                        && (!value.contains("url(") || value.matches("\\s*url\\(#[A-Za-z0-9_-]+\\)\\s*"));
    }

    private static String written(Element root) throws TransformerException {
        var factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var writer = factory.newTransformer();
        writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        var out = new StringWriter();
        writer.transform(new DOMSource(root), new StreamResult(out));
        return out.toString();
    }
}
