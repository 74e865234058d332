package city.open.ground.page;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Legible;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** Text on A4 pages of a PDF in the font of the pages, which is carried along. Lengths are points; {@link #y} runs down from the top. */
public abstract class Sheet {
    protected static final float MARGIN = 57;
    protected static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    protected static final float TEXT = 11;
    protected static final float LINE = 18;

    private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;

    protected final PDDocument pdf;
    protected final PDType0Font plain;
    protected final PDType0Font bold;
    protected PDPageContentStream out;
    /** Where the next line goes. */
    protected float y = TOP;

    protected Sheet(PDDocument pdf) throws IOException {
        this.pdf = pdf;
        this.plain = font("gov-regular.ttf");
        this.bold = font("gov-bold.ttf");
        this.out = page();
    }

    private PDType0Font font(String name) throws IOException {
        try (var file = Sheet.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "The font of papers is missing (%s); build the project with Maven once.".formatted(name));
            }
            return PDType0Font.load(pdf, file, true);
        }
    }

    private PDPageContentStream page() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        y = TOP;
        return new PDPageContentStream(pdf, page);
    }

    /** Goes to the next page when less than this is left. */
    protected final void room(float height) throws IOException {
        if (y - height < MARGIN) {
            out.close();
            out = page();
        }
    }

    protected final void centred(PDType0Font font, float size, String words) throws IOException {
        var readable = readable(font, words);
        line(font, size, MARGIN + (WIDTH - width(font, size, readable)) / 2, y - size, words);
        y -= size + 8;
    }

    protected final void labelled(String label, String words) throws IOException {
        float at = y;
        text(bold, TEXT, MARGIN, label);
        float after = y;
        y = at;
        for (var line : wrapped(plain, TEXT, WIDTH - 60, words)) {
            room(LINE);
            line(plain, TEXT, MARGIN + 60, y - TEXT, line);
            y -= LINE;
        }
        y = Math.min(y, after);
    }

    protected final void paragraph(String title, String words) throws IOException {
        room(2 * LINE);
        text(bold, TEXT, MARGIN, title);
        for (var line : wrapped(plain, TEXT, WIDTH - 14, words)) {
            text(plain, TEXT, MARGIN + 14, line);
        }
        y -= LINE / 2;
    }

    protected final void text(PDType0Font font, float size, float x, String words) throws IOException {
        for (var line : wrapped(font, size, PDRectangle.A4.getWidth() - MARGIN - x, words)) {
            room(LINE);
            line(font, size, x, y - size, line);
            y -= LINE;
        }
    }

    protected final void rule() throws IOException {
        out.setLineWidth(1.2f);
        out.moveTo(MARGIN, y);
        out.lineTo(MARGIN + WIDTH, y);
        out.stroke();
        y -= 6;
    }

    /** Says of itself what PDF/A-2u (ISO 19005-2) asks for; in Korean, the language of papers. */
    protected final void archive(String title, String creator, String identifier, Instant at)
            throws IOException, TransformerException, BadFieldValueException {
        var catalog = pdf.getDocumentCatalog();
        catalog.setLanguage("ko-KR");
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);

        var minute = GregorianCalendar.from(at.atZone(CityTime.ZONE));
        var xmp = XMPMetadata.createXMPMetadata();
        var part = xmp.createAndAddPDFAIdentificationSchema();
        part.setPart(2);
        part.setConformance("U");
        var about = xmp.createAndAddDublinCoreSchema();
        about.setTitle(Legible.line(title));
        about.addCreator(creator);
        about.setIdentifier(identifier);
        var basic = xmp.createAndAddXMPBasicSchema();
        basic.setCreateDate(minute);
        basic.setModifyDate(minute);
        basic.setCreatorTool("OPEN");
        var serialized = new ByteArrayOutputStream();
        new XmpSerializer().serialize(xmp, serialized, true);
        var metadata = new PDMetadata(pdf);
        metadata.importXMPMetadata(serialized.toByteArray());
        catalog.setMetadata(metadata);

        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(pdf, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    /** Gives the PDF a text to carry along for machines. */
    protected final void attach(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(bytes));
        file.setSubtype("text/plain");
        file.setSize(bytes.length);
        var named = new PDComplexFileSpecification();
        named.setFile(name);
        named.setFileUnicode(name);
        named.setEmbeddedFile(file);
        named.setEmbeddedFileUnicode(file);
        var files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(name, named));
        var tree = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        tree.setEmbeddedFiles(files);
        pdf.getDocumentCatalog().setNames(tree);
    }

    protected final void line(PDType0Font font, float size, float x, float at, String words) throws IOException {
        var readable = readable(font, words);
        if (readable.isEmpty()) {
            return;
        }
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, at);
        out.showText(readable);
        out.endText();
    }

    private static float width(PDType0Font font, float size, String words) throws IOException {
        return words.isEmpty() ? 0 : font.getStringWidth(words) / 1000 * size;
    }

    /** Broken at spaces, and within a word only where it alone is too long. */
    protected static List<String> wrapped(PDType0Font font, float size, float width, String words) throws IOException {
        var lines = new ArrayList<String>();
        for (var paragraph : words.split("\\R", -1)) {
            var line = new StringBuilder();
            for (var word : readable(font, paragraph).split(" ")) {
                if (!line.isEmpty() && width(font, size, line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
                while (width(font, size, line.toString()) > width) {
                    int fits = fitting(font, size, width, line.toString());
                    lines.add(line.substring(0, fits));
                    line.delete(0, fits);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int fitting(PDType0Font font, float size, float width, String line) throws IOException {
        int fits = line.length() - 1;
        while (fits > 1 && width(font, size, line.substring(0, fits)) > width) {
            fits--;
        }
        return fits;
    }

    /** A letter the font does not have is written by its code point, never left out. */
    private static String readable(PDType0Font font, String words) {
        var readable = new StringBuilder();
        words.codePoints().forEach(point -> {
            if (has(font, point)) {
                readable.appendCodePoint(point);
            } else if (Character.isWhitespace(point)) {
                readable.append(' ');
            } else {
                readable.append("[U+%04X]".formatted(point));
            }
        });
        return readable.toString();
    }

    private static boolean has(PDType0Font font, int point) {
        try {
            font.encode(Character.toString(point));
            return true;
        } catch (IOException | IllegalArgumentException none) {
            return false;
        }
    }
}
