package city.open.inside.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.border.letters.FiledContent;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.catalogue.ProcedureCode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** An applicant who comes in with a passkey, in Chromium with an authenticator that is software but speaks the whole protocol. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class ApplicantPasskeyTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Filings filings;

    @Autowired
    private IntakeDatabase database;

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
    void an_applicant_adds_a_passkey_and_sees_everything_with_it_alone() {
        var number = PetitionNumber.of(2026, "6110000", 9_100_001);
        var code = filed(number, "홍길동");
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844))) {
            var page = context.newPage();
            Chromium.giveAuthenticator(page, true);
            addPasskey(page, number, code);
            chromium.check(page, "my-passkeys");
            button(page, "Leave").click();
            page.waitForURL(at("/en/my"));

            chromium.check(page, "my-passkey-entry");
            var sent = page.waitForRequest(
                    "**/my/passkey", () -> button(page, "Enter with a passkey").click());
            page.waitForURL(at("/en/my/" + number));
            assertThat(page.locator("main")).containsText("홍길동");
            assertThat(page.locator("#passkeys li")).hasCount(1);

            replay(context, sent);
            assertThat(keptOf(number))
                    .doesNotContain(code)
                    .doesNotContain("홍길동")
                    .contains(number.value());

            button(page, "Remove").click();
            assertThat(page.locator("#passkeys li")).hasCount(0);
            button(page, "Leave").click();
            button(page, "Enter with a passkey").click();
            assertThat(page.getByText("The passkey did not open a petition.")).isVisible();
            assertThat(page).hasURL(at("/en/my"));
        }
    }

    @Test
    void a_passkey_opens_its_own_petition_and_ends_with_its_access_code() {
        var number = PetitionNumber.of(2026, "6110000", 9_100_002);
        var other = PetitionNumber.of(2026, "6110000", 9_100_003);
        var code = filed(number, "홍길동");
        filed(other, "성춘향");
        try (var context = chromium.browser().newContext()) {
            var page = context.newPage();
            Chromium.giveAuthenticator(page, true);
            addPasskey(page, number, code);
            page.navigate(at("/en/my/" + other));
            button(page, "Enter with a passkey").click();
            page.waitForURL(at("/en/my/" + number));
            page.navigate(at("/en/my/" + other));
            assertThat(page.locator("#code")).isVisible();
            assertThat(page.locator("main")).not().containsText("성춘향");

            filed(number, "홍길동");
            button(page, "Enter with a passkey").click();
            assertThat(page.getByText("The passkey did not open a petition.")).isVisible();
        }
    }

    @Test
    void a_device_that_derives_no_key_does_not_become_a_passkey() {
        var number = PetitionNumber.of(2026, "6110000", 9_100_004);
        var code = filed(number, "홍길동");
        try (var context = chromium.browser().newContext()) {
            var page = context.newPage();
            Chromium.giveAuthenticator(page, false);
            enter(page, number, code);
            button(page, "Add a passkey").click();
            assertThat(page.getByText("This device cannot keep a key for us")).isVisible();
            page.reload();
            assertThat(page.locator("#passkeys li")).hasCount(0);
        }
    }

    @Test
    void what_is_no_credential_or_comes_from_elsewhere_is_answered_with_a_sentence() {
        try (var context = chromium.browser().newContext()) {
            for (var body : List.of(
                    "",
                    "nonsense",
                    "{}",
                    "{\"credential\":{\"rawId\":\"!\"}}",
                    credential("!"),
                    credential("AA"),
                    credential(""),
                    "[1,2]")) {
                var answer = context.request()
                        .post(at("/en/my/passkey"), RequestOptions.create().setData(body));
                assertThat(answer.status()).as(body).isEqualTo(422);
                assertThat(answer.text()).contains("The passkey did not open a petition.");
            }
            var elsewhere = context.request()
                    .post(
                            at("/en/my/passkey/options"),
                            RequestOptions.create().setHeader("Sec-Fetch-Site", "cross-site"));
            assertThat(elsewhere.status()).isEqualTo(403);
            var number = PetitionNumber.of(2026, "6110000", 9_100_005);
            for (var path : List.of("/passkeys", "/passkeys/options")) {
                assertThat(context.request()
                                .post(
                                        at("/en/my/" + number + path),
                                        RequestOptions.create().setData("{}"))
                                .status())
                        .isEqualTo(403);
            }
        }
    }

    private static String credential(String part) {
        return "{\"credential\":{\"id\":\"%1$s\",\"rawId\":\"AA\",\"response\":{\"clientDataJSON\":\"%1$s\",\"authenticatorData\":\"%1$s\",\"signature\":\"%1$s\"}}}"
                .formatted(part);
    }

    /** The same signature once more: its challenge has been used. */
    private void replay(BrowserContext context, Request sent) {
        try (var stranger = chromium.browser().newContext()) {
            var answer = stranger.request()
                    .post(
                            sent.url(),
                            RequestOptions.create()
                                    .setHeader("Content-Type", "application/json")
                                    .setData(Objects.requireNonNull(sent.postData())));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(stranger.cookies()).isEmpty();
        }
    }

    /** All that the public side's tables have of the passkey, as text. */
    private String keptOf(PetitionNumber number) {
        return String.join(
                "\n",
                database.jdbc()
                        .sql("SELECT encode(code, 'escape') || passkey::text FROM intake.passkey WHERE petition = ?")
                        .param(number.value())
                        .query(String.class)
                        .list());
    }

    private void addPasskey(Page page, PetitionNumber number, String code) {
        enter(page, number, code);
        button(page, "Add a passkey").click();
        assertThat(page.locator("#passkeys li")).hasCount(1);
    }

    private void enter(Page page, PetitionNumber number, String code) {
        page.navigate(at("/en/my"));
        page.locator("#number").fill(number.value());
        page.locator("#code").fill(code);
        page.locator("form:has(#code) .button").click();
        assertThat(page.locator("h1")).not().hasText("My petition");
    }

    private String filed(PetitionNumber number, String name) {
        var filing = new Filing(
                number,
                new ProcedureCode("TR-05"),
                1,
                null,
                OfficeCity.SEOUL,
                OfficeCity.BUS,
                OfficeCity.at("2026-11-23T13:30"),
                null,
                new byte[0]);
        var content = new FiledContent(
                FiledContent.freshSalt(),
                "ko",
                new Text("마을버스 등록", "Village bus registration"),
                null,
                new Person(name, "010-2345-6789", null, null, null, null),
                List.of(),
                List.of(),
                List.of());
        return filings.giveAccess(filing, content);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
