package city.open.ground.page;

import jakarta.servlet.http.HttpServletRequest;

/** Tells a form that another site has sent in a reader's name, where no session holds a token for it. */
public final class Elsewhere {
    private Elsewhere() {}

    /** Browsers say so; those that do not are too old to be asked. */
    public static boolean sent(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
