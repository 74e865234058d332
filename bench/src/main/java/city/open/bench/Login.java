package city.open.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The way to the database of a data folder as its owner, for what pgbench needs. */
record Login(int port, String password, long process) {
    private static final String OWNER = "open_owner";
    private static final String NAME = "open";

    static Login to(Path data) {
        try {
            var postmaster = Files.readAllLines(data.resolve("pg").resolve("postmaster.pid"));
            return new Login(
                    Integer.parseInt(postmaster.get(3).strip()),
                    Files.readString(data.resolve("secret")).strip(),
                    Long.parseLong(postmaster.getFirst().strip()));
        } catch (IOException e) {
            throw new BenchTrouble("The database in %s does not run.".formatted(data), e);
        }
    }

    Map<String, String> environment() {
        return Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                Integer.toString(port),
                "PGUSER",
                OWNER,
                "PGPASSWORD",
                password,
                "PGDATABASE",
                NAME);
    }

    void execute(String sql) {
        try (Connection owner = connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchTrouble("The tables for the comparison cannot be made: %s".formatted(e.getMessage()), e);
        }
    }

    String text(String query) {
        try (Connection owner = connect();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new BenchTrouble("The database does not answer: %s".formatted(e.getMessage()), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME), OWNER, password);
    }
}
