package city.open.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Connection pools, one per role. */
final class Pools {

    private Pools() {}

    static HikariDataSource open(DatabaseUrl url, LoginRole role) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role.sqlName());
        config.setDataSource(source(url, role));
        config.setUsername(role.sqlName());
        config.setPassword(role.password(url.password()));
        config.setMaximumPoolSize(role.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        // A lost database must not stop the portal from serving what it has cached, nor keep it from coming back.
        config.setInitializationFailTimeout(-1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    private static PatientSource source(DatabaseUrl url, LoginRole role) {
        PatientSource source = new PatientSource();
        source.setUrl(url.jdbc());
        source.setApplicationName(role.sqlName());
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        if (role == LoginRole.PORTAL) {
            // How close a word must come to be found: one syllable wrong in a word of five still does.
            source.setOptions("-c pg_trgm.word_similarity_threshold=0.3");
        }
        return source;
    }
}
