package city.open.audit.overview;

import static city.open.Chromium.check;
import static city.open.inside.petition.Outcome.GRANTED;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.audit.orders.Opening;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.inside.identity.Accounts;
import city.open.inside.office.OfficeCity;
import city.open.inside.petition.Act;
import city.open.town.organization.OfficialId;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The mayor asks what is late and where it is stuck. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class OverviewTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private CityNow now;

    @Autowired
    private Opening opening;

    @Autowired
    private Accounts accounts;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void each_open_petition_is_counted_in_one_place_and_what_happened_in_its_week() {
        var before = now.at(OfficeCity.NOON);
        var late = city.fresh("은평 고속버스터미널 면허", "Express bus terminal, Eunpyeong", "2026-09-22T10:00");
        city.act(late, "2026-09-22T11:00", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        city.fresh("중랑 고속버스터미널 면허", "Express bus terminal, Jungnang", "2026-11-23T09:00");
        var decided = city.fresh("노원 고속버스터미널 면허", "Express bus terminal, Nowon", "2026-11-12T10:00");
        city.act(decided, "2026-11-12T11:00", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        city.act(
                decided,
                "2026-11-20T15:00",
                Act.decideElsewhere(GRANTED, new Text("면허 기준에 맞음", "Meets the standard"), List.of(), null));
        assertThat(opening.open(accounts.login("ahn").orElseThrow(), late, "Nobody has said why this is late."))
                .isNull();

        var after = now.at(OfficeCity.NOON);
        assertThat(after.open().open() - before.open().open()).isEqualTo(2);
        assertThat(after.open().late() - before.open().late()).isEqualTo(1);
        assertThat(after.open().newlyLate())
                .as("its date passed long ago")
                .isEqualTo(before.open().newlyLate());
        assertThat(after.open().still() - before.open().still()).isEqualTo(1);
        assertThat(after.open().unassigned() - before.open().unassigned()).isEqualTo(1);
        var open = after.open();
        assertThat(open.supplement()
                        + open.suspension()
                        + open.consultation()
                        + open.unassigned()
                        + open.moving()
                        + open.still())
                .as("each in one place")
                .isEqualTo(open.open());
        assertThat(after.weeks().get(0).received() - before.weeks().get(0).received())
                .isEqualTo(1);
        assertThat(after.weeks().get(0).decided() - before.weeks().get(0).decided())
                .isEqualTo(1);
        assertThat(after.weeks().get(1).received() - before.weeks().get(1).received())
                .isEqualTo(1);
        assertThat(after.orders().seen() - before.orders().seen()).isEqualTo(1);
        assertThat(after.divisions().getFirst().division()).isEqualTo(OfficeCity.BUS.value());
    }

    @Test
    void those_who_direct_see_it_first_and_nobody_else_does() {
        try (var min = official("min", 390, ColorScheme.DARK, true);
                var oh = official("oh", 1280, ColorScheme.LIGHT, true);
                var plain = official("oh", 390, ColorScheme.LIGHT, false);
                var han = official("han", 1280, ColorScheme.LIGHT, true)) {
            assertThat(han.request().get(at("/ko/office/overview")).status()).isEqualTo(403);
            var first = open(min, "/ko/office");
            assertThat(first.locator("h1")).hasText("지금의 시정");
            check(first, "overview-phone");
            var desk = open(oh, "/en/office/overview");
            assertThat(desk.locator("main")).containsText("What is late");
            assertThat(desk.locator("svg.weeks rect")).hasCount(2 * CityNow.WEEKS);
            assertThat(desk.locator("main")).not().containsText("Han Ji-woo");
            check(desk, "overview");
            desk.locator("main a", new Page.LocatorOptions().setHasText("Seoul"))
                    .first()
                    .click();
            assertThat(desk).hasURL(java.util.regex.Pattern.compile(".*/office/workload\\?agency=.*"));
            assertThat(open(plain, "/en/office/overview").locator("#weeks-title ~ .scroll tbody tr"))
                    .hasCount(CityNow.WEEKS);
        }
    }

    private BrowserContext official(String account, int width, ColorScheme scheme, boolean scripts) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, Chromium.window(width, scheme, scripts));
    }

    private Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.navigate(at(path));
        return page;
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
