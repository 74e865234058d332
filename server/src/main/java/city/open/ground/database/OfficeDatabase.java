package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;

/** The inside: reads and writes the case base as the role {@code open_office}. */
public final class OfficeDatabase extends Database {
    OfficeDatabase(HikariDataSource source) {
        super(source);
    }
}
