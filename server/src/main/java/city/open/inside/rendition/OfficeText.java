package city.open.inside.rendition;

import city.open.ground.apart.Apart;
import city.open.ground.apart.Unanswered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * What documents of office programs say, as plain text: enough to see what was handed in, without the program and without opening the file
 * itself. Read apart from the server, as {@link Redaction} draws pages.
 */
public final class OfficeText {
    /** In characters; what comes after is left to who keeps the file. */
    public static final int LONGEST = 200_000;

    private static final Set<String> KINDS = Set.of(
            TextReading.DOCX,
            TextReading.XLSX,
            TextReading.PPTX,
            TextReading.HWPX,
            TextReading.ODT,
            TextReading.ODS,
            TextReading.HWP,
            TextReading.XLS);

    private static final Duration FOR_A_FILE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Apart APART = new Apart(TextReading.class, 2, FOR_A_FILE, PATIENCE, 384);

    private OfficeText() {}

    /** Whether files of this media type can be read. Word and PowerPoint before 2007 cannot: no kept library that we have reads them. */
    public static boolean reads(String media) {
        return KINDS.contains(media);
    }

    /** Of Hangul's old format only the beginning is there, as it keeps that for previews. */
    public static boolean readsTheBeginningOnly(String media) {
        return media.equals(TextReading.HWP);
    }

    /** A line for a paragraph or a row, tabs between cells. */
    public static String of(String media, byte[] file) throws Unreadable {
        var kind = media.getBytes(StandardCharsets.US_ASCII);
        var question = new byte[1 + kind.length + file.length];
        question[0] = (byte) kind.length;
        System.arraycopy(kind, 0, question, 1, kind.length);
        System.arraycopy(file, 0, question, 1 + kind.length, file.length);
        try {
            return new String(APART.ask(question, FOR_A_FILE), StandardCharsets.UTF_8);
        } catch (Unanswered none) {
            throw switch (none.why()) {
                case LATE, FAILED ->
                    new Unreadable(
                            "글을 읽어 낼 수 없는 파일입니다. 내려받아 여십시오.",
                            "What it says cannot be read here. Keep the file and open it.");
                case BUSY ->
                    new Unreadable(
                            "지금 다른 문서를 읽고 있습니다. 몇 분 뒤에 다시 하십시오.",
                            "Other papers are being read just now. Try again in a few minutes.");
            };
        }
    }
}
