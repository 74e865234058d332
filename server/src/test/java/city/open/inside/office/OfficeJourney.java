package city.open.inside.office;

import city.open.Chromium;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A journey through the pages of {@link OfficeCity}, in a browser of its own. Which city it is, the class itself says. */
public abstract class OfficeJourney {
    protected static Chromium chromium;

    @LocalServerPort
    protected int port;

    @Autowired
    protected OfficeCity city;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    /** At a desk, with scripts. */
    protected final BrowserContext official(String account) {
        return official(account, 1280, ColorScheme.LIGHT);
    }

    protected final BrowserContext official(String account, int width, ColorScheme scheme) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, Chromium.window(width, scheme, true));
    }

    protected final Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.navigate(at(path));
        return page;
    }

    protected final String at(String path) {
        return "http://localhost:" + port + path;
    }
}
