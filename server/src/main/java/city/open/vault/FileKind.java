package city.open.vault;

import city.open.calendar.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.tika.Tika;
import org.springframework.util.function.SingletonSupplier;

/** The kinds of files that are taken: documents and pictures. A file is what its content says, and its name has to say the same. */
public enum FileKind {
    PDF("application/pdf", List.of("pdf"), List.of("application/pdf")),
    JPEG("image/jpeg", List.of("jpg", "jpeg"), List.of("image/jpeg")),
    PNG("image/png", List.of("png"), List.of("image/png")),
    TIFF("image/tiff", List.of("tif", "tiff"), List.of("image/tiff")),
    HWP(
            "application/x-hwp-v5",
            List.of("hwp"),
            List.of("application/x-tika-msoffice", "application/x-hwp-v5", "application/x-hwp")),
    HWPX(
            "application/hwp+zip",
            List.of("hwpx"),
            List.of("application/zip", "application/hwp+zip", "application/x-hwp+zip")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx"),
            List.of("application/zip", "application/x-tika-ooxml")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx"),
            List.of("application/zip", "application/x-tika-ooxml")),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            List.of("pptx"),
            List.of("application/zip", "application/x-tika-ooxml")),
    ODT(
            "application/vnd.oasis.opendocument.text",
            List.of("odt"),
            List.of("application/zip", "application/vnd.oasis.opendocument.text"));

    /** What of a file has to be known to tell its kind, in bytes. */
    public static final int HEAD = 64 * 1024;

    /** The endings, for a file field. */
    public static final String ACCEPTED = String.join(
            ",",
            Arrays.stream(values())
                    .flatMap(kind -> kind.endings.stream())
                    .map(ending -> "." + ending)
                    .toList());

    private static final Supplier<Tika> TIKA = SingletonSupplier.of(Tika::new);

    private final String type;
    private final List<String> endings;
    private final List<String> contents;

    FileKind(String type, List<String> endings, List<String> contents) {
        this.type = type;
        this.endings = endings;
        this.contents = contents;
    }

    /** The media type. */
    public String type() {
        return type;
    }

    /** The kind a file has by its name; empty for one that is not taken. */
    public static Optional<FileKind> named(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .strip();
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst();
    }

    /**
     * Whether the content is what the name says.
     *
     * @param head the first {@link #HEAD} bytes, or all of a shorter file
     */
    public boolean fits(byte[] head) {
        return contents.contains(TIKA.get().detect(head));
    }

    /** What is told where {@link #named} knows no kind. */
    public static Text notTaken() {
        return new Text(
                "받지 않는 형식입니다. PDF, 사진(JPG·PNG·TIFF), 한글(HWP·HWPX), 오피스 문서(DOCX·XLSX·PPTX·ODT)로 저장해 올리십시오.",
                "This kind of file is not taken. Save it as PDF, a picture (JPG, PNG, TIFF), HWP, HWPX, DOCX, XLSX, PPTX or ODT.");
    }

    /** What is told where the content does not fit. */
    public Text doesNotFit() {
        return new Text(
                "파일 이름은 .%s인데 내용은 그 형식이 아닙니다. 만든 프로그램에서 다시 저장해 올리십시오.".formatted(endings.getFirst()),
                "The name ends in .%s, but the content is something else. Save it again from the program that made it."
                        .formatted(endings.getFirst()));
    }
}
