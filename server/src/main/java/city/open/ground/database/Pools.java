package city.open.ground.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connection pools, one per role. */
final class Pools {

    private Pools() {}

    static HikariDataSource open(DatabaseUrl url, LoginRole role) {
        return open(url, role, false);
    }

    /** @param readOnly whether PostgreSQL refuses every change from this pool */
    static HikariDataSource open(DatabaseUrl url, LoginRole role, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role.sqlName());
        config.setDataSource(source(url, role, readOnly));
        config.setUsername(role.sqlName());
        config.setPassword(role.password(url.password()));
        config.setMaximumPoolSize(role.connections());
        // Nobody audits all day long.
        config.setMinimumIdle(role == LoginRole.AUDIT ? 0 : 1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // A lost database must not stop the portal from serving what it has cached, nor keep it from coming back.
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
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
