package city.open.inside.exchange;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a log, unpacked when they are gzip (told by the first two bytes, not by the file's name).
 *
 * <p>An XML parser keeps a whole tag in memory before anyone can judge its length. So the bytes that may pass between
 * two pieces of XML are limited here, and a packed file of endless blanks cannot fill the memory.
 */
final class LogInput extends FilterInputStream {
    private static final int MOST_BYTES_IN_ONE_PIECE = 8 * 1024 * 1024;
    private static final String DAMAGED = "The file is packed with gzip but damaged or cut off.";
    private static final int PACKED_BUFFER = 64 * 1024;

    /** An XML declaration stands at the very start and is short. */
    private static final int DECLARATION = 1024;

    private static final Pattern ENCODING =
            Pattern.compile("\\A<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    private long sinceLastPiece;

    private LogInput(InputStream in) {
        super(in);
    }

    static LogInput of(InputStream raw) throws IOException, XesFault {
        var in = new BufferedInputStream(raw, PACKED_BUFFER);
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if (first < 0) {
            throw new XesFault(0, 0, "The file is empty.");
        }
        if (first == 'P' && second == 'K') {
            throw new XesFault(0, 0, "The file is a ZIP archive; unpack it and import the .xes file in it.");
        }
        if (first != 0x1f || second != 0x8b) {
            return new LogInput(in);
        }
        try {
            return new LogInput(new GZIPInputStream(in, PACKED_BUFFER));
        } catch (EOFException | ZipException _) {
            throw new XesFault(0, 0, DAMAGED);
        }
    }

    /**
     * The characters of the file. Its bytes are decoded here and not by the parser, which would report a wrong one on
     * standard error before it reports it to us.
     */
    Reader decoded() throws IOException, XesFault {
        var in = new BufferedInputStream(this);
        in.mark(DECLARATION);
        var start = in.readNBytes(DECLARATION);
        in.reset();
        var charset = charsetOf(start);
        if (startsWith(start, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
        }
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** As XML says: by the byte-order mark, else as declared, else UTF-8. */
    private static Charset charsetOf(byte[] start) throws XesFault {
        if (startsWith(start, 0xfe, 0xff) || startsWith(start, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        var declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (startsWith(start, 0xef, 0xbb, 0xbf) || !declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalArgumentException _) {
            throw new XesFault(1, 1, "The encoding '%s' of the file is not known.".formatted(declared.group(1)));
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        return bytes.length >= expected.length
                && IntStream.range(0, expected.length).allMatch(i -> (bytes[i] & 0xff) == expected[i]);
    }

    void pieceIsRead() {
        sinceLastPiece = 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = super.read(into, from, length);
            sinceLastPiece += Math.max(0, read);
            if (sinceLastPiece > MOST_BYTES_IN_ONE_PIECE) {
                throw new Unusable(
                        "One tag or comment is longer than %d MiB.".formatted(MOST_BYTES_IN_ONE_PIECE / 1024 / 1024));
            }
            return read;
        } catch (EOFException | ZipException e) {
            // Not passed on as it is: a parser may take an EOFException for the ordinary end of the file.
            throw new Unusable(DAMAGED);
        }
    }

    /** The bytes can be read, but nothing can be made of them. The message is a sentence for people. */
    static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unusable(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
