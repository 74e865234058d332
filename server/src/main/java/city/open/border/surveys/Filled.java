package city.open.border.surveys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was answered, and in which cell. It has no words of anybody's own, no moment and no token; it only travels sealed and filled up to one size.
 *
 * @param cell as {@link Cell} is written
 * @param version of the questions
 */
public record Filled(String cell, int version, Map<String, String> answers) {
    private static final int SIZE = 2 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    public Filled {
        answers = Map.copyOf(answers);
    }

    byte[] padded() {
        var json = JSON.writeValueAsString(new Filled(cell, version, new TreeMap<>(answers)))
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(SIZE).putInt(json.length).put(json).array();
    }

    static Filled of(byte[] padded) {
        int length = ByteBuffer.wrap(padded).getInt();
        if (length < 0 || length > padded.length - Integer.BYTES) {
            throw new IllegalArgumentException("no answer has such a length");
        }
        return JSON.readValue(Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length), Filled.class);
    }

    @Override
    public String toString() {
        return "Filled[sealed]";
    }
}
