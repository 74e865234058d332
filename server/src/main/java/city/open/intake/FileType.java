package city.open.intake;

import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;

/** The kinds of files that can be enclosed, by what is in them. What a file or its sender says about it does not count. */
enum FileType {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png"),
    TIFF("image/tiff"),
    WEBP("image/webp"),
    HEIC("image/heic"),
    TEXT("text/plain"),
    HWP("application/x-hwp-v5"),
    /** Word, Excel, PowerPoint before 2007 all lie in the same container. */
    OLD_OFFICE("application/x-tika-msoffice"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    HWPX("application/hwp+zip"),
    ODT("application/vnd.oasis.opendocument.text"),
    ODS("application/vnd.oasis.opendocument.spreadsheet");

    /** How much of the beginning tells what a file is, in bytes. */
    static final int TELLING = 64 * 1024;

    static final String ZIP = "application/zip";

    private static final Tika TIKA = new Tika();

    private final String media;

    FileType(String media) {
        this.media = media;
    }

    String media() {
        return media;
    }

    /** The media type the beginning of a file shows; a container is {@link #ZIP} until its parts have been seen. */
    static String sniffed(byte[] beginning) {
        var found = TIKA.detect(beginning);
        return found.equals("application/zip") || found.equals("application/x-tika-ooxml") || isZip(beginning)
                ? ZIP
                : found;
    }

    private static boolean isZip(byte[] beginning) {
        return beginning.length > 3
                && beginning[0] == 'P'
                && beginning[1] == 'K'
                && beginning[2] == 3
                && beginning[3] == 4;
    }

    static Optional<FileType> of(String media) {
        return Arrays.stream(values()).filter(type -> type.media.equals(media)).findFirst();
    }

    /** What a container holds, by a part every file of its kind has. */
    static Optional<FileType> ofPart(String part, String mimetype) {
        if (!mimetype.isEmpty()) {
            return of(mimetype);
        }
        return part.startsWith("word/")
                ? Optional.of(DOCX)
                : part.startsWith("xl/")
                        ? Optional.of(XLSX)
                        : part.startsWith("ppt/") ? Optional.of(PPTX) : Optional.empty();
    }
}
