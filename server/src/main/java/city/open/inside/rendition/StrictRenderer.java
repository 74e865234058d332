package city.open.inside.rendition;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages, and says what PDFBox passes over in silence: pictures it has no reader for, forms nested without end. Notes as it draws whether
 * there is more on the page than text.
 */
final class StrictRenderer extends PDFRenderer {
    /** A dense plan has some hundred thousand. */
    private static final int MOST_OPERATIONS = 3_000_000;

    private static final int DEEPEST = 20;
    private static final Set<String> DRAWN = Set.of("Do", "BI", "sh", "Tj", "TJ", "'", "\"");
    /** A logo is smaller, and so are the letters of a page that has them as lines. */
    private static final double SMALL = 0.01;

    private static final int FEW_CURVES = 150;

    private final PDDocument pdf;
    private int operations;
    private double pictures;
    private int curves;
    private boolean unknownLetters;

    StrictRenderer(PDDocument pdf) {
        super(pdf);
        this.pdf = pdf;
        setSubsamplingAllowed(true);
    }

    /** A picture was not drawn. */
    private static final class NotDrawn extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotDrawn(IOException cause) {
            super(cause);
        }
    }

    /** There is no end to it. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    BufferedImage draw(int page, float dpi) throws Unreadable {
        operations = 0;
        pictures = 0;
        curves = 0;
        unknownLetters = false;
        try {
            return renderImageWithDPI(page, dpi, ImageType.RGB);
        } catch (NotDrawn missing) {
            throw new Unreadable(
                    "%d쪽에 그릴 수 없는 그림이 있습니다(JPEG 2000 등). 빈 자리로 공개하지 않습니다. 새 PDF로 인쇄하여 올리십시오.".formatted(page + 1),
                    "Page %d has a picture that cannot be drawn here (JPEG 2000, for example). It is not published as a blank. Print the paper to a new PDF and add that."
                            .formatted(page + 1));
        } catch (TooMuch endless) {
            throw new Unreadable(
                    "%d쪽은 너무 복잡하여 그릴 수 없습니다. 종이에 인쇄해 스캔하거나 새 PDF로 인쇄하십시오.".formatted(page + 1),
                    "Page %d is too complex to be drawn. Print it to a new PDF, or on paper and scan it."
                            .formatted(page + 1));
        } catch (IOException | RuntimeException broken) {
            throw Paper.damaged();
        }
    }

    /** Of the page drawn last: whether it shows what its text does not say. */
    boolean showsMore(int page) {
        var box = pdf.getPage(page).getCropBox();
        return unknownLetters || curves > FEW_CURVES || pictures > SMALL * box.getWidth() * box.getHeight();
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new Drawer(parameters);
    }

    private final class Drawer extends PageDrawer {
        Drawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operations > MOST_OPERATIONS || getLevel() > DEEPEST) {
                throw new TooMuch();
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException fault)
                throws IOException {
            if (DRAWN.contains(operator.getName())) {
                throw new NotDrawn(fault);
            }
            super.operatorException(operator, operands, fault);
        }

        @Override
        public void drawImage(PDImage image) throws IOException {
            var at = getGraphicsState().getCurrentTransformationMatrix();
            pictures += Math.abs(at.getScaleX() * at.getScaleY() - (double) at.getShearX() * at.getShearY());
            super.drawImage(image);
        }

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
            curves++;
            super.curveTo(x1, y1, x2, y2, x3, y3);
        }

        @Override
        protected void showGlyph(Matrix at, PDFont font, int code, Vector width) throws IOException {
            unknownLetters |= isUnknown(font.toUnicode(code));
            super.showGlyph(at, font, code, width);
        }

        private static boolean isUnknown(@Nullable String letter) {
            return letter == null
                    || letter.isEmpty()
                    || letter.codePoints()
                            .anyMatch(one -> one == 0xfffd || Character.getType(one) == Character.PRIVATE_USE);
        }
    }
}
