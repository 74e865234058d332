package city.open.inside.casework;

import org.jspecify.annotations.Nullable;

/**
 * A form as an official sends it.
 *
 * @param seenSeq the last entry of the petition that the official saw when filling it in
 * @param token made when the page was; the same again does nothing twice
 * @param override why words that look like personal data may be public, where the official says so
 * @param atOnce whether it becomes public without the time for taking it back
 */
public record Submission(
        Form form, int seenSeq, String token, @Nullable String override, boolean atOnce) {

    public Submission {
        if (token.isBlank() || token.length() > 100) {
            throw new IllegalArgumentException("a token has 1 to 100 characters, not " + token.length());
        }
    }

    /** As most are sent. */
    public static Submission of(Form form, int seenSeq, String token) {
        return new Submission(form, seenSeq, token, null, false);
    }
}
