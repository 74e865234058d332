package city.open.ground.files;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.files.Inspection.Looked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken and what is not, told by what is in it. */
class LookingTest {
    private static final long LARGEST = 20 * 1024 * 1024;
    private static final Inspection INSPECTION = new Inspection(new FileSettings(LARGEST, null));
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    @ParameterizedTest
    @CsvSource({
        "hwpx-stored-with-descriptor.hwpx, HWPX",
        "encrypted-docx-is-ole.docx,       LOCKED",
        "installer.msi,                    KIND",
        "docm-macro.docm,                  SCRIPT",
        "plain-zip-with-word-folder.zip,   SCRIPT KIND",
        "pdf-link-to-javascript-guide.pdf, PDF",
        "pdf-js-hexname.pdf,               SCRIPT",
        "nested-forms.pdf,                 PDF",
        "scan-jbig2.pdf,                   PDF"
    })
    void files_of_the_trial_are_told_rightly(String file, String right) throws IOException {
        assertThat(right.split(" ")).contains(told(trial(file)));
    }

    @Test
    void office_documents_are_taken_under_their_own_kind() throws IOException {
        assertThat(told(docx(Map.of()))).isEqualTo("DOCX");
        assertThat(
                        told(
                                zip(
                                        Map.of(
                                                "mimetype",
                                                        "application/vnd.oasis.opendocument.text"
                                                                .getBytes(StandardCharsets.US_ASCII),
                                                "content.xml",
                                                        bytes(
                                                                "<office:document-content xmlns:office='o'><office:scripts/></office:document-content>")))))
                .isEqualTo("ODT");
        assertThat(told(ole(Map.of("WordDocument", new byte[600])))).isEqualTo("DOC");
        assertThat(told(ole(Map.of("Workbook", biff(0, 0))))).isEqualTo("XLS");
        assertThat(told(ole(Map.of("PowerPoint Document", new byte[600])))).isEqualTo("PPT");
        assertThat(told(hwp(
                        1,
                        "var Documents = XHwpDocuments;\r\nfunction OnDocument_Open()\r\n{\r\n\t//todo : \r\n}\r\n")))
                .isEqualTo("HWP");
        assertThat(told(hwpx("function OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n")))
                .isEqualTo("HWPX");
        assertThat(FileType.DOC.named("encrypted.docx")).isEqualTo("encrypted.docx.doc");
        assertThat(FileType.HWP.named("민원.hwp")).isEqualTo("민원.hwp");
    }

    @Test
    void a_program_is_found_in_each_family_of_documents() throws IOException {
        assertThat(told(docx(Map.of("word/vbaProject.bin", new byte[10])))).isEqualTo("SCRIPT");
        assertThat(told(docx(Map.of("xl/macrosheets/sheet1.xml", bytes("<x/>")))))
                .isEqualTo("SCRIPT");
        assertThat(told(docx(Map.of("word/media/holiday.exe", bytes("anything")))))
                .isEqualTo("SCRIPT");
        assertThat(told(docx(Map.of("word/media/image1.png", bytes("MZ a program under a picture's name")))))
                .isEqualTo("SCRIPT");
        assertThat(
                        told(
                                docx(
                                        Map.of(
                                                "word/_rels/settings.xml.rels",
                                                bytes(
                                                        "<Relationships><Relationship Type='http://x/attachedTemplate' Target='https://x/a.dotm' TargetMode='External'/></Relationships>")))))
                .isEqualTo("SCRIPT");
        assertThat(told(zip(Map.of(
                        "mimetype", bytes("application/vnd.oasis.opendocument.text"),
                        "content.xml", bytes("<a/>"),
                        "Basic/Standard/Module1.xml", bytes("<script:module/>")))))
                .isEqualTo("SCRIPT");
        assertThat(
                        told(
                                zip(
                                        Map.of(
                                                "mimetype", bytes("application/vnd.oasis.opendocument.spreadsheet"),
                                                "content.xml",
                                                        bytes(
                                                                "<a xmlns:xlink='x'><b xlink:href='vnd.sun.star.script:Standard.M.Main'/></a>")))))
                .isEqualTo("SCRIPT");
        assertThat(told(hwp(1, "function OnDocument_Open() { new ActiveXObject('x').run(); }")))
                .isEqualTo("SCRIPT");
        assertThat(told(hwp(0, "var a = b; /* */ run() // ;"))).isEqualTo("SCRIPT");
        assertThat(told(hwpx("function OnDocument_Open() { run(); }"))).isEqualTo("SCRIPT");
        assertThat(told(ole(Map.of("WordDocument", new byte[600], "Macros/VBA/dir", new byte[5]))))
                .isEqualTo("SCRIPT");
        assertThat(told(ole(
                        Map.of("WordDocument", new byte[600], "Data", bytes("Attribute VB_Name = \"ThisDocument\"")))))
                .isEqualTo("SCRIPT");
        assertThat(told(ole(Map.of("Notes", bytes("nothing"), "_VBA_PROJECT_CUR/VBA/dir", new byte[5]))))
                .isEqualTo("SCRIPT");
        assertThat(told(ole(Map.of("Workbook", biff(0x85, 1))))).isEqualTo("SCRIPT");
    }

