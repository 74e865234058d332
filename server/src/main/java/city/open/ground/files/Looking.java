package city.open.ground.files;

import city.open.ground.apart.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Looks a whole file through, with everything in it: containers by their directories, OLE by its streams, PDF by its objects. Done
 * {@linkplain city.open.ground.apart apart}, as the parsers are shown what strangers made.
 */
public final class Looking implements Job {
    private static final String SOUND = "SOUND ";
    private static final String FLAWED = "FLAWED ";

    /** Made by the process apart. */
    public Looking() {}

    @Override
    public byte[] answer(byte[] content) {
        String said;
        try {
            said = SOUND + look(content).name();
        } catch (Flawed found) {
            said = FLAWED + found.flaw().name();
        }
        return said.getBytes(StandardCharsets.US_ASCII);
    }

    static FileType understood(byte[] answer) throws Flawed {
        var said = new String(answer, StandardCharsets.US_ASCII);
        if (said.startsWith(FLAWED)) {
            throw new Flawed(Flaw.valueOf(said.substring(FLAWED.length())));
        }
        return FileType.valueOf(said.substring(SOUND.length()));
    }

    static FileType look(byte[] content) throws Flawed {
        var media = FileType.sniffed(content);
        var budget = new Budget();
        var type = switch (media) {
            case FileType.ZIP -> ZipLook.kind(content, budget);
            case FileType.OLE -> OleLook.kind(content, budget);
            case FileType.PDF_MEDIA -> {
                PdfLook.look(content, budget);
                yield FileType.PDF;
            }
            default -> FileType.of(media).orElseThrow(() -> new Flawed(Flaw.KIND));
        };
        if (isTwofold(content, media)) {
            throw new Flawed(Flaw.TWOFOLD);
        }
        return type;
    }

    /** A part of a file, which may be of any kind but must be no program and hide none. */
    static void within(String name, byte[] content, Budget budget) throws Flawed {
        if (Programs.isNamedSo(name) || Programs.isOne(content, content.length)) {
            throw new Flawed(Flaw.SCRIPT);
        }
        if (Programs.isSealedArchive(content)) {
            throw new Flawed(Flaw.KIND);
        }
        if (!isContainer(content)) {
            return;
        }
        budget.enter();
        switch (FileType.sniffed(content)) {
            case FileType.ZIP -> ZipLook.within(content, budget);
            case FileType.OLE -> OleLook.within(content, budget);
            case FileType.PDF_MEDIA -> PdfLook.look(content, budget);
            default -> {}
        }
        budget.leave();
    }

    /** Whether the beginning is that of a file in which others may lie. */
    static boolean isContainer(byte[] beginning) {
        return FileType.isZip(beginning) || FileType.isOle(beginning) || FileType.startsWith(beginning, "%PDF-");
    }

    /** Another file begins or ends in this one, so that it is one thing for us and something else for another reader. */
    private static boolean isTwofold(byte[] content, String media) {
        boolean isPdfToo = !media.equals(FileType.PDF_MEDIA)
                && !media.equals("text/plain")
                && new String(content, 0, Math.min(content.length, 1024), StandardCharsets.ISO_8859_1)
                        .contains("%PDF-");
        return isPdfToo || media.equals(FileType.ZIP) != endsAsZip(content);
    }

    /** The end of a ZIP's directory, which names its own distance from the end. */
    private static boolean endsAsZip(byte[] content) {
        for (int at = content.length - 22; at >= Math.max(0, content.length - 22 - 0xffff); at--) {
            if (content[at] == 'P'
                    && content[at + 1] == 'K'
                    && content[at + 2] == 5
                    && content[at + 3] == 6
                    && (content[at + 20] & 0xff | (content[at + 21] & 0xff) << 8) == content.length - at - 22) {
                return true;
            }
        }
        return false;
    }

    /** Reads all of a part that is looked into. */
    static byte[] held(InputStream part, Budget budget) throws IOException, Flawed {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
            budget.spend(n);
            all.write(buffer, 0, n);
            budget.hold(all.size());
        }
        return all.toByteArray();
    }

    static String ending(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        while (plain.endsWith(".") || plain.endsWith(" ") || plain.endsWith("\0")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    static boolean has(byte[] content, String words) {
        var wanted = words.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at <= content.length - wanted.length; at++) {
            if (content[at] == wanted[0] && Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
