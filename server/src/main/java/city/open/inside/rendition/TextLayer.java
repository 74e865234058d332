package city.open.inside.rendition;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The letters of a PDF's page and where each of them stands. */
final class TextLayer extends PDFTextStripper {
    private final StringBuilder text = new StringBuilder();
    private final List<PageWords.Place> places = new ArrayList<>();
    private float across = 1;
    private float down = 1;

    private TextLayer() {
        setSortByPosition(true);
        setSuppressDuplicateOverlappingText(false);
    }

    static PageWords of(PDDocument pdf, int page, boolean isPicture) throws IOException {
        var layer = new TextLayer();
        var box = pdf.getPage(page).getCropBox();
        boolean isTurned = pdf.getPage(page).getRotation() % 180 != 0;
        layer.across = 100f / (isTurned ? box.getHeight() : box.getWidth());
        layer.down = 100f / (isTurned ? box.getWidth() : box.getHeight());
        layer.setStartPage(page + 1);
        layer.setEndPage(page + 1);
        layer.writeText(pdf, Writer.nullWriter());
        return new PageWords(page + 1, layer.text.toString(), layer.places, isPicture);
    }

    @Override
    protected void writeString(String said, List<TextPosition> positions) {
        for (var position : positions) {
            var letters = position.getUnicode();
            var place = place(position, Math.max(1, letters.length()));
            for (int i = 0; i < letters.length(); i++) {
                text.append(letters.charAt(i));
                places.add(
                        position.getDir() == 0
                                ? new PageWords.Place(
                                        place.left() + i * place.width(), place.top(), place.width(), place.height())
                                : place);
            }
        }
    }

    /** Letters that do not run along the page have a square about them. */
    private PageWords.Place place(TextPosition position, int letters) {
        float height = Math.max(position.getHeightDir(), position.getFontSizeInPt() * 0.6f);
        float width = Math.max(position.getWidthDirAdj(), 0.5f);
        if (position.getDir() == 0) {
            return new PageWords.Place(
                    position.getX() * across,
                    (position.getY() - height) * down,
                    width / letters * across,
                    height * down);
        }
        float side = Math.max(width, height);
        return new PageWords.Place(
                (position.getX() - side) * across, (position.getY() - side) * down, 2 * side * across, 2 * side * down);
    }

    @Override
    protected void writeWordSeparator() {
        gap(' ');
    }

    @Override
    protected void writeLineSeparator() {
        gap('\n');
    }

    private void gap(char letter) {
        text.append(letter);
        places.add(PageWords.Place.NOWHERE);
    }
}
