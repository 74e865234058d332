package city.open.ground.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ready means that the record can be read; the other doors may be on another machine. */
@Component("database")
class DatabaseHealth implements HealthIndicator {

    private final RecordDatabase record;

    DatabaseHealth(RecordDatabase record) {
        this.record = record;
    }

    @Override
    public Health health() {
        try {
            record.jdbc().sql("SELECT 1").query(Integer.class).single();
            return Health.up().build();
        } catch (DataAccessException | TransactionException e) {
            return Health.down().build();
        }
    }
}
