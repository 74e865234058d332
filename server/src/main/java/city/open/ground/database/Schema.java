package city.open.ground.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a database ready at start, as its owner: roles, then schema. The owner's connections are closed afterwards. */
final class Schema {

    private static final Logger log = LoggerFactory.getLogger(Schema.class);

    private static final int OLDEST = 17;
    private static final String HISTORY = "open_migration";

    private Schema() {}

    static void prepare(DatabaseUrl url) {
        try (Connection owner = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
            check(owner, url);
            makeRoles(owner, url);
        } catch (SQLException e) {
            throw unusable(url, e);
        }
        migrate(url);
        try (Connection owner = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
            letRolesReadTheVersion(owner);
            if (!yes(owner, "SELECT public.show_trgm('강남구') <> '{}'")) {
                throw new DatabaseTrouble(
                        "The database %s cannot search Korean text: make it anew with LC_CTYPE 'C.UTF-8'."
                                .formatted(url));
            }
        } catch (SQLException e) {
            throw unusable(url, e);
        }
    }

    /**
     * For a machine that does not know the owner: looks whether the schema is that of this program.
     *
     * @param logins the doors it has; a replica of the record alone does not say its version, so it is asked last
     */
    static void mustBeOfThisVersion(Map<Door, DatabaseUrl> logins) {
        var login = logins.entrySet().stream()
                .min(Comparator.comparing(entry -> entry.getKey() == Door.RECORD))
                .orElseThrow()
                .getValue();
        try (Connection role = DriverManager.getConnection(login.jdbc(), login.user(), login.password())) {
            if (!yes(role, "SELECT to_regclass('public." + HISTORY + "') IS NOT NULL")) {
                if (logins.size() > 1) {
                    throw new DatabaseTrouble(
                            "The database %s holds nothing of OPEN yet: let ./open migrate make it, with its owner's URL."
                                    .formatted(login));
                }
                return;
            }
        } catch (SQLException e) {
            throw unusable(login, e);
        }
        var found = flyway(login).info();
        if (found.pending().length > 0) {
            throw new DatabaseTrouble(
                    "The database %s is older than this OPEN: let ./open migrate bring it up, with its owner's URL."
                            .formatted(login));
        }
        if (Arrays.stream(found.all()).anyMatch(one -> !one.getState().isResolved())) {
            throw anotherVersion(login, null);
        }
    }

    private static void letRolesReadTheVersion(Connection owner) throws SQLException {
        var roles = Arrays.stream(LoginRole.values()).map(LoginRole::sqlName).collect(Collectors.joining(", "));
        try (Statement statement = owner.createStatement()) {
            statement.execute("GRANT SELECT ON public.%s TO %s".formatted(HISTORY, roles));
        }
    }

    static String version(DatabaseUrl url) {
        return Objects.requireNonNull(flyway(url).info().current()).getVersion().toString();
    }

    static boolean isWrongPassword(SQLException e) {
        return "28P01".equals(e.getSQLState()) || "28000".equals(e.getSQLState());
    }

    private static void check(Connection owner, DatabaseUrl url) throws SQLException {
        int major = owner.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST) {
            throw new DatabaseTrouble("The database %s runs on PostgreSQL %d, which is too old: OPEN needs %d or newer."
                    .formatted(url, major, OLDEST));
        }
        if (!yes(owner, "SELECT getdatabaseencoding() = 'UTF8'")) {
            throw new DatabaseTrouble(
                    "The database %s is not in UTF-8: make it anew with ENCODING 'UTF8'.".formatted(url));
        }
        boolean ours = yes(owner, "SELECT to_regclass('public." + HISTORY + "') IS NOT NULL");
        if (!ours && yes(owner, """
                SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname IN ('office', 'vault', 'intake', 'record', 'audit'))
                    OR EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p'))
                """)) {
            throw notOurs(url);
        }
    }

    /** Under a lock, as several nodes may start at once and roles belong to the whole server. */
    private static void makeRoles(Connection owner, DatabaseUrl url) throws SQLException {
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('open.roles'))");
            for (LoginRole role : LoginRole.values()) {
                if (!yes(owner, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role.sqlName() + "')")) {
                    statement.execute("CREATE ROLE " + role.sqlName()
                            + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS");
                }
                if (yes(owner, """
                        SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
                          FROM pg_roles WHERE rolname = '%s'""".formatted(role.sqlName()))) {
                    throw new DatabaseTrouble(
                            "The role %s in %s has more rights than a login role may have: drop it and start again."
                                    .formatted(role.sqlName(), url));
                }
                // The driver sends the password hashed, so that it cannot turn up in the server's log.
                owner.unwrap(PGConnection.class)
                        .alterUserPassword(
                                role.sqlName(), role.password(url.password()).toCharArray(), "scram-sha-256");
            }
            // A crowd at one door must leave connections for the others and for the owner, and commands beside the
            // server find some.
            statement.execute("""
                    DO $$
                    DECLARE
                        share integer := current_setting('max_connections')::integer * 3 / 10;
                    BEGIN
                        EXECUTE format('ALTER ROLE open_office CONNECTION LIMIT %s', share);
                        EXECUTE format('ALTER ROLE open_publisher CONNECTION LIMIT %s', share / 2);
                        EXECUTE format('ALTER ROLE open_portal CONNECTION LIMIT %s', share);
                        EXECUTE format('ALTER ROLE open_audit CONNECTION LIMIT %s', share / 2);
                        EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
                        EXECUTE format('GRANT CONNECT ON DATABASE %I TO open_office, open_publisher, open_portal, open_audit',
                                       current_database());
                    END
                    $$""");
            owner.commit();
        }
    }

    private static void migrate(DatabaseUrl url) {
        try {
            var result = flyway(url).migrate();
            if (result.migrationsExecuted > 0) {
                log.info("Database {} brought to version {}", url, result.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            if (String.valueOf(e.getMessage()).contains("Validate failed")) {
                throw anotherVersion(url, e);
            }
            throw e;
        }
    }

    private static Flyway flyway(DatabaseUrl url) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(url.jdbc(), url.user(), url.password())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table(HISTORY)
                .createSchemas(false)
                // None ignored: a migration we do not know was made by a newer OPEN, whose data we would harm.
                .ignoreMigrationPatterns(new String[0])
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    private static DatabaseTrouble anotherVersion(DatabaseUrl url, @Nullable Exception e) {
        return new DatabaseTrouble(
                "The database %s was made by another version of OPEN: start that version, or a newer one."
                        .formatted(url),
                e);
    }

    private static DatabaseTrouble notOurs(DatabaseUrl url) {
        return new DatabaseTrouble(
                "The database %s holds tables that are not OPEN's: give OPEN an empty database of its own."
                        .formatted(url));
    }

    private static DatabaseTrouble unusable(DatabaseUrl url, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String advice = switch (state) {
            case "28P01", "28000" -> "refuses the user or the password: look at the database URL.";
            case "3D000" -> "does not exist: make it with CREATE DATABASE.";
            case "42501" -> "does not let its owner make roles: GRANT it CREATEROLE and the ownership of the database.";
            case "53100" -> "has no disk space left: free some and start again.";
            case "53300" -> "has no connection free: raise its max_connections.";
            default ->
                state.startsWith("08")
                        ? "cannot be reached: look at the host, the port and whether it runs."
                        : "cannot be used: "
                                + String.valueOf(e.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse(state);
        };
        return new DatabaseTrouble("The database %s %s".formatted(url, advice), e);
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
