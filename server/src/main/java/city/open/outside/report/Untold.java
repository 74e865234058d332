package city.open.outside.report;

import city.open.ground.page.Silence;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.Filter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Visits to these addresses are told to nobody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportSettings.class)
class Untold {
    private static final Silence HERE = new Silence("report");

    @Bean
    static ObservationPredicate reportsAreNotMeasured() {
        return HERE.measurement();
    }

    @Bean
    static FilterRegistrationBean<Filter> reportsAreNotLogged() {
        return HERE.filter();
    }
}
