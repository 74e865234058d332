package city.open.outside.survey;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * A visit to a token is told to nobody: no measurement counts it, an access log of this server leaves it out, and pages opened from here hear
 * nothing of where their reader comes from. As at the postcard (docs/postcard.md).
 */
@Configuration(proxyBeanMethods = false)
class Unseen {
    private static final Pattern HERE = Pattern.compile("/(ko|en)/survey/.*");
    /** The access log of the server leaves out what has this attribute ({@code application.yaml}). */
    private static final String UNLOGGED = "city.open.unlogged";

    private static final String REFERRER = "Referrer-Policy";

    @Bean
    static ObservationPredicate surveysAreNotMeasured() {
        return (_, observed) -> !(observed instanceof ServerRequestObservationContext one && isHere(one.getCarrier()));
    }

    private static boolean isHere(@Nullable HttpServletRequest request) {
        return request != null && HERE.matcher(request.getRequestURI()).matches();
    }

    @Bean
    static FilterRegistrationBean<Filter> surveysAreNotLogged() {
        var registration = new FilterRegistrationBean<Filter>((request, response, rest) -> {
            request.setAttribute(UNLOGGED, true);
            rest.doFilter((HttpServletRequest) request, new Silent((HttpServletResponse) response));
        });
        registration.addUrlPatterns("/ko/survey/*", "/en/survey/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Also of faults, which are told like anywhere else. */
    private static final class Silent extends HttpServletResponseWrapper {
        Silent(HttpServletResponse response) {
            super(response);
            super.setHeader(REFERRER, "no-referrer");
        }

        @Override
        public void setHeader(String name, String value) {
            if (!name.equalsIgnoreCase(REFERRER)) {
                super.setHeader(name, value);
            }
        }
    }
}
