package city.open.audit.input;

/** The input cannot be used; the message is one line with the place, for whoever wrote it. */
public final class BadInput extends RuntimeException {
    BadInput(String place, String sentence) {
        super(place + ": " + sentence);
    }
}
