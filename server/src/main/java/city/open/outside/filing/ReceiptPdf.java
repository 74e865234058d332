package city.open.outside.filing;

import city.open.ground.page.Sheet;
import city.open.outside.filing.ReviewPage.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The receipt on paper: number, access code while it is shown, what was received, and the signed statement word by word. */
final class ReceiptPdf extends Sheet {
    private static final String ATTACHED = "receipt.txt";
    private static final float SMALL = 8;
    private static final float SQUARE = 3;

    private ReceiptPdf(PDDocument pdf) throws IOException {
        super(pdf);
    }

    static byte[] print(
            Asked asked, Submission.Filed filed, String office, Instant due, List<Line> files, String key, String my) {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var words = asked.words();
            var number = filed.filing().number().value();
            pdf.getDocumentInformation().setTitle(words.say("intake.receipt.title") + " " + number);
            pdf.getDocumentCatalog().setLanguage(asked.lang().tag());
            var sheet = new ReceiptPdf(pdf);
            sheet.centred(sheet.bold, 20, words.say("intake.receipt.title"));
            sheet.y -= LINE;
            sheet.paragraph(words.say("intake.receipt.number"), number);
            var code = filed.code();
            if (code != null) {
                sheet.paragraph(words.say("intake.receipt.code"), code.value());
            }
            sheet.paragraph(words.say("intake.receipt.procedure"), asked.name());
            sheet.paragraph(words.say("intake.receipt.office"), office);
            sheet.paragraph(
                    words.say("intake.receipt.submitted"),
                    asked.when().minute(filed.filing().submittedAt()));
            sheet.paragraph(words.say("intake.receipt.due"), asked.when().minute(due));
            sheet.rule();
            for (var file : files) {
                sheet.text(sheet.bold, TEXT, MARGIN, file.label());
                sheet.text(sheet.plain, SMALL, MARGIN, file.value());
            }
            sheet.rule();
            sheet.paragraph(words.say("intake.receipt.my"), my);
            sheet.square(my);
            sheet.text(sheet.bold, TEXT, MARGIN, words.say("intake.receipt.signed"));
            sheet.text(sheet.plain, SMALL, MARGIN, words.say("intake.receipt.signed.how"));
            sheet.text(sheet.plain, SMALL, MARGIN, key);
            for (var line : filed.receipt().lines().toList()) {
                sheet.text(sheet.plain, SMALL, MARGIN, line);
            }
            sheet.out.close();
            sheet.attach(ATTACHED, filed.receipt());
            pdf.save(bytes);
        } catch (IOException broken) {
            throw new IllegalStateException(
                    "the receipt of %s cannot be printed"
                            .formatted(filed.filing().number()),
                    broken);
        }
        return bytes.toByteArray();
    }

    private void square(String text) throws IOException {
        var squares = Qr.of(text);
        room(squares.getHeight() * SQUARE);
        for (int row = 0; row < squares.getHeight(); row++) {
            for (int column = 0; column < squares.getWidth(); column++) {
                if (squares.get(column, row)) {
                    out.addRect(MARGIN + column * SQUARE, y - (row + 1) * SQUARE, SQUARE, SQUARE);
                }
            }
        }
        out.fill();
        y -= squares.getHeight() * SQUARE;
    }
}
