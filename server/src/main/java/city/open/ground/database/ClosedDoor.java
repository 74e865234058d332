package city.open.ground.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What stands where this machine has no login. */
final class ClosedDoor extends AbstractDataSource {
    private final Door door;

    ClosedDoor(Door door) {
        this.door = door;
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("This machine has no login as %s: %s is not set."
                .formatted(door.role().sqlName(), door.variable()));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
