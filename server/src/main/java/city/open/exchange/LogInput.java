package city.open.exchange;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
