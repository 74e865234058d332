package city.open.ground.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Waits for a database that is away instead of failing at once. A pool whose attempts fail makes longer and longer pauses, up to ten
 * seconds, and would miss that the database is back; those who wait for a connection give up after their own time all the same.
 */
final class PatientSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection(user, password);
            } catch (SQLException refused) {
                if (!isAway(refused) || System.nanoTime() > end) {
                    throw refused;
                }
                pause(refused);
            }
        }
    }

    /** Not reachable, or reachable and just starting or stopping. */
    private static boolean isAway(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        return state.startsWith("08") || state.equals("57P03");
    }

    private static void pause(SQLException refused) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw refused;
        }
    }
}
