package city.open.ground.database;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the database before anything that needs it, and closes it after everything that used it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings) {
        DatabaseServer server = settings.start();
        try {
            Schema.prepare(server.url());
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Bean
    OfficeDatabase officeDatabase(DatabaseServer server, DatabaseSettings settings) {
        return new OfficeDatabase(Pools.open(server.url(), LoginRole.OFFICE, settings.readOnly()));
    }

    @Bean
    PublisherDatabase publisherDatabase(DatabaseServer server, DatabaseSettings settings) {
        return new PublisherDatabase(Pools.open(server.url(), LoginRole.PUBLISHER, settings.readOnly()));
    }

    @Bean
    PortalDatabase portalDatabase(DatabaseServer server, DatabaseSettings settings) {
        return new PortalDatabase(Pools.open(server.url(), LoginRole.PORTAL, settings.readOnly()));
    }

    @Bean
    AuditDatabase auditDatabase(DatabaseServer server, DatabaseSettings settings) {
        return new AuditDatabase(Pools.open(server.url(), LoginRole.AUDIT, settings.readOnly()));
    }

    /** Doors ask it for the moment and pass that on; rules never do. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
