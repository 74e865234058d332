package city.open.bench;

/** The machine does not let a figure be measured; the message is one sentence for the person who asked for it. */
final class BenchTrouble extends RuntimeException {
    BenchTrouble(String message) {
        super(message);
    }

    BenchTrouble(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Why something could not be measured, in one line of the table: what OPEN itself says of it, and never the words of a driver or a
     * framework, which carry statements and values.
     */
    static String inWords(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("city.open.") && cause.getMessage() != null) {
                return cause.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
            }
            last = cause;
        }
        return "It failed (%s). Set OPEN_TRACE=1 to see where."
                .formatted(last.getClass().getSimpleName());
    }
}
