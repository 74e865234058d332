package city.open.inside.identity;

import city.open.ground.page.Lang;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/** Where officials are sent before they come in, when they have, when they could not, and when they leave. */
@Component
class Entrance {
    static final String NEXT = "next";
    private static final Logger log = LoggerFactory.getLogger(Entrance.class);

    private static final String LANG = "lang";

    private final Sittings sittings;
    private final Sessions sessions;
    private final CsrfTokenRepository formTokens = formTokens();
    private final SessionAuthenticationStrategy newSession = new CompositeSessionAuthenticationStrategy(
            List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(formTokens)));

    private final Privileges privileges;

    Entrance(Sittings sittings, Sessions sessions, Privileges privileges) {
        this.sittings = sittings;
        this.sessions = sessions;
        this.privileges = privileges;
    }

    /** In a cookie, so that looking at the login page leaves nothing in the database. */
    private static CsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("open-form");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    CsrfTokenRepository tokensOfForms() {
        return formTokens;
    }

    /** Gives a session that was there before the login another id, and every form another token. */
    SessionAuthenticationStrategy newSession() {
        return newSession;
    }

    /** Lets an official in who needs no door, as a demo does. */
    void letIn(Login login, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = new LoginToken(login);
        newSession.onAuthentication(token, request, response);
        sittings.saveContext(new SecurityContextImpl(token), request, response);
        entered(request, response, token);
    }

    /** Through the city's own login the language of the page does not come back, so the session keeps it. */
    static void keepLanguage(HttpServletRequest request) {
        request.getSession().setAttribute(LANG, language(request).tag());
    }

    static Lang language(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith("/ko/") || path.startsWith("/en/")) {
            return path.startsWith("/ko/") ? Lang.KO : Lang.EN;
        }
        var session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : session.getAttribute(LANG))
                .flatMap(tag -> Lang.find(tag.toString()))
                .orElseGet(() -> Lang.preferred(Optional.ofNullable(request.getHeader("Accept-Language"))
                        .orElse("")));
    }

    void comeInFirst(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        var wanted = request.getRequestURI();
        if (!wanted.matches("/(ko|en)/.*")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        var login = "/" + language(request).tag() + "/login";
        boolean isPage = request.getMethod().equals("GET");
        response.sendRedirect(isPage ? login + "?next=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) : login);
    }

    void entered(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        sessions.sweep();
        noted(request, who);
        var inside = "/" + language(request).tag() + "/office";
        if (privileges.hasNews(who.getName())) {
            // Whatever was asked for waits until the official knows what others did to the account.
            response.sendRedirect(inside + "/account");
            return;
        }
        var next = Optional.ofNullable(request.getParameter(NEXT)).orElse("");
        response.sendRedirect(isInside(next) ? next : inside);
    }

    /** With a passkey: the script goes on by itself, to where its page says, and is told whether that is the account first. */
    void enteredByScript(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        sessions.sweep();
        noted(request, who);
        response.setContentType("application/json");
        response.getOutputStream().print("{\"news\":%b}".formatted(privileges.hasNews(who.getName())));
    }

    /** Somebody came in where somebody is in already: its owner sees both, and so does who looks for takeovers. */
    void noted(HttpServletRequest request, Authentication who) {
        var session = request.getSession(false);
        var here = session == null ? "" : session.getId();
        if (sessions.of(who.getName(), here).stream().anyMatch(one -> !one.current())) {
            privileges.enter(PrivilegeFact.of(who.getName(), who.getName(), PrivilegeFact.Kind.SECOND_LOGIN));
        }
    }

    void turnedAway(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var because = switch (why) {
            case PasswordDoor.Barred barred -> "wait=" + barred.until().getEpochSecond();
            case PasswordDoor.PasskeyMissing _ -> "passkey";
            case BadCredentialsException _ -> "wrong";
            default -> {
                log.info("The city's own login let nobody in: {}", why.getMessage());
                yield "unknown";
            }
        };
        var next = Optional.ofNullable(request.getParameter(NEXT))
                .filter(Entrance::isInside)
                .map(path -> "&next=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                .orElse("");
        response.sendRedirect("/" + language(request).tag() + "/login?" + because + next);
    }

    void left(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
            throws IOException {
        response.sendRedirect("/" + language(request).tag() + "/login?left");
    }

    /** Nobody is led from our login to somewhere else. */
    static boolean isInside(String path) {
        return path.matches("/(ko|en)/office(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
    }
}
