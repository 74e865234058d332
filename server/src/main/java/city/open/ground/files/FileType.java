package city.open.ground.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tika.Tika;

/** The kinds of files that are taken, by what is in them. What a file or its sender says about it does not count. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    TIFF("image/tiff", "tif", "tiff"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    TEXT("text/plain", "txt"),
    HWP("application/x-hwp-v5", "hwp"),
    DOC("application/msword", "doc"),
    XLS("application/vnd.ms-excel", "xls"),
    PPT("application/vnd.ms-powerpoint", "ppt"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    HWPX("application/hwp+zip", "hwpx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods");

    /** The endings, for a file field. */
    public static final String ENDINGS = Arrays.stream(values())
            .flatMap(type -> type.endings.stream())
            .distinct()
            .map(ending -> "." + ending)
            .collect(Collectors.joining(","));

    /** How much of the beginning tells what a file is, in bytes. */
    static final int TELLING = 64 * 1024;

    static final String ZIP = "application/zip";
    /** The container of Hangul, and of Word, Excel and PowerPoint before 2007. */
    static final String OLE = "application/x-tika-msoffice";

    static final String PDF_MEDIA = "application/pdf";

    private static final int LONGEST_NAME = 120;
    private static final Tika TIKA = new Tika();

    private final String media;
    private final List<String> endings;

    FileType(String media, String... endings) {
        this.media = media;
        this.endings = List.of(endings);
    }

    public String media() {
        return media;
    }

    public static Optional<FileType> of(String media) {
        return Arrays.stream(values()).filter(type -> type.media.equals(media)).findFirst();
    }

    /**
     * What a file of this kind is kept under: the name its sender gave, without folders, without letters that cannot be seen or that turn the
     * others round, not too long, and with an ending that is true.
     */
    public String named(String given) {
        var alone = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var plain = Normalizer.normalize(alone, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]", "")
                .strip();
        int dot = plain.lastIndexOf('.');
        boolean isTrue = endings.contains(plain.substring(dot + 1).toLowerCase(Locale.ROOT));
        var ending = isTrue && dot >= 0 ? plain.substring(dot) : "." + endings.getFirst();
        var stem = isTrue && dot >= 0 ? plain.substring(0, dot).strip() : plain;
        return (stem.isEmpty() ? "file" : shortened(stem)) + ending;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)).strip() + "…";
    }

    /** The media type the beginning of a file shows; a container is {@link #ZIP} or {@link #OLE} until its parts have been seen. */
    static String sniffed(byte[] content) {
        if (isZip(content)) {
            return ZIP;
        }
        if (isOle(content)) {
            return OLE;
        }
        var beginning = content.length > TELLING ? Arrays.copyOf(content, TELLING) : content;
        var found = TIKA.detect(beginning);
        return found.equals("application/x-tika-ooxml") ? ZIP : found;
    }

    static boolean isZip(byte[] content) {
        return startsWith(content, "PK\3\4");
    }

    static boolean isOle(byte[] content) {
        return startsWith(content, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");
    }

    static boolean startsWith(byte[] content, String signature) {
        var wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }
}
