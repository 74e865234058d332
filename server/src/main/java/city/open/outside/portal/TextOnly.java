package city.open.outside.portal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Turns away, before any door, what no text can hold: a NUL or half a character, which the database would refuse in the middle of a
 * transaction. What people can paste by mistake (other control characters) is told at its field by whoever asked for it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class TextOnly {

    /** The server is made before the pages are, so they are looked up when they are needed. */
    @Bean
    FilterRegistrationBean<Filter> readsOnlyText(ObjectProvider<Faults> faults) {
        var registration = new FilterRegistrationBean<Filter>((request, response, rest) ->
                pass(faults, (HttpServletRequest) request, (HttpServletResponse) response, rest));
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        return registration;
    }

    private static void pass(
            ObjectProvider<Faults> faults, HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        var legible = new Checked(request);
        try {
            // The parts of an upload are read by whoever takes them, and looked at there.
            if (!isInParts(request)) {
                legible.getParameterMap();
            }
            rest.doFilter(legible, response);
        } catch (NotServed illegible) {
            faults.getObject().notServed(illegible, request, response);
        } catch (InvalidParameterException illegible) {
            faults.getObject().unreadable(illegible.getErrorCode(), request, response);
        }
    }

    private static boolean isInParts(ServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == 0) {
                return false;
            }
            if (Character.isSurrogate(letter)) {
                if (!Character.isHighSurrogate(letter)
                        || i + 1 == value.length()
                        || !Character.isLowSurrogate(value.charAt(++i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static final class Checked extends HttpServletRequestWrapper {
        private @Nullable Map<String, String[]> found;

        private Checked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var checked = found;
            if (checked == null) {
                checked = super.getParameterMap();
                checked.forEach(Checked::look);
                found = checked;
            }
            return checked;
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterValues(name);
            return values == null || values.length == 0 ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        private static void look(String name, String[] values) {
            if (!isText(name)) {
                throw new NotServed(400, "not-understood");
            }
            for (var value : values) {
                if (!isText(Objects.requireNonNullElse(value, ""))) {
                    throw new NotServed(400, "unreadable", name);
                }
            }
        }
    }
}
