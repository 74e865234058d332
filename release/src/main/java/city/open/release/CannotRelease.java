package city.open.release;

/** No release can be made of this; the message is one line that says why and what to do. */
final class CannotRelease extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotRelease(String message) {
        super(message);
    }

    CannotRelease(String message, Throwable cause) {
        super(message, cause);
    }
}
