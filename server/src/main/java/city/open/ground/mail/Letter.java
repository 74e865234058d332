package city.open.ground.mail;

import java.util.Map;
import java.util.UUID;

/**
 * A mail. {@link #toString} prints nothing of it.
 *
 * @param id the same when it is tried again: programs drop a double by it
 * @param lang tag of the language it is in
 * @param text for readers without pages
 * @param page the same as HTML, or empty
 * @param headers more of them
 */
public record Letter(
        UUID id, String to, String lang, String subject, String text, String page, Map<String, String> headers) {
    public Letter {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Letter[%s]".formatted(id);
    }
}
