package city.open.inside.exchange;

/**
 * Why an event log cannot be read: one plain sentence and the place in the file, both counted from 1.
 *
 * <p>Line and column are 0 when the fault is in the file as a whole, for example when it is empty.
 */
final class XesFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String reason;

    XesFault(int line, int column, String reason) {
        super(line == 0 ? reason : "line %d, column %d: %s".formatted(line, column, reason));
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
