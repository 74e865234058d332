package city.open.inside.rendition;

import city.open.ground.apart.Apart;
import city.open.ground.apart.Unanswered;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes redacted renditions. Pages become pictures, boxes are burnt into them with their ground, and a new file is made of the pictures
 * alone; then the file is read again, and is given out only if there is no text and nothing else in it. All of it is done apart from the server,
 * with so much time and memory: a paper that takes too much is refused, and those of others go on.
 */
public final class Redaction {
    public static final int MOST_BOXES = 200;

    private static final int AT_ONCE = 2;
    private static final int MEGABYTES = 768;
    private static final Duration FOR_A_PAPER = Duration.ofSeconds(30);
    private static final Duration FOR_A_PAGE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Apart APART = new Apart(Drawing.class, AT_ONCE, FOR_A_PAPER, PATIENCE, MEGABYTES);

    private Redaction() {}

    /** The same paper and boxes give the same bytes. */
    public static Rendition redact(byte[] original, List<Box> boxes) throws Unreadable {
        return redact(original, boxes, FOR_A_PAPER);
    }

    /** @param forAPaper how long it may take, beside the time for its pages */
    static Rendition redact(byte[] original, List<Box> boxes, Duration forAPaper) throws Unreadable {
        if (boxes.size() > MOST_BOXES) {
            throw new Unreadable(
                    "상자는 %d개까지입니다. 가까운 상자를 합치십시오.".formatted(MOST_BOXES),
                    "There can be %d boxes at most; join those that are close.".formatted(MOST_BOXES));
        }
        int pages = pages(original);
        var pdf = rest(ask(Drawing.REDACT, 0, boxes, original, forAPaper.plus(FOR_A_PAGE.multipliedBy(pages))));
        return new Rendition(pdf, pages, sha256(pdf), boxes);
    }

    /** How many pages there are to redact. */
    public static int pages(byte[] original) throws Unreadable {
        try {
            return ask(Drawing.PAGES, 0, List.of(), original, FOR_A_PAPER).readInt();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * A page as it would be published, as PNG, for the official who draws boxes on it.
     *
     * @param page from 1
     */
    public static byte[] page(byte[] original, int page, List<Box> boxes) throws Unreadable {
        return rest(ask(Drawing.SHOW, page, boxes, original, FOR_A_PAPER.plus(FOR_A_PAGE)));
    }

    /** What the pages say. Pages that are pictures go through character recognition where it is installed. */
    public static List<PageWords> read(byte[] original) throws Unreadable {
        List<PageWords> all = new ArrayList<>();
        try {
            var time = FOR_A_PAPER.plus(FOR_A_PAGE.multipliedBy(pages(original)));
            for (var page : Wire.words(ask(Drawing.READ, 0, List.of(), original, time))) {
                all.add(page);
                if (page.isPicture() && Recognition.isInstalled()) {
                    var recognised = Recognition.read(page.page(), page(original, page.page(), List.of()));
                    if (recognised.isPresent()) {
                        all.remove(page);
                        all.add(new PageWords(page.page(), page.text(), page.places(), false));
                        all.add(recognised.get());
                    }
                }
            }
            return all;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static DataInputStream ask(int what, int page, List<Box> boxes, byte[] original, Duration time)
            throws Unreadable {
        Paper.checkSize(original);
        try {
            var answer = new DataInputStream(
                    new ByteArrayInputStream(APART.ask(Wire.question(what, page, boxes, original), time)));
            if (answer.read() == Drawing.UNREADABLE) {
                throw new Unreadable(answer.readUTF(), answer.readUTF());
            }
            return answer;
        } catch (Unanswered none) {
            throw switch (none.why()) {
                case LATE ->
                    new Unreadable(
                            "쪽을 그리는 데 너무 오래 걸립니다. 종이에 인쇄해 스캔하거나 새 PDF로 인쇄하십시오.",
                            "Drawing the pages takes too long. Print them to a new PDF, or on paper and scan them.");
                case FAILED ->
                    new Unreadable(
                            "파일이 손상되었거나 너무 복잡하여 쪽을 그릴 수 없습니다. 새 PDF로 인쇄하십시오.",
                            "The file is damaged or too complex; its pages cannot be drawn. Print it to a new PDF.");
                case BUSY ->
                    new Unreadable(
                            "지금 다른 문서를 그리고 있습니다. 몇 분 뒤에 다시 하십시오.",
                            "Other papers are being drawn just now. Try again in a few minutes.");
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] rest(DataInputStream answer) {
        try {
            return answer.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
