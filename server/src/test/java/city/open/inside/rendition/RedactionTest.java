package city.open.inside.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.vocabulary.Ground;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String TOKEN = "TOKEN-7f3a91";
    private static final List<Box> OVER_THE_NAME = List.of(new Box(1, 10, 10, 50, 8, Ground.PRIVACY));

    @Test
    void nothing_of_a_poisoned_pdf_is_left_but_its_picture() throws Exception {
        var rendition = Redaction.redact(poisoned(), OVER_THE_NAME);

        assertThat(rendition.pages()).isEqualTo(2);
        assertThat(rendition.sha256()).hasSize(64);
        assertThat(everythingIn(rendition.pdf())).doesNotContain(TOKEN).doesNotContain("app.alert");
        try (var pdf = Loader.loadPDF(rendition.pdf())) {
            assertThat(new PDFTextStripper().getText(pdf)).isBlank();
            assertThat(pdf.getDocumentCatalog().getAcroForm()).isNull();
            assertThat(pdf.getDocumentCatalog().getNames()).isNull();
            assertThat(pdf.getDocumentCatalog().getMetadata()).isNull();
            assertThat(pdf.getDocumentInformation().getMetadataKeys()).isEmpty();
            assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    @Test
    void what_is_covered_is_black_and_the_rest_still_there() throws Exception {
        var rendition = Redaction.redact(poisoned(), OVER_THE_NAME);

        try (var pdf = Loader.loadPDF(rendition.pdf())) {
            var first = new PDFRenderer(pdf).renderImage(0, 2);
            var second = new PDFRenderer(pdf).renderImage(1, 2);
            int inBox = first.getRGB(first.getWidth() * 55 / 100, first.getHeight() * 11 / 100);
            assertThat(new Color(inBox).getRed()).isLessThan(20);
            assertThat(darkPixels(second)).isPositive();
        }
    }

    @Test
    void the_same_paper_and_boxes_give_the_same_bytes() throws Exception {
        var paper = poisoned();
        assertThat(Redaction.redact(paper, OVER_THE_NAME).sha256())
                .isEqualTo(Redaction.redact(paper, OVER_THE_NAME).sha256());
    }

    @Test
    void a_photograph_loses_what_the_camera_wrote_into_it() throws Exception {
        var rendition = Redaction.redact(photograph(), OVER_THE_NAME);

        assertThat(everythingIn(rendition.pdf())).doesNotContain(TOKEN).doesNotContain("Exif");
        assertThat(rendition.pages()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_redacted_is_refused_in_a_sentence() throws Exception {
        refused(new byte[0], OVER_THE_NAME, "Only a file of more than 0 bytes and at most 30 MB can be redacted.");
        refused("<html>".getBytes(StandardCharsets.UTF_8), OVER_THE_NAME, "Only PDF, PNG and JPEG");
        refused("%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8), OVER_THE_NAME, "The file is damaged");
        refused(Arrays.copyOf(photograph(), 300), OVER_THE_NAME, "The file is damaged; its pages cannot be drawn.");
        refused(locked(), OVER_THE_NAME, "The PDF has a password");
        refused(poisoned(), List.of(new Box(3, 1, 1, 1, 1, Ground.PRIVACY)), "There is no page 3");
        refused(sheetOf(20_000), OVER_THE_NAME, "A page or a picture on it is too large");
        refused(pages(61), OVER_THE_NAME, "The document has 61 pages");
    }

    @Test
    void forms_nested_without_end_are_refused_and_others_go_on_meanwhile() throws Exception {
        var endless = CompletableFuture.supplyAsync(() -> {
            try {
                return Redaction.redact(trial("nested-forms.pdf"), List.of(), Duration.ZERO);
            } catch (Exception refused) {
                throw new CompletionException(refused);
            }
        });
        assertThat(Redaction.redact(poisoned(), OVER_THE_NAME).pages()).isEqualTo(2);
        assertThatThrownBy(endless::join)
                .hasCauseInstanceOf(Unreadable.class)
                .hasMessageContaining("Drawing the pages takes too long.");
        assertThat(Redaction.redact(poisoned(), OVER_THE_NAME).pages()).isEqualTo(2);
    }

    @Test
    void a_picture_that_was_packed_by_a_fax_is_drawn() throws Exception {
        var page = ImageIO.read(new ByteArrayInputStream(Redaction.page(trial("scan-jbig2.pdf"), 1, List.of())));
        assertThat(darkPixels(page)).isPositive();
        assertThat(Redaction.redact(trial("scan-jbig2.pdf"), List.of()).pages()).isOne();
    }

    @Test
    void a_picture_that_cannot_be_drawn_is_said_and_not_left_blank() throws Exception {
        try (var pdf = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            var stream = pdf.getDocument().createCOSStream();
            try (var out = stream.createRawOutputStream()) {
                out.write(new byte[] {0, 0, 0, 12, 'j', 'P', ' ', ' ', 13, 10, (byte) 0x87, 10, 1, 2, 3});
            }
            stream.setItem(COSName.TYPE, COSName.XOBJECT);
            stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
            stream.setItem(COSName.FILTER, COSName.JPX_DECODE);
            stream.setInt(COSName.WIDTH, 100);
            stream.setInt(COSName.HEIGHT, 100);
            var pictures = new COSDictionary();
            pictures.setItem("I", stream);
            var resources = new COSDictionary();
            resources.setItem(COSName.XOBJECT, pictures);
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            page.setContents(new PDStream(
                    pdf,
                    new ByteArrayInputStream("q 200 0 0 200 100 100 cm /I Do Q".getBytes(StandardCharsets.US_ASCII))));
            refused(bytes(pdf), List.of(), "Page 1 has a picture that cannot be drawn here");
        }
    }

    @Test
    void each_letter_is_known_by_its_place_and_covered_or_not() throws Exception {
        var pages = Redaction.read(poisoned());
        assertThat(pages).hasSize(2).allMatch(page -> page.text().strip().equals(TOKEN) && !page.isPicture());
        var first = pages.getFirst();
        int start = first.text().indexOf(TOKEN);
        assertThat(first.isCovered(start, start + TOKEN.length(), OVER_THE_NAME))
                .isTrue();
        assertThat(first.isCovered(start, start + TOKEN.length(), List.of())).isFalse();
        // Half of it is not all of it, but two halves are.
        var left = new Box(1, 10, 10, 10, 8, Ground.PRIVACY);
        var right = new Box(1, 20, 10, 20, 8, Ground.PRIVACY);
        assertThat(first.isCovered(start, start + TOKEN.length(), List.of(left)))
                .isFalse();
        assertThat(first.isCovered(start, start + TOKEN.length(), List.of(left, right)))
                .isTrue();
        assertThat(pages.getLast().isCovered(start, start + TOKEN.length(), OVER_THE_NAME))
                .isFalse();
    }

    @Test
    void a_page_that_shows_more_than_its_text_is_a_picture() throws Exception {
        assertThat(Redaction.read(photograph())).allMatch(page -> page.isPicture() || Recognition.isInstalled());
        if (!Recognition.isInstalled()) {
            assertThat(Redaction.read(trial("scan-jbig2.pdf"))).singleElement().matches(PageWords::isPicture);
        }
    }

    @Test
    void recognised_words_stand_where_their_table_says() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png", png);
        var table = String.join(
                "\n",
                "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext",
                "5\t1\t1\t1\t1\t1\t20\t10\t40\t10\t90\t전화",
                "5\t1\t1\t1\t1\t2\t80\t10\t40\t10\t90\t010-",
                "5\t1\t1\t1\t2\t1\t20\t50\t40\t10\t90\t끝");
        var words = Recognition.words(3, table, png.toByteArray());
        assertThat(words.isPicture()).isFalse();
        assertThat(Recognition.words(3, table.replace("\t90\t", "\t40\t"), png.toByteArray())
                        .isPicture())
                .isTrue();
        assertThat(words.text()).isEqualTo("전화 010-\n끝");
        assertThat(words.places().getFirst()).isEqualTo(new PageWords.Place(10, 10, 10, 10));
        assertThat(words.isCovered(3, 7, List.of(new Box(3, 40, 10, 20, 10, Ground.PRIVACY))))
                .isTrue();
        assertThat(words.isCovered(0, 2, List.of(new Box(3, 40, 10, 20, 10, Ground.PRIVACY))))
                .isFalse();
    }

    private static byte[] trial(String name) throws IOException {
        try (var file = RedactionTest.class.getResourceAsStream("/trial/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    @Test
    void a_box_off_the_page_is_a_fault_of_the_form() {
        assertThatThrownBy(() -> new Box(1, -1, 0, 5, 5, Ground.PRIVACY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box(1, 0, 0, Double.NaN, 5, Ground.PRIVACY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Ground.find("9-1-6")).contains(Ground.PRIVACY);
        assertThat(Ground.find("9-1-9")).isEmpty();
    }

    private static void refused(byte[] original, List<Box> boxes, String why) {
        assertThatThrownBy(() -> Redaction.redact(original, boxes))
                .isInstanceOf(Unreadable.class)
                .hasMessageStartingWith(why);
    }

    private static long darkPixels(BufferedImage page) {
        return Arrays.stream(page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
                .filter(rgb -> new Color(rgb).getRed() < 100)
                .count();
    }

    /** The bytes of the file and of every stream in it, unpacked. */
    private static String everythingIn(byte[] bytes) throws IOException {
        var all = new StringBuilder(new String(bytes, StandardCharsets.ISO_8859_1));
        try (var pdf = Loader.loadPDF(bytes)) {
            for (var key : pdf.getDocument().getXrefTable().keySet()) {
                if (pdf.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                    try (var content = stream.createInputStream()) {
                        all.append(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        return all.toString();
    }

    private static byte[] poisoned() throws IOException {
        try (var pdf = new PDDocument()) {
            for (int i = 0; i < 2; i++) {
                write(pdf, TOKEN);
            }
            var information = pdf.getDocumentInformation();
            information.setTitle(TOKEN);
            information.setAuthor(TOKEN);
            information.setSubject(TOKEN);
            information.setKeywords(TOKEN);
            information.setCreator(TOKEN);
            information.setProducer(TOKEN);
            pdf.getDocumentInformation().setCustomMetadataValue("Applicant", TOKEN);
            pdf.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            pdf, new ByteArrayInputStream(("<x>" + TOKEN + "</x>").getBytes(StandardCharsets.UTF_8))));
            pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + TOKEN + "')"));
            var note = new PDAnnotationText();
            note.setContents(TOKEN);
            note.setRectangle(new PDRectangle(50, 50, 20, 20));
            pdf.getPage(0).getAnnotations().add(note);
            var form = new PDAcroForm(pdf);
            pdf.getDocumentCatalog().setAcroForm(form);
            var field = new PDTextField(form);
            field.setPartialName(TOKEN);
            field.setAlternateFieldName(TOKEN);
            form.setFields(List.of(field));
            var inside = new PDEmbeddedFile(pdf, new ByteArrayInputStream(TOKEN.getBytes(StandardCharsets.UTF_8)));
            var file = new PDComplexFileSpecification();
            file.setFile(TOKEN + ".txt");
            file.setEmbeddedFile(inside);
            var files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of(TOKEN, file));
            var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            pdf.getDocumentCatalog().setNames(names);
            return bytes(pdf);
        }
    }

    private static void write(PDDocument pdf, String words) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (var out = new PDPageContentStream(pdf, page)) {
            out.beginText();
            out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
            out.newLineAtOffset(80, 730);
            out.showText(words);
            out.endText();
        }
    }

    private static byte[] locked() throws IOException {
        try (var pdf = new PDDocument()) {
            write(pdf, TOKEN);
            pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            return bytes(pdf);
        }
    }

    private static byte[] sheetOf(float points) throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage(new PDRectangle(points, points)));
            return bytes(pdf);
        }
    }

    private static byte[] pages(int count) throws IOException {
        try (var pdf = new PDDocument()) {
            for (int i = 0; i < count; i++) {
                pdf.addPage(new PDPage());
            }
            return bytes(pdf);
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    /** A JPEG with an Exif segment that names whom it shows. */
    private static byte[] photograph() throws IOException {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpeg", picture);
        var plain = picture.toByteArray();
        var words = ("Exif\0\0" + TOKEN + Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.ISO_8859_1);
        var exif = new ByteArrayOutputStream();
        exif.write(plain, 0, 2);
        exif.write(0xff);
        exif.write(0xe1);
        exif.write((words.length + 2) >> 8);
        exif.write((words.length + 2) & 0xff);
        exif.write(words);
        exif.write(plain, 2, plain.length - 2);
        return exif.toByteArray();
    }
}
