package city.open.ground.database;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A fresh, migrated database on a real PostgreSQL that all tests of this JVM share; made from a template in about 0.1
 * seconds.
 *
 * <p>Without Spring, in any room:
 *
 * <pre>{@code
 * private static final TestDatabase database = TestDatabase.fresh();
 * private final OfficeDatabase office = database.office();
 * }</pre>
 *
 * <p>With Spring, each test context gets a database of its own:
 *
 * <pre>{@code
 * @SpringBootTest
 * @ContextConfiguration(initializers = TestDatabase.ForSpring.class)
 * class CasePageTest { … }
 * }</pre>
 *
 * <p>{@link #owner()} is the superuser: only for asking the catalogs, and for making what the program itself cannot.
 */
public final class TestDatabase {

    private static final AtomicInteger number = new AtomicInteger();

    private final DatabaseUrl url;
    private final OfficeDatabase office;
    private final PublisherDatabase publisher;
    private final RecordDatabase record;
    private final IntakeDatabase intake;
    private final AuditDatabase audit;

    private TestDatabase(DatabaseUrl url) {
        this.url = url;
        this.office = new OfficeDatabase(forATest(url, Door.OFFICE));
        this.publisher = new PublisherDatabase(forATest(url, Door.PUBLISHER));
        this.record = new RecordDatabase(forATest(url, Door.RECORD));
        this.intake = new IntakeDatabase(forATest(url, Door.INTAKE));
        this.audit = new AuditDatabase(forATest(url, Door.AUDIT));
    }

    /** Nobody says when a test needs its database no more, so what is not used is given back: all tests share one server's limits. */
    private static HikariDataSource forATest(DatabaseUrl url, Door door) {
        var pool = Pools.open(door, url.as(door.role()), false);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        return pool;
    }

    public static TestDatabase fresh() {
        return new TestDatabase(copyOfTemplate());
    }

    /** Of which only the owner is known, as of a database that a city gives. */
    public static TestDatabase untouched() {
        return new TestDatabase(empty());
    }

    public OfficeDatabase office() {
        return office;
    }

    public PublisherDatabase publisher() {
        return publisher;
    }

    public RecordDatabase record() {
        return record;
    }

    public IntakeDatabase intake() {
        return intake;
    }

    public AuditDatabase audit() {
        return audit;
    }

    public JdbcClient owner() {
        return ownerOf(url);
    }

    /** What {@code --database} would be given. */
    public String url() {
        return urlOf(url);
    }

    /** Points a Spring test context at a fresh database. */
    public static final class ForSpring implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "open.database=" + urlOf(copyOfTemplate()),
                            "open.log.folder=" + logFolder(),
                            "open.vault.key=" + VaultKey.JSON)
                    .applyTo(context);
        }
    }

    /** The superuser of the database that a test context was pointed at, as {@code open.database} names it. */
    public static JdbcClient ownerOf(String url) {
        return ownerOf(DatabaseUrl.parse(url));
    }

    static JdbcClient ownerOf(DatabaseUrl url) {
        return JdbcClient.create(new DriverManagerDataSource(url.jdbc(), url.user(), url.password()));
    }

    static String urlOf(DatabaseUrl url) {
        return "postgresql://%s:%s@%s/%s".formatted(url.user(), url.password(), url.hosts(), url.name());
    }

    /** A signer's folder that no earlier run has left anything in. */
    public static Path logFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "logs")), "log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database that no migration has touched. */
    static DatabaseUrl empty() {
        return database("empty_" + number.incrementAndGet(), "template0");
    }

    private static DatabaseUrl copyOfTemplate() {
        DatabaseUrl copy = database("test_" + number.incrementAndGet(), Shared.TEMPLATE);
        // What a copy does not bring along: who may connect to it.
        Schema.prepare(copy);
        return copy;
    }

    private static DatabaseUrl database(String name, String template) {
        ownerOf(Shared.server.url().withName("postgres"))
                .sql("CREATE DATABASE " + name + " TEMPLATE " + template)
                .update();
        return Shared.server.url().withName(name);
    }

    /** What the vaults of all test contexts are locked with. */
    private static final class VaultKey {
        static final String JSON = make();

        private static String make() {
            try {
                AeadConfig.register();
                return TinkJsonProtoKeysetFormat.serializeKeyset(
                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                                InsecureSecretKeyAccess.get())
                        .replace("\n", "");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Started by the first test that asks; its folder is kept between runs, so that only the first makes a cluster. */
    private static final class Shared {
        static final String TEMPLATE = "migrated";
        static final DatabaseServer server = start();

        private static DatabaseServer start() {
            EmbeddedServer server = firstFreeFolder();
            // After the programs of all contexts, which would otherwise wait for it as for one that is away.
            SpringApplication.getShutdownHandlers().add(server::close);
            JdbcClient postgres = ownerOf(server.url().withName("postgres"));
            // Tests log in as the owner for every question, and stretching the password took a tenth of all their time.
            postgres.sql("SET scram_iterations = 1; ALTER ROLE %s PASSWORD '%s'"
                            .formatted(server.url().user(), server.url().password()))
                    .update();
            postgres.sql("SELECT datname FROM pg_database WHERE datname ~ '^(test_|empty_|migrated)'")
                    .query(String.class)
                    .list()
                    .forEach(left -> postgres.sql("DROP DATABASE " + left).update());
            postgres.sql("CREATE DATABASE " + TEMPLATE).update();
            Schema.prepare(server.url().withName(TEMPLATE));
            return server;
        }

        /** Two builds may run at once. */
        private static EmbeddedServer firstFreeFolder() {
            for (int i = 1; ; i++) {
                Path folder = Path.of("target", "test-database-" + i);
                var server = EmbeddedServer.start(DataFolder.at(folder), Durability.THROWN_AWAY);
                if (server.isPresent()) {
                    return server.get();
                }
            }
        }
    }
}
