package city.open.ground.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the database before anything that needs it, and closes it after everything that used it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    Logins logins(DatabaseSettings settings, Environment environment) {
        Map<Door, String> urls = new EnumMap<>(Door.class);
        for (var door : Door.values()) {
            var url = environment.getProperty(door.property(), "");
            if (!url.isBlank()) {
                urls.put(door, url);
            }
        }
        return Logins.open(settings, urls);
    }

    @Bean
    OfficeDatabase officeDatabase(Logins logins, DatabaseSettings settings) {
        return new OfficeDatabase(pool(Door.OFFICE, logins, settings));
    }

    @Bean
    PublisherDatabase publisherDatabase(Logins logins, DatabaseSettings settings) {
        return new PublisherDatabase(pool(Door.PUBLISHER, logins, settings));
    }

    @Bean
    RecordDatabase recordDatabase(Logins logins, DatabaseSettings settings) {
        return new RecordDatabase(pool(Door.RECORD, logins, settings));
    }

    @Bean
    IntakeDatabase intakeDatabase(Logins logins, DatabaseSettings settings) {
        return new IntakeDatabase(pool(Door.INTAKE, logins, settings));
    }

    @Bean
    AuditDatabase auditDatabase(Logins logins, DatabaseSettings settings) {
        return new AuditDatabase(pool(Door.AUDIT, logins, settings));
    }

    private static HikariDataSource pool(Door door, Logins logins, DatabaseSettings settings) {
        return logins.at(door)
                .map(login -> Pools.open(door, login, settings.readOnly()))
                .orElseGet(() -> Pools.closed(door));
    }

    /** Doors ask it for the moment and pass that on; rules never do. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
