package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;

/** The way from inside to outside: reads the journal and writes the public record as the role {@code open_publisher}. */
public final class PublisherDatabase extends Database {
    PublisherDatabase(HikariDataSource source) {
        super(source);
    }
}
