package city.open.outside.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ground.database.TestDatabase;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** What people do on the site, in Chromium. */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "open.demo=true")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class JourneysTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    @Autowired
    private Clock clock;

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

    @ParameterizedTest
    @CsvSource({"ko, 390, light", "ko, 1280, dark", "en, 390, dark", "en, 1280, light"})
    void every_page_is_accessible(String lang, int width, String scheme) {
        try (var context = reader(width, scheme, true)) {
            var page = context.newPage();
            for (var path : List.of(
                    "/",
                    "/sectors/transportation",
                    "/procedures",
                    "/procedures/TR-10",
                    "/policy",
                    "/statistics",
                    "/statistics?procedure=HC-02",
                    "/effect?procedure=HC-02&day=2026-11-01",
                    "/surveys",
                    "/map?status=all",
                    "/map/gangnam-gu?late=true",
                    "/index",
                    "/disclosure?month=2026-11",
                    "/disclosure?month=2026-11&agency=3220000",
                    "/agencies",
                    "/agencies/3220000",
                    "/agencies/3220000/building",
                    "/petitions?status=open",
                    "/petitions?status=open&view=table",
                    "/petitions?from=nonsense",
                    "/petitions/" + city.shownUnderReview(),
                    "/petitions/" + city.decidedNumber(),
                    "/petitions/" + city.shownUnderReview() + "/share",
                    "/about",
                    "/data",
                    "/clock?received=2026-06-01T14:00&period=3d",
                    "/follow?petition=" + city.shownUnderReview(),
                    "/no-such-page")) {
                page.navigate(at("/" + lang + path));
                assertThat(Chromium.barriers(page))
                        .as("%s at %d pixels, %s", path, width, scheme)
                        .isEmpty();
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("%s scrolls sideways at %d pixels", path, width)
                        .isLessThanOrEqualTo(0);
                Chromium.screen(page, lang + path.replaceAll("[^a-z0-9]+", "-") + "-" + width + "-" + scheme);
            }
        }
    }

    @Test
    void a_neighbour_finds_the_own_district_without_telling_anybody() {
        try (var context = reader(390, "light", true)) {
            context.grantPermissions(List.of("geolocation"));
            context.setGeolocation(new Geolocation(37.5000, 127.0470));
            var page = context.newPage();
            page.navigate(at("/en/map"));
            var asked = new ArrayList<String>();
            page.onRequest(request -> asked.add(request.url()));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Near me"))
                    .click();
            var here = page.locator("#near [role=status] a");
            assertThat(here).hasText(Pattern.compile("Gangnam-gu: \\d+ \\(Open\\), \\d+ past due"));
            // The page's own picture may come after the page; where somebody is stands in no such address.
            assertThat(asked).allMatch(url -> url.matches("[^?]*/assets/favicon-[0-9a-f]+[.]svg"));
            here.click();
            page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Yeoksam-dong")))
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();
            assertThat(page.locator("#results")).containsText("Six-storey mixed-use building");
        }
    }

    @Test
    void a_page_holds_at_twice_its_size() {
        try (var context = reader(640, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/ko/petitions/" + city.shownUnderReview()));
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void someone_finds_a_petition_and_reads_it_without_javascript() {
        try (var context = reader(390, "light", false)) {
            var page = context.newPage();
            page.navigate(at("/en/"));
            page.getByLabel("Find a petition").fill("Yeoksam");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Six-storey mixed-use building"))
                    .first()
                    .click();
            assertThat(page.locator("h1")).hasText("Six-storey mixed-use building, Yeoksam-dong");
            page.getByText("How this date is counted").click();
            assertThat(page.locator(".counted ol")).isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Oldest first"))
                    .click();
            assertThat(page.locator(".timeline > li").first()).containsText("Received");
            page.getByText("한국어").click();
            assertThat(page.locator("html")).hasAttribute("lang", "ko");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("처리기한 계산"))
                    .first()
                    .click();
            page.getByLabel("접수 일시").fill("2026-06-01T14:00");
            page.getByLabel("처리기간", new Page.GetByLabelOptions().setExact(true)).fill("3d");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("계산하기"))
                    .click();
            assertThat(page.locator(".answer .big")).hasText("2026-06-05 (금) 14:00");
        }
    }

    @Test
    void someone_follows_a_petition_by_e_mail_without_javascript() {
        var mailbox = "minji@reader.example";
        try (var context = reader(390, "light", false)) {
            var page = context.newPage();
            page.navigate(at("/ko/petitions/" + city.shownUnderReview()));
            page.locator("a[href*='/follow?petition=']").click();
            page.locator("#email").fill("minji@reader");
            Chromium.press(page, "확인 번호 받기");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("전자우편 주소가 아닙니다");
            look(page, "follow-fault");
            page.locator("#email").fill(mailbox);
            Chromium.press(page, "확인 번호 받기");
            Patience.until("the question by mail", () -> mails(mailbox), mails -> mails.size() == 1);
            var question = mails(mailbox).getFirst();
            var code = Pattern.compile("class=\"code\">(\\d{6})<").matcher(question);
            assertThat(code.find()).isTrue();
            page.locator("#code").fill("12");
            Chromium.press(page, "확인하기");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("번호가 다릅니다");
            look(page, "follow-code");
            page.locator("#code").fill(code.group(1));
            Chromium.press(page, "확인하기");
            assertThat(page.locator("h1")).hasText("소식을 받습니다");
            look(page, "follow-confirmed");

            city.complete(city.shownUnderReview(), "site-inspection", clock.instant());
            Patience.until("the news by mail", () -> mails(mailbox), mails -> mails.size() == 2);
            var news = mails(mailbox).getLast();
            page.navigate(link(news, "/ko/follow/manage/"));
            page.locator("#daily").check();
            Chromium.press(page, "바꾸기");
            assertThat(page.locator("main").getByRole(AriaRole.STATUS)).hasText("바꾸었습니다.");
            assertThat(page.locator("#daily")).isChecked();
            look(page, "follow-manage");
            page.navigate(link(news, "/follow/stop/"));
            Chromium.press(page, "그만 받기");
            assertThat(page.locator("h1")).hasText("소식을 받지 않습니다");
            look(page, "follow-stopped");
            page.setContent(news);
            look(page, "mail-news");
        }
    }

    private void look(Page page, String name) {
        chromium.checkCopy(page, name, at(""));
    }

    /** The pages in the mails to somebody. */
    private static List<String> mails(String mailbox) {
        return Stream.of(SmallCity.MAILBOXES.getReceivedMessages())
                .filter(mail ->
                        GreenMailUtil.getAddressList(allRecipients(mail)).equals(mailbox))
                .map(mail -> {
                    try {
                        return ((Multipart) mail.getContent())
                                .getBodyPart(1)
                                .getContent()
                                .toString();
                    } catch (IOException | MessagingException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    private static Address[] allRecipients(Message mail) {
        try {
            return mail.getAllRecipients();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String link(String mail, String path) {
        var link = Pattern.compile(Pattern.quote(SmallCity.SITE + path) + "[A-Za-z0-9_-]+")
                .matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group().replace(SmallCity.SITE, at(""));
    }

    @Test
    void results_come_as_one_types() {
        try (var context = reader(1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/ko/petitions"));
            page.getByLabel("민원 찾기").last().fill("청담동");
            assertThat(page.locator("#results .subject")).hasCount(1);
            assertThat(page).hasURL(Pattern.compile(".*q=%EC.*"));
        }
    }

    @Test
    void what_happens_appears_by_itself_and_the_reader_keeps_their_place() {
        var number = city.underReview();
        city.awaitEntries(number, SmallCity.ENTRIES_UNDER_REVIEW);
        try (var context = reader(1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/petitions/" + number));
            page.getByText("How this date is counted").click();
            page.getByText("How this date is counted").focus();
            page.waitForCondition(() -> city.someoneWatches());
            city.complete(number, "site-inspection", clock.instant());
            assertThat(page.locator("#timeline > li").first()).containsText("Completed: Site check by an architect");
            assertThat(page.locator("#announce")).containsText("Completed: Site check by an architect");
            assertThat(page.locator(".counted ol")).isVisible();
            assertThat(page.getByText("How this date is counted")).isFocused();
        }
    }

    @Test
    void a_cut_connection_is_said_and_what_was_missed_appears_when_it_is_back() {
        var number = city.underReview();
        city.awaitEntries(number, SmallCity.ENTRIES_UNDER_REVIEW);
        try (var context = reader(390, "light", true)) {
            var page = context.newPage();
            page.route("**/live/**", route -> route.abort());
            page.navigate(at("/en/petitions/" + number));
            assertThat(page.locator("#connection")).isVisible();
            city.complete(number, "site-inspection", clock.instant());
            city.awaitEntries(number, SmallCity.ENTRIES_UNDER_REVIEW + 1);
            page.unroute("**/live/**");
            assertThat(page.locator("#timeline > li").first())
                    .containsText(
                            "Completed: Site check by an architect",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
            assertThat(page.locator("#connection")).isHidden();
        }
    }

    @Test
    void a_chosen_theme_is_kept() {
        try (var context = reader(1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark theme"))
                    .click();
            page.navigate(at("/en/about"));
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        }
    }

    private BrowserContext reader(int width, String scheme, boolean javascript) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 700 ? 844 : 900)
                        .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(javascript));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
