package city.open.rendition;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Makes redacted renditions. Pages become pictures, boxes are burnt into them with their ground, and a new file is made of the pictures
 * alone; then the file is read again, and is given out only if there is no text and nothing else in it.
 */
public final class Redaction {
    public static final int MOST_BOXES = 200;

    private static final float QUALITY = 0.82f;
    /** Pages as pictures are large: one paper at a time, whoever asks. */
    private static final Semaphore ONE_AT_A_TIME = new Semaphore(1, true);

    private Redaction() {}

    /** The same paper and boxes give the same bytes. */
    public static Rendition redact(byte[] original, List<Box> boxes) throws Unreadable {
        if (boxes.size() > MOST_BOXES) {
            throw new Unreadable(
                    "상자는 %d개까지입니다. 가까운 상자를 합치십시오.".formatted(MOST_BOXES),
                    "There can be %d boxes at most; join those that are close.".formatted(MOST_BOXES));
        }
        ONE_AT_A_TIME.acquireUninterruptibly();
        try (var paper = Paper.read(original)) {
            for (var box : boxes) {
                if (box.page() > paper.pages()) {
                    throw new Unreadable(
                            "%d쪽이 없습니다. 문서는 %d쪽입니다.".formatted(box.page(), paper.pages()),
                            "There is no page %d; the document has %d.".formatted(box.page(), paper.pages()));
                }
            }
            var pdf = picturesOf(paper, boxes);
            prove(pdf);
            return new Rendition(pdf, paper.pages(), sha256(pdf), boxes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    /** How many pages there are to redact. */
    public static int pages(byte[] original) throws Unreadable {
        try (var paper = Paper.read(original)) {
            return paper.pages();
        }
    }

    /**
     * A page as it would be published, as PNG, for the official who draws boxes on it.
     *
     * @param page from 1
     */
    public static byte[] page(byte[] original, int page, List<Box> boxes) throws Unreadable {
        ONE_AT_A_TIME.acquireUninterruptibly();
        try (var paper = Paper.read(original)) {
            if (page < 1 || page > paper.pages()) {
                throw new Unreadable("그런 쪽이 없습니다.", "There is no such page.");
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(burn(paper.show(page - 1), page, boxes), "png", png);
            return png.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            ONE_AT_A_TIME.release();
        }
    }

    private static byte[] picturesOf(Paper paper, List<Box> boxes) throws IOException, Unreadable {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            // Otherwise the file's id would be made of the minute.
            pdf.setDocumentId(0L);
            for (int page = 0; page < paper.pages(); page++) {
                var picture = burn(paper.show(page), page + 1, boxes);
                var sheet = new PDRectangle(points(picture.getWidth()), points(picture.getHeight()));
                var made = new PDPage(sheet);
                pdf.addPage(made);
                try (var out = new PDPageContentStream(pdf, made)) {
                    out.drawImage(
                            JPEGFactory.createFromImage(pdf, picture, QUALITY),
                            0,
                            0,
                            sheet.getWidth(),
                            sheet.getHeight());
                }
            }
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    private static float points(int pixels) {
        return pixels * 72f / Paper.DOTS_PER_INCH;
    }

    private static BufferedImage burn(BufferedImage picture, int page, List<Box> boxes) throws IOException {
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (var box : boxes) {
            if (box.page() == page) {
                burn(pen, picture, box);
            }
        }
        pen.dispose();
        return picture;
    }

    /** Outwards to whole pixels, and one more: what shines through at an edge can be read. */
    private static void burn(Graphics2D pen, BufferedImage picture, Box box) throws IOException {
        int left = (int) Math.floor(box.left() * picture.getWidth() / 100) - 1;
        int top = (int) Math.floor(box.top() * picture.getHeight() / 100) - 1;
        int right = (int) Math.ceil((box.left() + box.width()) * picture.getWidth() / 100) + 1;
        int bottom = (int) Math.ceil((box.top() + box.height()) * picture.getHeight() / 100) + 1;
        pen.setColor(Color.BLACK);
        pen.fillRect(left, top, right - left, bottom - top);
        double size = Math.min(20, (bottom - top) * 0.7);
        if (size >= 9) {
            pen.setColor(Color.WHITE);
            write(pen, box.ground().inBox(), left + size * 0.4, bottom - (bottom - top - size * 0.7) / 2, size, right);
        }
    }

    /** In outlines: machines without fonts draw them too. */
    private static void write(Graphics2D pen, String words, double x, double y, double size, double end)
            throws IOException {
        try (var font = font()) {
            double scale = size / font.getUnitsPerEm();
            for (char letter : words.toCharArray()) {
                int glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
                double width = font.getAdvanceWidth(glyph) * scale;
                if (x + width > end) {
                    return;
                }
                var at = AffineTransform.getTranslateInstance(x, y);
                at.scale(scale, -scale);
                pen.fill(at.createTransformedShape(
                        font.getGlyph().getGlyph(glyph).getPath()));
                x += width;
            }
        }
    }

    private static TrueTypeFont font() throws IOException {
        try (var file = Redaction.class.getResourceAsStream("/city/open/page/gov-bold.ttf")) {
            if (file == null) {
                throw new IllegalStateException(
                        "The font of papers is missing (gov-bold.ttf); build the project with Maven once.");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        }
    }

    /** Nothing but pictures: no text to extract, no form, note, script, attachment, layer or word about the file. */
    private static void prove(byte[] pdf) throws IOException {
        try (var read = Loader.loadPDF(pdf)) {
            var catalogue = read.getDocumentCatalog().getCOSObject();
            boolean bare = new PDFTextStripper().getText(read).isBlank()
                    && catalogue.keySet().stream()
                            .allMatch(key -> key.equals(COSName.TYPE)
                                    || key.equals(COSName.PAGES)
                                    || key.equals(COSName.VERSION))
                    && read.getDocument().getTrailer().getDictionaryObject(COSName.INFO) == null;
            for (var page : read.getPages()) {
                bare &= page.getCOSObject().getDictionaryObject(COSName.ANNOTS) == null
                        && page.getCOSObject().getDictionaryObject(COSName.AA) == null
                        && page.getCOSObject().getDictionaryObject(COSName.METADATA) == null;
            }
            if (!bare) {
                throw new IllegalStateException("a rendition holds more than pictures of its pages");
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
