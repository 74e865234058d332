package city.open.outside.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ground.database.TestDatabase;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.Place;
import city.open.outside.verification.SmallLog;
import city.open.outside.verification.TakenProof;
import city.open.outside.verification.Trust;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** How readers find out whether the city has changed what it once showed: in the browser, by hand, and by command. */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "open.demo=true")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class VerifyingTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    @Autowired
    private PublicRecord record;

    @TempDir
    private Path folder;

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
        Patience.until(
                "a signature under all entries",
                () -> status("/log/checkpoint") == 200
                        && get("/log/checkpoint")
                                        .lines()
                                        .skip(1)
                                        .findFirst()
                                        .map(Long::parseLong)
                                        .orElse(0L)
                                > record.lastIndex());
    }

    @ParameterizedTest
    @CsvSource({"ko, 390, light", "ko, 1280, dark", "en, 390, dark", "en, 1280, light"})
    void every_page_is_accessible(String lang, int width, String scheme) {
        var number = city.decidedNumber();
        var entry = record.find(number.value()).orElseThrow().entries().get(3).index();
        try (var context = reader(width, scheme, true)) {
            var page = context.newPage();
            for (var path : List.of(
                    "/verify",
                    "/petitions/" + number + "/entries/" + entry + "/proof",
                    "/petitions/" + number + "?at=2026-10-20",
                    "/petitions/" + number)) {
                page.navigate(at("/" + lang + path));
                assertThat(verdict(page)).hasAttribute("data-verdict", "holds");
                page.locator("details").all().forEach(one -> one.evaluate("e => e.open = true"));
                Chromium.screen(page, "verify-" + lang + path.replaceAll("[^a-z]+", "-") + width + "-" + scheme);
                assertThat(Chromium.barriers(page))
                        .as("%s at %d pixels, %s", path, width, scheme)
                        .isEmpty();
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("%s scrolls sideways at %d pixels", path, width)
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    @Test
    void a_first_visitor_is_told_what_holds_and_a_returning_one_that_nothing_was_rewritten() {
        try (var context = reader(1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/petitions/" + city.decidedNumber()));

            var first = verdict(page);
            assertThat(first).containsText("It holds: all 11 entries of this petition stand in the city’s log");
            assertThat(first).containsText("This browser saw the log for the first time");
            page.reload();
            assertThat(verdict(page)).containsText("the log has only grown");
        }
    }

    @Test
    void an_entry_shown_otherwise_than_it_was_signed_turns_red() {
        var number = city.decidedNumber();
        try (var lying = new CityThatLies(at(""));
                var context = reader(390, "light", true)) {
            var page = context.newPage();
            page.navigate(lying.url() + "/en/petitions/" + number);
            assertThat(verdict(page)).hasAttribute("data-verdict", "holds");

            lying.changes("/api/v1/petitions/", body -> body.replace("footpath", "car park"));
            page.reload();
            assertThat(verdict(page)).hasAttribute("data-verdict", "broken");
            assertThat(page.locator("#verdict")).containsText("is not the one that the log was committed to");
            Chromium.screen(page, "verify-broken-390-light");

            lying.tellsTheTruth();
            lying.changes(
                    "/en/petitions/", body -> body.replaceFirst("datetime=\"2026-10-14T", "datetime=\"2026-10-13T"));
            page.reload();
            assertThat(verdict(page)).containsText("does not stand in this page’s timeline as it does in the log");

            lying.tellsTheTruth();
            lying.changes("/log/checkpoint", VerifyingTest::withAnotherSignature);
            page.reload();
            assertThat(verdict(page)).hasAttribute("data-verdict", "broken");
        }
    }

    /** What stands above the entries is bound to the last of them: in the data, and on the page itself. */
    @Test
    void a_head_shown_otherwise_than_it_was_published_turns_red() {
        var number = city.decidedNumber();
        try (var lying = new CityThatLies(at(""));
                var context = reader(1280, "light", true)) {
            var page = context.newPage();
            page.navigate(lying.url() + "/en/petitions/" + number);
            assertThat(verdict(page)).containsText("What stands above them, such as state, dates");

            for (var lie : List.of(
                    List.of("/api/v1/petitions/", "status\":\"decided", "status\":\"suspended"),
                    List.of("/en/petitions/", "status&#34;:&#34;decided", "status&#34;:&#34;suspended"),
                    List.of("/en/petitions/", "(data-shown=\"divisionName\">)", "$1Another "),
                    List.of("/en/petitions/", "(data-shown=\"reason\">)Conforms", "$1Does not conform"),
                    List.of(
                            "/en/petitions/",
                            "<time datetime=\"[^\"]*\" data-shown=\"due\"",
                            "<time datetime=\"2027-01-01\" data-shown=\"due\""),
                    List.of(
                            "/en/petitions/",
                            "data-value=\"decided granted-with-conditions\"",
                            "data-value=\"decided refused\""))) {
                lying.tellsTheTruth();
                lying.changes(lie.get(0), body -> {
                    var changed = body.replaceAll(lie.get(1), lie.get(2));
                    if (changed.equals(body) && body.contains(number.value())) {
                        throw new IllegalStateException("nothing to lie about: " + lie);
                    }
                    return changed;
                });
                page.reload();
                assertThat(verdict(page))
                        .containsText(
                                "What stands above the entries, state, dates, division or reason, is not what entry");
                assertThat(verdict(page)).hasAttribute("data-verdict", "broken");
            }
        }
    }

    @Test
    void what_stood_there_on_an_earlier_day_is_bound_to_its_entry_of_then() {
        try (var lying = new CityThatLies(at(""));
                var context = reader(390, "light", true)) {
            var page = context.newPage();
            page.navigate(lying.url() + "/en/petitions/" + city.decidedNumber() + "?at=2026-10-20");
            assertThat(verdict(page)).containsText("What stands above them, such as state, dates");

            lying.changes("/en/petitions/", body -> body.replaceAll("(data-shown=\"divisionName\">)", "$1Another "));
            page.reload();
            assertThat(verdict(page)).hasAttribute("data-verdict", "broken");
        }
    }

    /** One letter of it is another one, whichever it was. */
    private static String withAnotherSignature(String note) {
        return Pattern.compile("(?m)^(— \\S+ .{20})(.)")
                .matcher(note)
                .replaceFirst(found -> found.group(1) + (found.group(2).equals("A") ? "B" : "A"));
    }

    /** The one who keeps the key signs another history: who comes back sees it. */
    @Test
    void a_history_rewritten_with_the_right_key_turns_red_for_who_comes_back() {
        try (var forger = new SmallLog(300);
                var lying = new CityThatLies(at(""));
                var context = reader(1280, "light", true)) {
            lying.takesFrom("/log/", forger.url());
            lying.changes(
                    "/en/verify",
                    body -> body.replaceFirst("data-key=\"[^\"]*\"", "data-key=\"" + forger.key.verifier() + "\""));
            var page = context.newPage();
            page.navigate(lying.url() + "/en/verify");
            assertThat(verdict(page)).containsText("It holds: the log of 300 entries is signed by the city.");

            forger.grow(77, "granted");
            assertThat(verdict(page)).containsText("the log has only grown");

            forger.fork(500, "refused");
            assertThat(verdict(page)).containsText("does not begin with the 377 this browser has seen before");
            forger.fork(200, "granted");
            assertThat(verdict(page)).containsText("The log has 200 entries, fewer than the 377");
        }
    }

    @Test
    void the_lines_of_shell_on_the_proof_page_really_check_the_proof() throws IOException, InterruptedException {
        for (var entry : record.find(city.decidedNumber().value())
                .orElseThrow()
                .entries()
                .subList(0, 3)) {
            try (var context = reader(1280, "light", true)) {
                var page = context.newPage();
                page.navigate(at("/en/petitions/" + entry.petition() + "/entries/" + entry.index() + "/proof"));
                assertThat(page.locator("pre.shell").textContent().lines())
                        .as("as the page says")
                        .hasSize(10);
                var lines = folder.resolve("check.sh");
                Files.writeString(lines, page.locator("pre.shell").textContent());
                var shell = new ProcessBuilder("sh", lines.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
                var said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(shell.waitFor()).as(said).isZero();
                assertThat(said.lines().filter(line -> line.startsWith("in the entry: ")))
                        .hasSize(entry.salts().size());
                assertThat(said)
                        .contains("\"index\":" + entry.index())
                        .doesNotContain("NOT")
                        .endsWith("in the tree\nSignature Verified Successfully\n");
            }
        }
    }

    @Test
    void a_petition_can_be_seen_as_it_was() {
        try (var context = reader(1280, "light", false)) {
            var page = context.newPage();
            page.navigate(at("/en/petitions/" + city.decidedNumber() + "?at=2026-10-20"));

            assertThat(page.locator(".then")).containsText("as it was at the end of 2026-10-20 (Tue)");
            assertThat(page.locator(".then")).containsText("7 later entries are left out");
            assertThat(page.locator("#timeline > li")).hasCount(4);
            assertThat(page.locator("#now-title")).hasText("Now");
            assertThat(page.locator("main")).not().containsText("Granted");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Oldest first"))
                    .click();
            assertThat(page.locator("#timeline > li").first()).containsText("Received");
            page.getByText("한국어").click();
            assertThat(page.locator(".then")).containsText("2026-10-20 (화) 하루가 끝날 때");
        }
        assertThat(status("/en/petitions/" + city.decidedNumber() + "?at=2026-10-01"))
                .isEqualTo(404);
        assertThat(status("/en/petitions/" + city.decidedNumber() + "?size=some"))
                .isEqualTo(400);
    }

    /** What stood above the timeline was kept when it was shown, and is bound to the entry of then. */
    @Test
    void a_petition_as_it_was_is_what_its_entry_of_then_was_bound_to() {
        for (var number : List.of(city.decidedNumber(), city.shownUnderReview())) {
            var today = record.find(number.value()).orElseThrow();

            for (int size = 1; size <= today.entries().size(); size++) {
                var then = record.asItWas(today, size).orElseThrow();

                assertThat(then.view().entries()).isEqualTo(size);
                assertThat(Objects.requireNonNull(then.head()).hash())
                        .isEqualTo(then.entries().getLast().head());
            }
            assertThat(record.asItWas(today, today.entries().size())).contains(today);
        }
    }

    @Test
    void the_command_says_the_same_and_a_proof_taken_away_holds_alone() {
        var told = new ArrayList<String>();
        new LogCheck(Place.of(at("")), Trust.IN_THE_LOG_ITSELF, folder.resolve("seen"), told::add, (_, _) -> {})
                .everything();
        new LogCheck(Place.of(at("")), Trust.IN_THE_LOG_ITSELF, folder.resolve("seen"), told::add, (_, _) -> {})
                .petition(city.decidedNumber().value());
        assertThat(told).anyMatch(line -> line.startsWith("All 11 entries that are shown of petition"));

        var trust = Trust.IN_THE_LOG_ITSELF.orKeptIn(folder.resolve("seen"));
        var certificate = get("/en/petitions/" + city.decidedNumber() + "/certificate.json");
        assertThat(TakenProof.check(certificate.getBytes(StandardCharsets.UTF_8), trust))
                .hasSize(11);
        var pdf = fetch("/ko/petitions/" + city.decidedNumber() + "/certificate.pdf", BodyHandlers.ofByteArray())
                .body();
        assertThat(TakenProof.check(pdf, trust)).hasSize(11);
    }

    /** Somebody with a screen of this width who has never been here. */
    private static BrowserContext reader(int width, String scheme, boolean javascript) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 700 ? 844 : 900)
                        .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(javascript));
    }

    private static Locator verdict(Page page) {
        page.locator("form[data-verify] button").click();
        var verdict = page.locator("#verdict");
        assertThat(verdict).not().hasAttribute("data-verdict", "checking");
        return verdict;
    }

    private int status(String path) {
        return fetch(path, BodyHandlers.ofString()).statusCode();
    }

    private String get(String path) {
        return fetch(path, BodyHandlers.ofString()).body();
    }

    private <T> HttpResponse<T> fetch(String path, HttpResponse.BodyHandler<T> as) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(at(path))).build(), as);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
