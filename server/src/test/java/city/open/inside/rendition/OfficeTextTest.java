package city.open.inside.rendition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** What documents say can be read without the program that made them. */
class OfficeTextTest {

    @Test
    void word_and_powerpoint_and_hangul_are_read_paragraph_by_paragraph() throws Exception {
        var docx = zip(Map.of("word/document.xml", """
                <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>배치</w:t></w:r><w:r><w:t>도 &amp; 평면도</w:t></w:r></w:p>
                <w:p/><w:p><w:r><w:t>둘째</w:t><w:tab/><w:t>줄</w:t></w:r></w:p></w:body></w:document>
                """, "word/styles.xml", "<w:t xmlns:w='w'>not this</w:t>"));
        assertThat(OfficeText.of(TextReading.DOCX, docx)).isEqualTo("배치도 & 평면도\n둘째\t줄");
        var pptx = zip(Map.of(
                "ppt/slides/slide10.xml", "<a:p xmlns:a='a'><a:r><a:t>열째</a:t></a:r></a:p>",
                "ppt/slides/slide2.xml", "<a:p xmlns:a='a'><a:r><a:t>둘째</a:t></a:r></a:p>"));
        assertThat(OfficeText.of(TextReading.PPTX, pptx)).isEqualTo("둘째\n열째");
        var hwpx = zip(Map.of(
                "Contents/section0.xml",
                "<hs:sec xmlns:hs='s' xmlns:hp='p'><hp:p><hp:run><hp:t>사업 계획</hp:t></hp:run></hp:p></hs:sec>"));
        assertThat(OfficeText.of(TextReading.HWPX, hwpx)).isEqualTo("사업 계획");
    }

    @Test
    void tables_are_read_row_by_row() throws Exception {
        var xlsx = zip(Map.of(
                "xl/sharedStrings.xml",
                "<sst><si><t>면적</t></si><si><r><t>제곱</t></r><r><t>미터</t></r></si></sst>",
                "xl/worksheets/sheet1.xml",
                """
                <worksheet><sheetData><row><c t="s"><v>0</v></c><c><v>120.5</v></c><c t="s"><v>1</v></c><c t="s"><v>99</v></c></row>
                <row><c t="inlineStr"><is><t>합계</t></is></c></row></sheetData></worksheet>
                """));
        assertThat(OfficeText.of(TextReading.XLSX, xlsx)).isEqualTo("면적\t120.5\t제곱미터\n합계");
        var ods = zip(Map.of("content.xml", """
                <o xmlns:table="t" xmlns:text="x"><table:table-row><table:table-cell><text:p>가</text:p></table:table-cell><table:table-cell><text:p>나</text:p></table:table-cell></table:table-row></o>
                """));
        assertThat(OfficeText.of(TextReading.ODS, ods).replace(" ", "")).isEqualTo("가\t나");
        var odt = zip(Map.of("content.xml", "<o xmlns:text='x'><text:h>제목</text:h><text:p>글<text:tab/>글</text:p></o>"));
        assertThat(OfficeText.of(TextReading.ODT, odt)).isEqualTo("제목\n글\t글");
    }

    @Test
    void of_the_old_formats_what_can_be_had_is_read() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var hwp = new POIFSFileSystem()) {
            hwp.getRoot()
                    .createDocument(
                            "PrvText", new ByteArrayInputStream("신청 사유\r\n".getBytes(StandardCharsets.UTF_16LE)));
            hwp.writeFilesystem(bytes);
        }
        assertThat(OfficeText.of(TextReading.HWP, bytes.toByteArray())).isEqualTo("신청 사유");
        bytes.reset();
        try (var xls = new HSSFWorkbook()) {
            var row = xls.createSheet("표").createRow(0);
            row.createCell(0).setCellValue("면적");
            row.createCell(1).setCellValue(120.5);
            xls.write(bytes);
        }
        assertThat(OfficeText.of(TextReading.XLS, bytes.toByteArray())).contains("면적\t120.5");
        assertThat(OfficeText.reads("application/msword")).isFalse();
    }

    /** Nothing is fetched or unfolded that a part only names. */
    @Test
    void what_a_document_defines_is_not_unfolded() throws Exception {
        var docx = zip(
                Map.of(
                        "word/document.xml",
                        "<!DOCTYPE d [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]><d xmlns:w='w'><w:p><w:t>before &secret;</w:t></w:p></d>"));
        String text;
        try {
            text = OfficeText.of(TextReading.DOCX, docx);
        } catch (Unreadable refused) {
            text = "";
        }
        assertThat(text).doesNotContain("root:");
    }

    @Test
    void what_cannot_be_read_is_told_in_a_sentence() {
        assertThatThrownBy(() -> OfficeText.of(TextReading.DOCX, zip(Map.of("word/document.xml", "no XML <"))))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> OfficeText.of(TextReading.HWP, new byte[] {1, 2, 3}))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_bomb_is_not_unpacked() {
        var part = new StringBuilder("<w:p xmlns:w='w'><w:t>");
        part.append("0".repeat(70 * 1024 * 1024)).append("</w:t></w:p>");
        assertThatThrownBy(() -> OfficeText.of(TextReading.DOCX, zip(Map.of("word/document.xml", part.toString()))))
                .isInstanceOf(Unreadable.class);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
