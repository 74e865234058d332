package city.open.outside.verification;

/** The surroundings do not let anything be checked; the message is one sentence that says what to do. */
public final class CannotCheck extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotCheck(String sentence) {
        super(sentence);
    }

    CannotCheck(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
