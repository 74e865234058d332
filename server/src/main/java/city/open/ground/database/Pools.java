package city.open.ground.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Connection pools, one per door. */
final class Pools {

    /** The least that the pool allows: nobody will come. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private Pools() {}

    /**
     * Opens the pool of a door.
     *
     * @param login as whom, one of the roles and not the owner
     * @param readOnly whether PostgreSQL refuses every change from this pool
     */
    static HikariDataSource open(Door door, DatabaseUrl login, boolean readOnly) {
        LoginRole role = door.role();
        HikariConfig config = new HikariConfig();
        config.setPoolName(door.name().toLowerCase(Locale.ROOT));
        config.setDataSource(source(login, role, readOnly));
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(door.connections());
        // Nobody audits all day long.
        config.setMinimumIdle(role == LoginRole.AUDIT ? 0 : 1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // A lost database must not stop the portal from serving what it has cached, nor keep it from coming back.
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    /** The pool of a door that this machine has no login for: whoever knocks hears which setting is missing. */
    static HikariDataSource closed(Door door) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(door.name().toLowerCase(Locale.ROOT));
        config.setDataSource(new ClosedDoor(door));
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(SHORTEST.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static PatientSource source(DatabaseUrl url, LoginRole role, boolean readOnly) {
        PatientSource source = new PatientSource();
        source.setUrl(url.jdbc());
        source.setApplicationName(role.sqlName());
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        List<String> options = new ArrayList<>();
        if (role == LoginRole.PORTAL) {
            // How close a word must come to be found: one syllable wrong in a word of five still does.
            options.add("-c pg_trgm.word_similarity_threshold=0.3");
        }
        if (readOnly) {
            options.add("-c default_transaction_read_only=on");
        }
        if (!options.isEmpty()) {
            source.setOptions(String.join(" ", options));
        }
        return source;
    }
}
