package city.open.outside.filing;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of drafts in the browser that writes them: a cookie for each, which only the pages of its procedure get. Every address and form of
 * a filing names its draft, so that two tabs of one procedure never write into one.
 */
final class Held {
    /** Of the address; the name is no secret, and opens nothing. */
    static final String DRAFT = "draft";

    private static final String COOKIE = "open-draft-";
    private static final Pattern NAMED = Pattern.compile("(?:^|&)" + DRAFT + "=([0-9a-f]{12})(?:&|$)");
    /** Browsers keep only so many cookies of one site. */
    private static final int MOST = 10;

    private Held() {}

    /** The draft that the address names, or empty. Read from the address itself, as asking for a parameter would read an upload. */
    static String named(HttpServletRequest request) {
        var found = NAMED.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
        return found.find() ? found.group(1) : "";
    }

    /** The key of the draft that the address names; empty where it names none, or none of this browser's. */
    static Optional<DraftKey> key(HttpServletRequest request) {
        var name = named(request);
        return all(request).stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /** All drafts of this procedure in this browser, the oldest first, as browsers send them. */
    static List<DraftKey> all(HttpServletRequest request) {
        return Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().startsWith(COOKIE))
                .flatMap(cookie -> DraftKey.of(cookie.getValue()).stream())
                .distinct()
                .toList();
    }

    static void keep(Asked asked, DraftKey key) {
        var before = all(asked.request());
        before.stream().limit(Math.max(0, before.size() - MOST + 1)).forEach(oldest -> forget(asked, oldest));
        set(asked, key, Drafts.KEPT);
    }

    static void forget(Asked asked, DraftKey key) {
        set(asked, key, Duration.ZERO);
    }

    private static void set(Asked asked, DraftKey key, Duration lasts) {
        for (var lang : new String[] {"ko", "en"}) {
            Cookies.set(
                    asked.request(),
                    asked.guest().response(),
                    COOKIE + key.name(),
                    lasts.isZero() ? "" : key.text(),
                    "/" + lang + asked.path(),
                    lasts);
        }
    }
}
