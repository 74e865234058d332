package city.open.outside.export;

/** As many files as one machine writes at a time are being written. */
public final class TooManyAtOnce extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyAtOnce() {
        super("Too many files are being written", null, false, false);
    }
}
