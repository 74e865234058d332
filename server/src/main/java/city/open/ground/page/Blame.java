package city.open.ground.page;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/** On whom it lies that the database did not do what a request asked: each answer has words of its own, and only one is an outage. */
public enum Blame {
    /** It was asked to keep or compare a value that it cannot take. */
    REQUEST,
    /** Its disk is full. */
    NO_ROOM,
    /** Another request was there first; the same again may well succeed. */
    OTHERS,
    /** It cannot be reached. */
    AWAY,
    /** A statement of ours that it refused. */
    US;

    private static final String DISK_FULL = "53100";
    /**
     * No such character, no text of this type, too large, too long, no date, no pattern, too large for an index (PostgreSQL, appendix A).
     */
    private static final Set<String> WRONG_VALUES = Set.of(
            "22021", "22P02", "22P03", "22P05", "22003", "22001", "22007", "22008", "22009", "2201B", "22023", "54000");

    public static Blame of(Exception unanswered) {
        var state = state(unanswered);
        if (DISK_FULL.equals(state)) {
            return NO_ROOM;
        }
        if (unanswered instanceof DataAccessException && WRONG_VALUES.contains(state)) {
            return REQUEST;
        }
        return switch (unanswered) {
            case ConcurrencyFailureException _, QueryTimeoutException _ -> OTHERS;
            case DataAccessResourceFailureException _,
                    TransientDataAccessResourceException _,
                    RecoverableDataAccessException _,
                    TransactionException _ -> AWAY;
            // The driver or the pool itself: a connection that was lost on the way has no letters.
            case DataAccessException _ when state.isEmpty() && isOfDatabase(unanswered) -> AWAY;
            default -> US;
        };
    }

    private static boolean isOfDatabase(Exception unanswered) {
        return NestedExceptionUtils.getMostSpecificCause(unanswered) instanceof SQLException;
    }

    /** The five letters by which SQL names what went wrong; empty where it was not the database. */
    public static String state(Exception unanswered) {
        return NestedExceptionUtils.getMostSpecificCause(unanswered) instanceof SQLException refused
                ? Objects.requireNonNullElse(refused.getSQLState(), "")
                : "";
    }
}
