package city.open.inside.rendition;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;

/** A PDF or a picture, shown page by page. What it asks to run, to open or to fetch is never done. */
sealed interface Paper extends AutoCloseable {
    int DOTS_PER_INCH = 150;
    /** Enough to see whether there is anything. */
    int DOTS_TO_LOOK = 50;

    int MOST_BYTES = 30 * 1024 * 1024;
    int MOST_PAGES = 60;
    /** An A2 sheet at this resolution; a page that claims more would fill the memory. */
    long MOST_PIXELS = 9_000_000;
    /** What a good scanner makes of an A3 sheet, before it is scaled. */
    long MOST_PIXELS_WITHIN = 40_000_000;

    int pages();

    /** @param page from 0 */
    BufferedImage show(int page) throws Unreadable;

    @Override
    void close();

    /** What the pages say, without what is on their pictures. */
    List<PageWords> words() throws Unreadable;

    static void checkSize(byte[] bytes) throws Unreadable {
        if (bytes.length == 0 || bytes.length > MOST_BYTES) {
            throw new Unreadable(
                    "0바이트보다 크고 30MB 이하인 파일만 가릴 수 있습니다.",
                    "Only a file of more than 0 bytes and at most 30 MB can be redacted.");
        }
    }

    static Paper read(byte[] bytes) throws Unreadable {
        checkSize(bytes);
        return bytes.length > 4 && bytes[0] == '%' && bytes[1] == 'P' && bytes[2] == 'D' && bytes[3] == 'F'
                ? Pdf.read(bytes)
                : Picture.read(bytes);
    }

    record Pdf(PDDocument pdf) implements Paper {

        static Pdf read(byte[] bytes) throws Unreadable {
            try {
                var pdf = new Pdf(Loader.loadPDF(bytes));
                try {
                    pdf.examine();
                } catch (Unreadable | RuntimeException tooMuch) {
                    pdf.close();
                    throw tooMuch;
                }
                return pdf;
            } catch (InvalidPasswordException locked) {
                throw new Unreadable(
                        "암호가 걸린 PDF입니다. 암호를 푼 파일이 필요합니다.", "The PDF has a password; a file without one is needed.");
            } catch (IOException | RuntimeException broken) {
                throw damaged();
            }
        }

        private void examine() throws Unreadable {
            if (pages() < 1 || pages() > MOST_PAGES) {
                throw new Unreadable(
                        "%d쪽입니다. 1쪽부터 %d쪽까지 가릴 수 있습니다. 나누십시오.".formatted(pages(), MOST_PAGES),
                        "The document has %d pages; 1 to %d can be redacted at a time. Split it."
                                .formatted(pages(), MOST_PAGES));
            }
            for (var page : pdf.getPages()) {
                var box = page.getCropBox();
                double inches = (double) box.getWidth() * box.getHeight() / 72 / 72;
                if (inches * DOTS_PER_INCH * DOTS_PER_INCH > MOST_PIXELS) {
                    throw tooLarge();
                }
            }
            var document = pdf.getDocument();
            for (var key : document.getXrefTable().keySet()) {
                if (document.getObjectFromPool(key).getObject() instanceof COSStream stream
                        && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
                        && stream.getLong(COSName.WIDTH) * stream.getLong(COSName.HEIGHT) > MOST_PIXELS_WITHIN) {
                    throw tooLarge();
                }
            }
        }

        @Override
        public int pages() {
            return pdf.getNumberOfPages();
        }

        @Override
        public BufferedImage show(int page) throws Unreadable {
            return renderer().draw(page, DOTS_PER_INCH);
        }

        /** What a form says is part of the paper; notes stuck on it are not. */
        private StrictRenderer renderer() {
            var renderer = new StrictRenderer(pdf);
            renderer.setAnnotationsFilter(PDAnnotationWidget.class::isInstance);
            return renderer;
        }

        @Override
        public List<PageWords> words() throws Unreadable {
            List<PageWords> all = new ArrayList<>();
            var renderer = renderer();
            for (int page = 0; page < pages(); page++) {
                var drawn = renderer.draw(page, DOTS_TO_LOOK);
                try {
                    var words = TextLayer.of(pdf, page, renderer.showsMore(page));
                    boolean isDrawnOnly = words.text().isBlank() && hasInk(drawn);
                    all.add(isDrawnOnly ? new PageWords(words.page(), words.text(), words.places(), true) : words);
                } catch (IOException | RuntimeException broken) {
                    throw damaged();
                }
            }
            return all;
        }

        private static boolean hasInk(BufferedImage page) {
            for (int y = 0; y < page.getHeight(); y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    if ((page.getRGB(x, y) & 0xff) < 0xc0) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public void close() {
            try {
                pdf.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    record Picture(BufferedImage image) implements Paper {
        private static final Set<String> KINDS = Set.of("png", "jpeg");

        static Picture read(byte[] bytes) throws Unreadable {
            try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
                var readers = ImageIO.getImageReaders(input);
                if (!readers.hasNext()) {
                    throw unknown();
                }
                var reader = readers.next();
                try {
                    if (!KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        throw unknown();
                    }
                    reader.setInput(input, true, true);
                    if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS_WITHIN) {
                        throw tooLarge();
                    }
                    return new Picture(onWhite(reader.read(0)));
                } finally {
                    reader.dispose();
                }
            } catch (IOException | RuntimeException broken) {
                throw damaged();
            }
        }

        /** Pixels alone, scaled to what a page may have; nothing is left of what was transparent. */
        private static BufferedImage onWhite(BufferedImage read) {
            double scale = Math.min(1, Math.sqrt((double) MOST_PIXELS / read.getWidth() / read.getHeight()));
            int width = Math.max(1, (int) (read.getWidth() * scale));
            int height = Math.max(1, (int) (read.getHeight() * scale));
            var plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            var pen = plain.createGraphics();
            pen.drawImage(read, 0, 0, width, height, Color.WHITE, null);
            pen.dispose();
            return plain;
        }

        @Override
        public int pages() {
            return 1;
        }

        @Override
        public BufferedImage show(int page) {
            return image;
        }

        @Override
        public List<PageWords> words() {
            return List.of(new PageWords(1, "", List.of(), true));
        }

        @Override
        public void close() {}
    }

    static Unreadable damaged() {
        return new Unreadable("파일이 손상되어 쪽을 그릴 수 없습니다.", "The file is damaged; its pages cannot be drawn.");
    }

    private static Unreadable unknown() {
        return new Unreadable("PDF·PNG·JPEG 파일만 가릴 수 있습니다.", "Only PDF, PNG and JPEG files can be redacted.");
    }

    private static Unreadable tooLarge() {
        return new Unreadable(
                "한 쪽이나 그 안의 그림이 너무 큽니다. A2보다 작게 줄이십시오.",
                "A page or a picture on it is too large; make it smaller than A2.");
    }
}