    @Test
    void what_has_a_password_is_said_to_have_one() throws IOException {
        assertThat(told(ole(Map.of("EncryptedPackage", new byte[40], "EncryptionInfo", new byte[40]))))
                .isEqualTo("LOCKED");
        assertThat(told(ole(Map.of("Workbook", biff(0x2f, 0))))).isEqualTo("LOCKED");
        var word = new byte[600];
        word[0x0b] = 1;
        assertThat(told(ole(Map.of("WordDocument", word)))).isEqualTo("LOCKED");
        assertThat(told(hwp(3, ""))).isEqualTo("LOCKED");
        assertThat(told(zip(Map.of(
                        "mimetype", bytes("application/vnd.oasis.opendocument.text"),
                        "content.xml", bytes("locked"),
                        "META-INF/manifest.xml", bytes("<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>")))))
                .isEqualTo("LOCKED");
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            assertThat(told(bytes(pdf))).isEqualTo("LOCKED");
        }
    }

    @Test
    void what_lies_in_another_file_is_looked_into_as_far_as_anybody_would_go() throws IOException {
        var scripted = scripted();
        assertThat(told(scripted)).isEqualTo("SCRIPT");
        assertThat(told(docx(Map.of("word/embeddings/a.pdf", scripted)))).isEqualTo("SCRIPT");
        assertThat(told(docx(Map.of("word/embeddings/b.docx", docx(Map.of("word/embeddings/a.bin", scripted))))))
                .isEqualTo("SCRIPT");
        assertThat(told(docx(Map.of("word/embeddings/o.bin", ole(Map.of("CONTENTS", scripted))))))
                .isEqualTo("SCRIPT");
        assertThat(told(zip(Map.of("papers/a.pdf", scripted)))).isEqualTo("SCRIPT");
        assertThat(told(attached("plan.txt", bytes("a plan")))).isEqualTo("PDF");
        assertThat(told(attached("plan.exe", bytes("a plan")))).isEqualTo("SCRIPT");
        assertThat(told(attached("plan.pdf", scripted))).isEqualTo("SCRIPT");
        var deep = docx(Map.of());
        for (int i = 0; i < 8; i++) {
            deep = docx(Map.of("word/embeddings/a.docx", deep));
        }
        assertThat(told(deep)).isEqualTo("BOMB");
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 5_001; i++) {
            many.put("word/" + i + ".xml", new byte[0]);
        }
        assertThat(told(docx(many))).isEqualTo("BOMB");
    }

    @Test
    void two_files_in_one_are_none() throws IOException {
        var pdf = attached("plan.txt", bytes("a plan"));
        assertThat(told(joined(pdf, docx(Map.of())))).isEqualTo("TWOFOLD");
        assertThat(told(joined(bytes("MZ"), pdf))).isEqualTo("KIND");
        assertThat(told(joined(bytes("\u0089PNG\r\n\u001a\n"), new byte[20], pdf)))
                .isIn("TWOFOLD", "KIND");
        assertThat(told(joined(docx(Map.of()), bytes("after")))).isNotEqualTo("DOCX");
        assertThat(told(joined(zip(Map.of("a.txt", bytes("first"))), docx(Map.of()))))
                .isEqualTo("TWOFOLD");
        assertThat(told(joined(bytes("\n"), pdf))).isEqualTo("PDF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7 << /S /JavaScript >>",
                "%PDF-1.7 << /S /J#61#76aScript >>",
                "%PDF-1.7 << /S /Launch /F (cmd) >>",
                "%PDF-1.7 1 0 obj << /JS (app.alert) >> endobj",
                "%PDF-1.7 ( never closed << /S /JavaScript >>"
            })
    void a_pdf_too_damaged_to_be_read_is_read_by_its_names(String pdf) throws IOException {
        assertThat(told(bytes(pdf))).isEqualTo("SCRIPT");
    }

    @Test
    void a_damaged_pdf_hides_nothing_in_what_is_packed() throws IOException {
        assertThat(told(joined(
                        bytes("%PDF-1.7 7 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n"),
                        packed(bytes("<< /S /JavaScript /JS (x) >>"), false),
                        bytes("\nendstream"))))
                .isEqualTo("SCRIPT");
        assertThat(told(bytes("%PDF-1.7 (a link to /JavaScript and /Launch) % /JavaScript\n")))
                .isEqualTo("PDF");
        var noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        assertThat(told(joined(bytes("%PDF-1.7\n"), noise))).isEqualTo("PDF");
    }

    @Test
    void nothing_but_words_is_said_of_broken_ones() throws IOException {
        var whole = docx(Map.of("word/embeddings/o.bin", ole(Map.of("CONTENTS", new byte[5000]))));
        var old = ole(Map.of("WordDocument", new byte[6000], "Data", new byte[9000]));
        for (int i = 1; i < 20; i++) {
            assertThat(told(Arrays.copyOf(whole, whole.length * i / 20))).isIn("DAMAGED", "KIND");
            var cut = Arrays.copyOf(old, old.length * i / 20);
            assertThat(told(cut)).isIn("DAMAGED", "KIND", "DOC");
        }
    }

    private static String told(byte[] content) throws IOException {
        return switch (INSPECTION.pass(new ByteArrayInputStream(content), OutputStream.nullOutputStream())) {
            case Looked.Sound(var type) -> type.name();
            case Looked.Flawed(var flaw) -> flaw.name();
        };
    }

    static byte[] trial(String name) throws IOException {
        try (var file = LookingTest.class.getResourceAsStream("/trial/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    private static byte[] docx(Map<String, byte[]> more) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put(
                "[Content_Types].xml",
                bytes("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Override PartName='/word/document.xml' ContentType='" + WORD + "'/></Types>"));
        parts.put("word/document.xml", bytes("<w:document xmlns:w='w'/>"));
        parts.putAll(more);
        return zip(parts);
    }

    private static byte[] hwpx(String script) throws IOException {
        return zip(Map.of(
                "mimetype", bytes("application/hwp+zip"),
                "Contents/section0.xml", bytes("<sec/>"),
                "Scripts/headerScripts", script.getBytes(StandardCharsets.UTF_16LE)));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ole(Map<String, byte[]> streams) throws IOException {
        try (var ole = new POIFSFileSystem()) {
            for (var stream : streams.entrySet()) {
                var path = stream.getKey().split("/");
                DirectoryEntry at = ole.getRoot();
                for (int i = 0; i < path.length - 1; i++) {
                    at = at.createDirectory(path[i]);
                }
                at.createDocument(path[path.length - 1], new ByteArrayInputStream(stream.getValue()));
            }
            var bytes = new ByteArrayOutputStream();
            ole.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    /** A Hangul file with these flags and this script. */
    private static byte[] hwp(int flags, String script) throws IOException {
        var header = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        header.put(bytes("HWP Document File"));
        header.putInt(32, 0x05010001).putInt(36, flags);
        var text = script.getBytes(StandardCharsets.UTF_16LE);
        var four = ByteBuffer.allocate(16 + 4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        four.putInt(0).putInt(script.length()).put(text).putInt(0).putInt(0).putInt(-1);
        return ole(Map.of(
                "FileHeader",
                header.array(),
                "BodyText/Section0",
                new byte[100],
                "Scripts/DefaultJScript",
                (flags & 1) == 0 ? four.array() : packed(four.array(), true)));
    }

    /** The beginning of a workbook, with one record of this kind about a sheet of this type. */
    private static byte[] biff(int kind, int sheet) {
        var book = ByteBuffer.allocate(600).order(ByteOrder.LITTLE_ENDIAN);
        book.putShort((short) 0x809).putShort((short) 4).putInt(0);
        book.putShort((short) kind).putShort((short) 8).putInt(0).put((byte) 0).put((byte) sheet);
        return book.array();
    }

    private static byte[] packed(byte[] plain, boolean isBare) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes, new Deflater(9, isBare))) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] scripted() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            return bytes(pdf);
        }
    }

    private static byte[] attached(String name, byte[] content) throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            var file = new PDComplexFileSpecification();
            file.setFile(name);
            file.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(content)));
            var files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of(name, file));
            var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            pdf.getDocumentCatalog().setNames(names);
            return bytes(pdf);
        }
    }

    private static byte[] bytes(PDDocument pdf) throws IOException {
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
