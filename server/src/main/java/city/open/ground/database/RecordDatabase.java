package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The public record, as the role {@code open_portal} may read it. It may be a replica that is behind by a moment, so whoever writes asks for the
 * {@link IntakeDatabase}.
 */
public final class RecordDatabase extends Database {
    RecordDatabase(HikariDataSource source) {
        super(source);
    }
}
