package city.open.command;

/** The surroundings do not let the server start; the message is one sentence for the person who started it. */
final class CannotServe extends RuntimeException {
    CannotServe(String message) {
        super(message);
    }
}
