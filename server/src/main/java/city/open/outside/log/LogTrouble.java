package city.open.outside.log;

import org.jspecify.annotations.Nullable;

/** The log cannot be gone on with; the message is one sentence for whoever runs OPEN. Nothing is published until it is settled. */
public final class LogTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    LogTrouble(String message) {
        this(message, null, false);
    }

    LogTrouble(String message, @Nullable Throwable cause, boolean passing) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether trying again may help, as with a full disk; otherwise somebody has to decide. */
    public boolean isPassing() {
        return passing;
    }
}
