package city.open.ground.page;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Keeps visits to a part of the site to themselves: no measurement counts them, an access log of this server leaves them out, and pages opened from
 * there hear nothing of where their reader comes from. Answers can be of one size, so that whoever sees the line cannot tell them apart.
 *
 * @param place the part of the address behind the language, such as {@code report}
 */
public record Silence(String place) {
    private static final int SIZE = 32 * 1024;

    /** The access log of the server leaves out what has this attribute ({@code application.yaml}). */
    private static final String UNLOGGED = "city.open.unlogged";

    private static final String REFERRER = "Referrer-Policy";

    public ObservationPredicate measurement() {
        var here = Pattern.compile("/(ko|en)/" + place + "(/.*)?");
        return (_, observed) ->
                !(observed instanceof ServerRequestObservationContext one && isHere(here, one.getCarrier()));
    }

    private static boolean isHere(Pattern here, @Nullable HttpServletRequest request) {
        return request != null && here.matcher(request.getRequestURI()).matches();
    }

    public FilterRegistrationBean<Filter> filter() {
        var registration = new FilterRegistrationBean<Filter>((request, response, rest) -> {
            request.setAttribute(UNLOGGED, true);
            rest.doFilter((HttpServletRequest) request, new Silent((HttpServletResponse) response));
        });
        for (var lang : Lang.values()) {
            registration.addUrlPatterns("/%s/%s".formatted(lang.tag(), place), "/%s/%s/*".formatted(lang.tag(), place));
        }
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Of one size, and neither kept nor packed: what is packed has a length that depends on what it says. */
    public static Answer answer(int status, byte[] page) {
        var padded = Arrays.copyOf(page, (page.length + SIZE - 1) / SIZE * SIZE);
        Arrays.fill(padded, page.length, padded.length, (byte) '\n');
        return Answer.of(status, Answer.HTML, Answer.NEVER, padded).unpacked();
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
