package city.open.ground.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/**
 * Reads the names in a PDF that is too damaged to be read as one: with the letters that stand for others, outside of strings, notes and
 * streams, and in what is packed in streams of objects.
 */
final class PdfNames {
    private static final Set<String> RUN =
            Set.of("JavaScript", "Launch", "XFA", "RichMedia", "EmbeddedFile", "EmbeddedFiles");
    private static final String HEADER = "%PDF-";
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);

    private final byte[] pdf;
    private final Budget budget;
    private int at;

    private PdfNames(byte[] pdf, Budget budget) {
        this.pdf = pdf;
        this.budget = budget;
    }

    static void look(byte[] content, Budget budget) throws Flawed {
        var whole = new PdfNames(content, budget);
        // The version is a note in form; what follows it in its line may be none.
        whole.at = Math.max(
                        0,
                        new String(content, 0, Math.min(content.length, 1024), StandardCharsets.ISO_8859_1)
                                .indexOf(HEADER))
                + HEADER.length();
        whole.names(true);
    }

    private void names(boolean withStreams) throws Flawed {
        while (at < pdf.length) {
            switch (pdf[at]) {
                case '%' -> skipNote();
                case '(' -> skipString();
                case '/' -> {
                    var name = name();
                    if (RUN.contains(name) || (name.equals("JS") && isFollowedByScript())) {
                        throw new Flawed(Flaw.SCRIPT);
                    }
                }
                case 's' -> {
                    if (withStreams && isHere(STREAM)) {
                        stream();
                    } else {
                        at++;
                    }
                }
                default -> at++;
            }
        }
    }

    private void skipNote() {
        while (at < pdf.length && pdf[at] != '\n' && pdf[at] != '\r') {
            at++;
        }
    }

    /** One that never ends was none: what follows it is read. */
    private void skipString() {
        int depth = 0;
        for (int i = at; i < pdf.length; i++) {
            if (pdf[i] == '\\') {
                i++;
            } else if (pdf[i] == '(') {
                depth++;
            } else if (pdf[i] == ')' && --depth == 0) {
                at = i + 1;
                return;
            }
        }
        at++;
    }

    private String name() {
        var name = new StringBuilder();
        for (at++; at < pdf.length && pdf[at] > ' ' && "()<>[]{}/%".indexOf(pdf[at]) < 0; at++) {
            if (pdf[at] == '#' && at + 2 < pdf.length && digit(at + 1) >= 0 && digit(at + 2) >= 0) {
                name.append((char) (digit(at + 1) * 16 + digit(at + 2)));
                at += 2;
            } else {
                name.append((char) (pdf[at] & 0xff));
            }
        }
        return name.toString();
    }

    /** Two letters alone come by chance, where what we read is no PDF at all: a text follows, or where one is. */
    private boolean isFollowedByScript() {
        int next = at;
        while (next < pdf.length && pdf[next] >= 0 && pdf[next] <= ' ') {
            next++;
        }
        return next < pdf.length && (pdf[next] == '(' || pdf[next] == '<' || Character.isDigit(pdf[next]));
    }

    private int digit(int place) {
        return Character.digit(pdf[place], 16);
    }

    private boolean isHere(byte[] word) {
        if (at + word.length > pdf.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (pdf[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** What is packed in it is read too, and then what follows it. */
    private void stream() throws Flawed {
        int from = at + STREAM.length;
        if (from < pdf.length && pdf[from] == '\r') {
            from++;
        }
        if (from < pdf.length && pdf[from] == '\n') {
            from++;
        }
        new PdfNames(unpacked(from), budget).names(false);
        at = from;
        int end = at;
        for (; end < pdf.length; end++) {
            at = end;
            if (pdf[end] == 'e' && isHere(END)) {
                at = end + END.length;
                return;
            }
        }
        // One that never ends was none.
        at = from;
    }

    private byte[] unpacked(int from) throws Flawed {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        try (var in = new InflaterInputStream(new ByteArrayInputStream(pdf, from, pdf.length - from))) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                budget.spend(n);
                all.write(buffer, 0, n);
                budget.hold(all.size());
            }
        } catch (IOException notPackedOrNotToItsEnd) {
            // What came out until then counts.
        }
        return all.toByteArray();
    }
}
