package city.open.inside.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who is logged in. A session holds only the account's name and since when; the official, the post and the roles are read anew for each
 * request, so that what an administrator takes away is away at once.
 */
@Component
final class Sittings implements SecurityContextRepository {
    /** Idle for this long, a session ends; Spring Session counts it. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** However busy, nobody stays longer than a working day. */
    static final Duration LONGEST = Duration.ofHours(10);

    static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SINCE = "since";

    private final Accounts accounts;
    private final Clock clock;

    Sittings(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(request);
    }

    private SecurityContext load(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(ACCOUNT) instanceof String account)) {
            return new SecurityContextImpl();
        }
        var login = isOver(session) ? Optional.<Login>empty() : accounts.login(account);
        if (login.isEmpty()) {
            session.invalidate();
            return new SecurityContextImpl();
        }
        return new SecurityContextImpl(new LoginToken(login.get()));
    }

    private boolean isOver(HttpSession session) {
        return !(session.getAttribute(SINCE) instanceof Long since) || clock.millis() - since >= LONGEST.toMillis();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var authentication = context.getAuthentication();
        if (authentication != null) {
            var session = request.getSession();
            session.setAttribute(ACCOUNT, Accounts.normal(authentication.getName()));
            session.setAttribute(SINCE, clock.millis());
        } else {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }

    @Override
    @SuppressWarnings("deprecation") // Still abstract, though nothing calls it any more.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    /** Pages that ask for nobody cost no query. */
    private final class Deferred implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private @Nullable SecurityContext loaded;

        private Deferred(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var context = loaded;
            if (context == null) {
                context = load(request);
                loaded = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
