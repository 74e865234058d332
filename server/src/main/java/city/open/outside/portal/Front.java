package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Assets;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stands before everything else: what is kept ready goes out with one look-up, and only what is not goes on to the pages. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Front extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient Kept kept;
    private final transient Assets assets;
    private final transient Outage outage;

    Front(Kept kept, Assets assets, Outage outage) {
        this.kept = kept;
        this.assets = assets;
        this.outage = outage;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = ready(request);
        if (answer == null) {
            response.setHeader("Content-Security-Policy", Answer.POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            chain.doFilter(request, response);
        } else {
            answer.write(request, response);
        }
    }

    private @Nullable Answer ready(HttpServletRequest request) {
        var method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return null;
        }
        var path = request.getRequestURI();
        if (path.startsWith("/assets/")) {
            return assets.answer(path);
        }
        if (request.getQueryString() != null || outage.lasts()) {
            return null;
        }
        var answer = kept.fresh(path);
        return answer != null && (path.startsWith("/api/") || wantsPage(request)) ? answer : null;
    }

    /** Whether it is plain at a glance that the page is wanted; a header that weighs one form against another is not. */
    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null || accept.equals("*/*") || accept.equals("text/html") || accept.startsWith("text/html,");
    }

    /** What pages say while they are shown from what was kept. */
    static String notice(String path) {
        var words = Words.in(path.startsWith("/en") ? Lang.EN : Lang.KO);
        return "<p class=\"wrap\">" + words.say("outage") + "</p>";
    }
}
