package city.open.ground.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is one sentence for the person who started OPEN: what, where, what to do. */
public final class DatabaseTrouble extends RuntimeException {
    DatabaseTrouble(String message) {
        super(message);
    }

    DatabaseTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
