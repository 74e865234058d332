package city.open.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** The key of a draft in the browser that writes it: a cookie which only the pages of this one procedure get. */
final class Held {
    private static final String COOKIE = "open-draft";

    private Held() {}

    static Optional<DraftKey> key(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : DraftKey.of(cookie.getValue());
    }

    static void keep(Asked asked, DraftKey key, HttpServletRequest request, HttpServletResponse response) {
        for (var lang : new String[] {"ko", "en"}) {
            Cookies.set(request, response, COOKIE, key.text(), "/" + lang + asked.path(), Drafts.KEPT);
        }
    }
}
