package city.open.inside.exchange.bridge;

import city.open.inside.exchange.signing.SharedSecret;
import city.open.inside.exchange.signing.SignedMessage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a system in by its signature over the request (RFC 9421). A request without one goes on to whoever else may know it. */
final class SignedRequestFilter extends OncePerRequestFilter {
    static final int LARGEST_BODY = 8 << 20;
    /** An old request is not taken again; a younger one may come twice and changes nothing the second time. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final OtherSystems systems;
    private final Clock clock;

    SignedRequestFilter(OtherSystems systems, Clock clock) {
        this.systems = systems;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            Problem.tooMuch().write(response);
            return;
        }
        if (request.getHeader("Signature-Input") != null) {
            var message = message(request);
            var signer = SharedSecret.keyOf(message).flatMap(systems::signer).orElse(null);
            var fault = signer == null
                    ? "No key in use has the id that Signature-Input names."
                    : signer.secret().fault(message, body, clock.instant(), WINDOW);
            if (signer == null || fault != null) {
                response.setHeader("WWW-Authenticate", "Signature realm=\"open\"");
                Problem.notAllowed(String.valueOf(fault)).write(response);
                return;
            }
            SecurityContextHolder.getContext().setAuthentication(login(signer.system()));
        }
        chain.doFilter(new WithBody(request, body), response);
    }

    /** A system that has shown who it is. */
    static AbstractAuthenticationToken login(OtherSystem system) {
        return UsernamePasswordAuthenticationToken.authenticated(
                system, null, AuthorityUtils.createAuthorityList(system.role()));
    }

    private static SignedMessage message(HttpServletRequest request) {
        return new SignedMessage(
                request.getMethod(),
                String.valueOf(request.getHeader("Host")),
                request.getRequestURI(),
                request.getQueryString(),
                headers(request));
    }

    /** By name in small letters; several of one name joined as RFC 9421 has it. */
    static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    /** The request with the body that was read to check it. */
    private static final class WithBody extends HttpServletRequestWrapper {
        private final byte[] body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is here already");
                }
            };
        }
    }
}
