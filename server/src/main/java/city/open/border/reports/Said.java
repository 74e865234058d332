package city.open.border.reports;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in one envelope. It only travels sealed, and {@link #toString} prints none of it.
 *
 * @param first what only the report itself says, none in what is said later
 * @param news what became of the report, where the office says so
 */
public record Said(
        String words, @Nullable First first, @Nullable News news) {
    /** Longer than whatever a form lets through, so that all envelopes are of one size. */
    static final int SIZE = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * @param category what it is about
     * @param step the petition or step it concerns, in the reporter's own words; may be empty
     * @param auditAside whether it is about somebody of the Audit Division, so that none of it may read it
     * @param mayorAside whether it is about the mayor
     * @param named whether the reporter wrote who they are, into an envelope of its own; null in what was said before there was one
     */
    public record First(
            Category category,
            String step,
            boolean auditAside,
            boolean mayorAside,
            @Nullable Boolean named) {
        /** Whether there is a name to ask for. */
        public boolean hasName() {
            return Boolean.TRUE.equals(named);
        }

        @Override
        public String toString() {
            return "First[sealed]";
        }
    }

    /** What an answer says beside its words. */
    public enum News {
        EXAMINED,
        EXTENDED,
        HANDED_OVER,
        CLOSED,
        /** Two custodians opened who the reporter is. */
        NAMED
    }

    public static Said report(String words, First first) {
        return new Said(words, first, null);
    }

    public static Said more(String words) {
        return new Said(words, null, null);
    }

    /** As it lies in an envelope: with its length in front and nothing behind, up to the one size. */
    byte[] padded() {
        return padded(json());
    }

    byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    static byte[] padded(byte[] content) {
        return padded(content, SIZE);
    }

    /** With its length in front and nothing behind, up to a multiple of a size. */
    static byte[] padded(byte[] content, int size) {
        int sizes = (content.length + Integer.BYTES + size - 1) / size;
        return ByteBuffer.allocate(sizes * size)
                .putInt(content.length)
                .put(content)
                .array();
    }

    static byte[] unpadded(byte[] padded) {
        var content = ByteBuffer.wrap(padded);
        int length = content.getInt();
        if (length < 0 || length > content.remaining()) {
            throw new IllegalArgumentException("no envelope says such a length");
        }
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }

    static Said of(byte[] padded) {
        return JSON.readValue(unpadded(padded), Said.class);
    }

    @Override
    public String toString() {
        return "Said[sealed]";
    }
}
