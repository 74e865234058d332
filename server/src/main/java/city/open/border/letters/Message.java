package city.open.border.letters;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in a letter. It only travels sealed; {@link #toString} prints none of it.
 *
 * @param words in the applicant's own words; they stay sealed
 * @param day until when more time is asked for
 * @param seq the public entry that is to be withheld
 * @param person the contact data as they are to be
 */
public record Message(
        String words,
        @Nullable LocalDate day,
        @Nullable Integer seq,
        @Nullable Person person,
        List<Enclosed> files) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public Message {
        files = List.copyOf(files);
    }

    /** @param name of the file, as the applicant named it */
    public record Enclosed(UUID id, String name) {
        @Override
        public String toString() {
            return "Enclosed[sealed]";
        }
    }

    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    public static Message of(byte[] json) {
        return JSON.readValue(json, Message.class);
    }

    @Override
    public String toString() {
        return "Message[sealed]";
    }
}
