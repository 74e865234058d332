package city.open.inside.rendition;

import city.open.ground.apart.Job;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
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

/** Opens papers, draws their pages and reads their words, {@linkplain city.open.ground.apart apart} from the server. {@link Redaction} asks it. */
public final class Drawing implements Job {
    static final int PAGES = 0;
    static final int SHOW = 1;
    static final int REDACT = 2;
    static final int READ = 3;

    static final int DONE = 0;
    static final int UNREADABLE = 1;

    private static final float QUALITY = 0.82f;

    /** Made by the process apart. */
    public Drawing() {}

    @Override
    public byte[] answer(byte[] question) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(question));
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        try {
            var done = done(in);
            out.write(DONE);
            out.write(done);
        } catch (Unreadable refused) {
            bytes.reset();
            out.write(UNREADABLE);
            out.writeUTF(refused.words().ko());
            out.writeUTF(refused.words().en());
        }
        return bytes.toByteArray();
    }

    private static byte[] done(DataInputStream in) throws IOException, Unreadable {
        int what = in.readInt();
        int page = in.readInt();
        var boxes = Wire.boxes(in);
        try (var paper = Paper.read(in.readAllBytes())) {
            return switch (what) {
                case PAGES -> Wire.number(paper.pages());
                case SHOW -> png(paper, page, boxes);
                case REDACT -> redacted(paper, boxes);
                default -> Wire.words(paper.words());
            };
        }
    }

    private static byte[] png(Paper paper, int page, List<Box> boxes) throws IOException, Unreadable {
        if (page < 1 || page > paper.pages()) {
            throw new Unreadable("그런 쪽이 없습니다.", "There is no such page.");
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(burn(paper.show(page - 1), page, boxes), "png", png);
        return png.toByteArray();
    }

    private static byte[] redacted(Paper paper, List<Box> boxes) throws IOException, Unreadable {
        for (var box : boxes) {
            if (box.page() > paper.pages()) {
                throw new Unreadable(
                        "%d쪽이 없습니다. 문서는 %d쪽입니다.".formatted(box.page(), paper.pages()),
                        "There is no page %d; the document has %d.".formatted(box.page(), paper.pages()));
            }
        }
        var pdf = picturesOf(paper, boxes);
        prove(pdf);
        return pdf;
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
        try (var file = Redaction.class.getResourceAsStream("/city/open/ground/page/gov-bold.ttf")) {
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
}
