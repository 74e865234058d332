package city.open.border.letters;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Consumer;

/** A file that is being sealed: write it, close it, then ask for what it came to. */
public final class Sealing extends OutputStream {
    /** The largest piece handed on, in bytes. */
    public static final int CHUNK = 256 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final OutputStream sealing;
    private final byte[] key;
    private final MessageDigest hash;
    private long size;

    public Sealing(StreamingAead stream, byte[] key, Consumer<byte[]> chunks)
            throws GeneralSecurityException, IOException {
        this.key = key;
        this.hash = MessageDigest.getInstance("SHA-256");
        this.sealing = stream.newEncryptingStream(new Pieces(chunks), NOTHING);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        sealing.write(from, offset, length);
        hash.update(from, offset, length);
        size += length;
    }

    /** Hands on the last piece. */
    @Override
    public void close() throws IOException {
        sealing.close();
    }

    /** What the closed file came to; ask once. */
    public Sealed sealed() {
        return new Sealed(key, size, hash.digest());
    }

    /**
     * @param key the file's own key, sealed
     * @param size of the plain file in bytes
     * @param sha256 of the plain file
     */
    public record Sealed(byte[] key, long size, byte[] sha256) {}

    /** Cuts what is sealed into pieces of at most {@link #CHUNK}. */
    private static final class Pieces extends OutputStream {
        private final Consumer<byte[]> chunks;
        private final byte[] piece = new byte[CHUNK];
        private int filled;

        Pieces(Consumer<byte[]> chunks) {
            this.chunks = chunks;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            for (int done = 0; done < length; ) {
                int now = Math.min(length - done, CHUNK - filled);
                System.arraycopy(from, offset + done, piece, filled, now);
                filled += now;
                done += now;
                if (filled == CHUNK) {
                    handOn();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                handOn();
            }
        }

        private void handOn() {
            chunks.accept(Arrays.copyOf(piece, filled));
            filled = 0;
        }
    }
}
