package city.open.bench;

/** The machine does not let a figure be measured; the message is one sentence for the person who asked for it. */
final class BenchTrouble extends RuntimeException {
    BenchTrouble(String message) {
        super(message);
    }

    BenchTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
