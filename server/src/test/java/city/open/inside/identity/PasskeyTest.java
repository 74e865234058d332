package city.open.inside.identity;

import static city.open.inside.identity.People.PASSWORD;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.ground.database.TestDatabase;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Passkeys, and the pages around them, in Chromium with an authenticator that is software but speaks the whole protocol. */
@SpringBootTest(
        classes = {Open.class, People.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.ForSpring.class, CityProvider.ForSpring.class})
class PasskeyTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Privileges privileges;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    @Test
    void an_official_adds_a_passkey_and_comes_in_with_it_alone() {
        people.somebody("gwak", Role.OFFICER);
        try (var context = chromium.browser().newContext()) {
            var page = context.newPage();
            Chromium.giveAuthenticator(page, false);
            logIn(page, "gwak");
            page.navigate(at("/en/office/account"));
            page.getByLabel("Name of the new passkey").fill("work laptop");
            button(page, "Add a passkey").click();
            assertThat(page.getByText("The passkey is added.")).isVisible();
            assertThat(page.getByRole(AriaRole.ROWHEADER)).hasText("work laptop");

            page.getByLabel("My password alone does not log in").check();
            button(page, "Save").first().click();
            assertThat(page.getByText("From now on your password alone does not log in."))
                    .isVisible();
            button(page, "Log out").click();
            assertThat(page.getByText("You are logged out.")).isVisible();

            logIn(page, "gwak");
            assertThat(page.getByText("This account opens only with its passkey."))
                    .isVisible();
            page.navigate(at("/en/login?next=/en/office/account"));
            button(page, "Log in with a passkey").click();
            page.waitForURL(at("/en/office/account"));
            assertThat(page.getByText("Kim Min-seo")).isVisible();

            // Where a password would be told of it first, so is a passkey.
            button(page, "Log out").click();
            page.waitForURL(at("/en/login?left"));
            privileges.enter(PrivilegeFact.of("somebody-else", "gwak", PrivilegeFact.Kind.LINK));
            page.navigate(at("/en/login?next=/en/office/petitions"));
            button(page, "Log in with a passkey").click();
            page.waitForURL(at("/en/office/account"));
            var read = page.locator("button[name=upTo]");
            assertThat(read).isVisible();
            read.click();
            assertThat(read).hasCount(0);
            button(page, "Log out").click();
            page.waitForURL(at("/en/login?left"));
            page.navigate(at("/en/login"));
            button(page, "Log in with a passkey").click();
            page.waitForURL(Pattern.compile(".*/en/office(?!/account).*"));
            page.navigate(at("/en/office/account"));

            button(page, "Remove").click();
            assertThat(page.getByText("The passkey is removed.")).isVisible();
            button(page, "Log out").click();
            button(page, "Log in with a passkey").click();
            assertThat(page.getByText("The passkey did not work.")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"ko, 390", "en, 1280"})
    void every_page_is_accessible(String lang, int width) {
        var account = "axe-" + lang;
        people.somebody(account, Role.ADMIN);
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900))) {
            var page = context.newPage();
            for (var path : List.of("/login?wrong", "/login?left", invitations.forAccount(account), "/first/over")) {
                check(page, lang, path, width);
            }
            logIn(page, account);
            for (var path : List.of("/office/account", "/office/accounts")) {
                check(page, lang, path, width);
            }
        }
    }

    private void check(Page page, String lang, String path, int width) {
        page.navigate(at("/" + lang + path));
        assertThat(Chromium.barriers(page)).as("%s at %d pixels", path, width).isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s scrolls sideways at %d pixels", path, width)
                .isLessThanOrEqualTo(0);
        Chromium.screen(
                page,
                "%s%s-%d".formatted(lang, path.replaceAll("first/.*", "first").replaceAll("[^a-z]+", "-"), width));
    }

    private void logIn(Page page, String account) {
        page.navigate(at("/en/login"));
        page.getByLabel("Account").fill(account);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("form:has(#password) button").click();
        page.waitForLoadState();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
