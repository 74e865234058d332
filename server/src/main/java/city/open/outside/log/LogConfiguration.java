package city.open.outside.log;

import city.open.ground.database.PublisherDatabase;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {

    @Bean
    LogWriter logWriter(
            PublisherDatabase database,
            LogSettings settings,
            @Value("${open.data:.data}") Path data,
            Clock clock,
            ObjectProvider<Mishap> mishap) {
        var folder = settings.folder() == null ? data.resolve("log") : settings.folder();
        return new LogWriter(database, settings, folder, clock, mishap.getIfAvailable(() -> Mishap.NONE));
    }
}
