package city.open.outside.verification;

/** Something a log promises does not hold. The message is one sentence that names the first entry or size it is wrong at. */
public final class NotShown extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotShown(String sentence) {
        super(sentence);
    }
}
