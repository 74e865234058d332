package city.open.tlog;

/**
 * Something does not hold: a text is malformed, a signature or a proof is wrong, a stored hash is not what the tree
 * says. The message is one sentence. Whatever hostile bytes a verifier of this package is given, it throws this and
 * nothing else.
 */
public final class TlogException extends RuntimeException {
    private final String reason;

    TlogException(String reason) {
        super(reason);
        this.reason = reason;
    }

    TlogException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** The message: one sentence without its full stop, which may show a little of the bytes that were refused. */
    public String reason() {
        return reason;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TlogException(otherwise);
        }
    }
}
