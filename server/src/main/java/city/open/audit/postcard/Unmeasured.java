package city.open.audit.postcard;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** How often reports are read and answered stands in no measurement: a count that goes up by one can name the only reporter. */
@Configuration(proxyBeanMethods = false)
class Unmeasured {
    @Bean
    static ObservationPredicate readingsAreNotMeasured() {
        return (_, observed) -> !(observed instanceof ServerRequestObservationContext one && isHere(one.getCarrier()));
    }

    private static boolean isHere(@Nullable HttpServletRequest request) {
        return request != null
                && (request.getRequestURI().startsWith(PostcardPages.PATH, "/ko".length())
                        || request.getRequestURI().startsWith(CustodyPages.PATH, "/ko".length()));
    }
}
