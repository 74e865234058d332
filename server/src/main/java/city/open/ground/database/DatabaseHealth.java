package city.open.ground.database;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Ready means that the portal's own door opens; the office's may be on another machine. */
@Component("database")
class DatabaseHealth implements HealthIndicator {

    private final PortalDatabase portal;

    DatabaseHealth(PortalDatabase portal) {
        this.portal = portal;
    }

    @Override
    public Health health() {
        try {
            portal.jdbc().sql("SELECT 1").query(Integer.class).single();
            return Health.up().build();
        } catch (DataAccessException | TransactionException e) {
            return Health.down().build();
        }
    }
}
