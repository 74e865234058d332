package city.open.ground.database;

import city.open.Patience;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Somebody with a connection and a transaction of their own, who has begun something and lets others wait for it: so that a test decides in which
 * order two do what they do at once.
 */
public final class InTheWay implements AutoCloseable {
    /** Nothing is recorded: whoever acts on a petition waits with everything else done. */
    public static final String OF_FACTS = "LOCK TABLE office.journal IN SHARE MODE";

    private final Connection connection;

    private InTheWay(Connection connection) {
        this.connection = connection;
    }

    /** @param database as {@code open.database} names it */
    public static InTheWay of(String database, String statement) {
        var url = DatabaseUrl.parse(database);
        try {
            var one = new InTheWay(new DriverManagerDataSource(url.jdbc(), url.user(), url.password()).getConnection());
            one.connection.setAutoCommit(false);
            one.execute(statement);
            return one;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String statement) {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until so many of this database wait for what somebody else holds. */
    public void awaitWaiting(int many) {
        Patience.until("%d who wait for what is held".formatted(many), this::waiting, waiting -> waiting >= many);
    }

    private int waiting() {
        try (var sql = connection.createStatement()) {
            // Within a transaction who is there is remembered.
            sql.execute("SELECT pg_stat_clear_snapshot()");
            try (var row = sql.executeQuery("""
                    SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0
                    """)) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was begun stands, and the others go on. */
    public void stepAside() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who does it at the same time. */
    public static <T> CompletableFuture<T> beside(Supplier<T> doing) {
        return CompletableFuture.supplyAsync(doing, Thread::startVirtualThread);
    }

    /** What stopped them. */
    public static Throwable stopped(CompletableFuture<?> doing) {
        try {
            var done = doing.join();
            throw new AssertionError("nothing stopped it: " + done);
        } catch (CompletionException stopped) {
            return Objects.requireNonNull(stopped.getCause());
        }
    }
}
