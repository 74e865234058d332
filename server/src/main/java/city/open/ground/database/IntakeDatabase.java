package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The letter box: where the role {@code open_portal} leaves filings, letters and reports for the office, and finds again what belongs to whoever
 * asks. Always the primary. It cannot read the case base or the vault.
 */
public final class IntakeDatabase extends Database {
    IntakeDatabase(HikariDataSource source) {
        super(source);
    }
}
