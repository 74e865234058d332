package city.open.outside.survey;

import city.open.ground.page.Silence;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A visit to a token is told to nobody, as at the postcard (docs/postcard.md). */
@Configuration(proxyBeanMethods = false)
class Unseen {
    private static final Silence HERE = new Silence("survey");

    @Bean
    static ObservationPredicate surveysAreNotMeasured() {
        return HERE.measurement();
    }

    @Bean
    static FilterRegistrationBean<Filter> surveysAreNotLogged() {
        return HERE.filter();
    }
}
