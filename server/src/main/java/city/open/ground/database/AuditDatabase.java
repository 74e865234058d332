package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;

/** The Audit Division: reads both sides but the vault, and writes its own tables as the role {@code open_audit}. */
public final class AuditDatabase extends Database {
    AuditDatabase(HikariDataSource source) {
        super(source);
    }
}
