package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A small pool of connections that all log in as one PostgreSQL role, READ COMMITTED.
 *
 * <p>Which role is the type: a class that asks for a {@link RecordDatabase} in its constructor can be seen to have no
 * way to the case base.
 */
public abstract sealed class Database implements AutoCloseable
        permits OfficeDatabase, PublisherDatabase, RecordDatabase, IntakeDatabase, AuditDatabase {

    private final HikariDataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate snapshot;

    Database(HikariDataSource source) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        var manager = new JdbcTransactionManager(source);
        this.transactions = new TransactionTemplate(manager);
        this.snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Joins the transaction this thread has open through {@link #transactions()}, else each statement stands alone. */
    public final JdbcClient jdbc() {
        return jdbc;
    }

    public final TransactionTemplate transactions() {
        return transactions;
    }

    /** For reading everything as it was at one moment, whatever is written meanwhile. */
    public final TransactionTemplate snapshot() {
        return snapshot;
    }

    /** For what a statement cannot do: COPY, cursors, LISTEN. Close the connection to give it back. */
    public final DataSource source() {
        return source;
    }

    @Override
    public final void close() {
        source.close();
    }
}
