package city.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The browser of the machine, without a window: phones of citizens and the desks of officials. */
public final class Chromium implements AutoCloseable {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /**
     * All that the contrast of a text depends on, once for each kind of text that can be seen: its colours, also of what lies behind it,
     * whether it is large, and what it is where it may lie over something that is not around it.
     */
    private static final String PAINTS = """
            () => {
              const named = e => e.tagName + "." + [...e.classList].join(".")
              const lit = new Map([[null, 1]])
              const light = e => {
                if (!lit.has(e)) lit.set(e, getComputedStyle(e).opacity * light(e.parentElement))
                return lit.get(e)
              }
              const behind = new Map([[null, ""]])
              const around = e => {
                if (behind.has(e)) return behind.get(e)
                const s = getComputedStyle(e)
                const own = [s.backgroundColor]
                if (s.backgroundImage !== "none") own.push(named(e), s.backgroundImage)
                if (s.position !== "static" || s.float !== "none") own.push(named(e), s.position, s.float)
                const opaque = own.length === 1 && s.backgroundColor.startsWith("rgb(")
                const unseen = own.length === 1 && s.backgroundColor === "rgba(0, 0, 0, 0)"
                const all = unseen ? around(e.parentElement) : own.join(" ") + (opaque ? "" : " < " + around(e.parentElement))
                behind.set(e, all)
                return all
              }
              const shown = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true})
              const seen = new Set()
              const add = e => {
                const s = getComputedStyle(e), size = parseFloat(s.fontSize)
                const large = size >= 24 || (size >= 18.66 && s.fontWeight >= 700)
                seen.add([s.color, large, s.textShadow, s.webkitTextFillColor, light(e),
                  !!e.closest(":disabled, [aria-disabled=true]"), around(e)].join("|"))
              }
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
              while (texts.nextNode()) {
                const e = texts.currentNode.parentElement
                if (texts.currentNode.data.trim() && shown(e)) add(e)
              }
              for (const e of document.querySelectorAll("input, select, textarea")) if (shown(e)) add(e)
              return [...seen]
            }
            """;

    private static final Set<String> JUDGED = ConcurrentHashMap.newKeySet();

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run",
                            "--disable-quic")));

    /** Where {@code ./open test} found it; started otherwise, where Debian puts it. */
    private static Path executable() {
        return Path.of(Objects.requireNonNullElse(System.getenv("OPEN_CHROMIUM"), "/usr/bin/chromium"));
    }

    /** What a browser keeps after logging in, so that nobody logs in twice. */
    private final Map<String, String> loggedIn = new HashMap<>();

    public Browser browser() {
        return browser;
    }

    /** A window of 390 pixels is a phone. */
    public static Browser.NewContextOptions window(int width, ColorScheme scheme, boolean scripts) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, width < 700 ? 844 : 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts);
    }

    public BrowserContext phone(String locale, boolean scripts) {
        var phone = browser.newContext(
                window(390, ColorScheme.LIGHT, scripts).setLocale(locale).setHasTouch(true));
        phone.setDefaultTimeout(15_000);
        return phone;
    }

    /** Somebody who works in the intranet of the site and has logged in with account and password. */
    public BrowserContext official(String site, String account, String password, Browser.NewContextOptions window) {
        return browser.newContext(window.setStorageState(
                loggedIn.computeIfAbsent(site + " " + account, _ -> logIn(site, account, password))));
    }

    private String logIn(String site, String account, String password) {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(site + "/en/login");
            page.locator("#account").fill(account);
            page.locator("#password").fill(password);
            page.locator("#password").press("Enter");
            page.waitForURL("**/office**");
            return context.storageState();
        }
    }

    public static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    /** Holds a page against WCAG and looks that it does not scroll sideways. */
    public static void check(Page page, String name) {
        screen(page, name);
        assertThat(barriers(page)).as(name).isEmpty();
        assertThatItFits(page, name);
    }

    /** The same for a page where scripts are off and axe cannot run: of a copy, on a phone and at 320 pixels, which is 1280 at 400 %. */
    public void checkCopy(Page page, String name, String site) {
        screen(page, name);
        try (var scripted = browser.newContext()) {
            var copy = scripted.newPage();
            copy.setViewportSize(390, 844);
            copy.navigate(site + "/receipts/key");
            copy.setContent(page.content());
            assertThat(barriers(copy)).as(name).isEmpty();
            for (int width : new int[] {390, 320}) {
                copy.setViewportSize(width, 844);
                assertThatItFits(copy, "%s at %d pixels".formatted(name, width));
            }
        }
    }

    private static void assertThatItFits(Page page, String name) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s scrolls sideways", name)
                .isLessThanOrEqualTo(0);
    }

    /**
     * What axe finds wrong with the page by WCAG 2.2 AA, with the first place of each. Our pages have no frames, so axe need not open a
     * second page to put their results together, which takes longer than the finding.
     *
     * <p>The contrast of colours takes three times as long as all the rest. It is looked at again only where the page shows a text in
     * colours, size and place that no page of this run has shown before.
     */
    public static List<String> barriers(Page page) {
        var paints = paints(page);
        var judged = JUDGED.containsAll(paints);
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        var axe = new AxeBuilder(page).setLegacyMode(true).options(options).withTags(WCAG);
        var found = (judged ? axe.disableRules(List.of("color-contrast")) : axe)
                .analyze()
                .getViolations();
        if (found.stream().noneMatch(rule -> rule.getId().equals("color-contrast"))) {
            JUDGED.addAll(paints);
        }
        return found.stream()
                .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .toList();
    }

    private static List<String> paints(Page page) {
        return ((List<?>) page.evaluate(PAINTS))
                .stream().map(String.class::cast).toList();
    }

    /** Leaves a picture of the whole page in {@code target/screens} if {@code -Dopen.screens=true} asks for it: they are for people. */
    public static void screen(Page page, String name) {
        if (Boolean.getBoolean("open.screens")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screens", name + ".png")));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /**
     * Gives this page a device for passkeys that a finger always touches.
     *
     * @param derives whether it also derives keys (PRF)
     */
    public static void giveAuthenticator(Page page, boolean derives) {
        var devtools = page.context().newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("ctap2Version", "ctap2_1");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        options.addProperty("hasPrf", derives);
        var asked = new JsonObject();
        asked.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", asked);
    }
}
