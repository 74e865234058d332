package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;

/** The outside: reads the public record and leaves filings, as the role {@code open_portal}. It cannot read the case base or the vault. */
public final class PortalDatabase extends Database {
    PortalDatabase(HikariDataSource source) {
        super(source);
    }
}
