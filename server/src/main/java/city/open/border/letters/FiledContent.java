package city.open.border.letters;

import city.open.ground.calendar.Text;
import city.open.ground.page.Words;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a citizen filed. It is personal data through and through and only travels sealed; {@link #toString} prints none of it.
 *
 * @param salt random, so that the receipt's hash of all this tells nothing about it
 * @param lang in which language it was written, {@code ko} or {@code en}
 * @param subject what is asked for, without saying by whom; becomes public
 * @param site the place it is about, of which the part down to the dong becomes public
 * @param answers every field of the form in its order
 * @param missing the required documents that are not enclosed, by their place in the procedure's list
 */
public record FiledContent(
        String salt,
        String lang,
        Text subject,
        @Nullable String site,
        Person applicant,
        List<Answered> answers,
        List<Enclosed> files,
        List<Missing> missing) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    public FiledContent {
        answers = List.copyOf(answers);
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /** How much of a field anyone but the office may see. */
    public enum Openness {
        OPEN,
        MASKED,
        SEALED
    }

    /**
     * A field of the form.
     *
     * @param said what was written into it, or the words of what was chosen
     */
    public record Answered(String field, Text label, Text said, Openness openness) {
        @Override
        public String toString() {
            return "Answered[sealed]";
        }
    }

    /**
     * A file that came along.
     *
     * @param id in {@code intake.file}; also the context under which its key was sealed
     * @param document which required document it is, {@code 1} for the first; none for anything else
     * @param name as the applicant named it
     * @param sha256 of the content, in hex
     */
    public record Enclosed(UUID id, @Nullable String document, String name, String type, long size, String sha256) {
        @Override
        public String toString() {
            return "Enclosed[sealed]";
        }
    }

    /**
     * A required document that did not come along.
     *
     * @param why the reason that was chosen, empty where none was
     */
    public record Missing(String document, String why) {
        public String said(Words words) {
            return why.isEmpty() ? "" : words.say("intake.documents.why." + why);
        }

        @Override
        public String toString() {
            return "Missing[sealed]";
        }
    }

    public static String freshSalt() {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** As it is sealed. */
    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    public static FiledContent of(byte[] json) {
        return JSON.readValue(new String(json, StandardCharsets.UTF_8), FiledContent.class);
    }

    @Override
    public String toString() {
        return "FiledContent[sealed]";
    }
}
