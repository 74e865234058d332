package city.open.inside.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.border.letters.Person;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.By;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.outside.record.PublicRecord;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Both sides of a contract pledge, the ombudsman watches, and everyone sees who has not signed and what was answered. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class IntegrityTest {
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Petitions petitions;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Vault vault;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    @Test
    void a_contract_from_its_sum_to_a_sanction() {
        city.settle();
        city.ombudsman("gil");
        var number = city.purchase("교통카드 단말기 구매", "Purchase of card readers");
        var small = city.purchase("사무용 의자 구매", "Purchase of chairs");
        vault.seal(number, new Person("김서연", "010-2345-6789", null, null, "서연정보", null));
        vault.addFile(number, "1", "규격서.txt", "text/plain", bytes("규격"), OfficeCity.NOON);
        try (var officer = official("han");
                var head = official("jang");
                var watcher = official("gil");
                var phone = chromium.phone("en-GB", false)) {
            var seen = phone.newPage();
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#pledges")).containsText("The sum has not been stated yet");
            assertThat(seen.locator("#pledges dd.late")).hasCount(2);

            var ombudsman = watcher.newPage();
            ombudsman.navigate(at("/en/office/cases/" + number));
            assertThat(ombudsman.locator("main")).containsText("The ombudsman does not watch");

            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + number + "/state-contract"));
            desk.locator("#state-contract-contract").selectOption("GOODS");
            desk.locator("#state-contract-amount").fill("12000");
            desk.locator("#state-contract-quantity").fill("10000");
            record(desk);
            await(number, "contract.stated");
            assertThat(desk.request()
                            .get(at("/en/office/cases/" + number + "/pledge"))
                            .text())
                    .as("the officer does not sign for the agency")
                    .doesNotContain("id=\"pledge-sure\"");

            desk.navigate(at("/en/office/cases/" + number + "/code"));
            desk.locator("form.form .button").click();
            var code = desk.locator("#code").innerText();
            var mine = phone.newPage();
            mine.navigate(at("/en/my"));
            mine.locator("#number").fill(number.value());
            mine.locator("#code").fill(code.toLowerCase(Locale.ROOT).replace("-", ""));
            mine.locator("form.calc .button").click();
            chromium.checkCopy(mine, "my-pledge", at(""));
            mine.locator("#pledge-sure").check();
            mine.locator("#pledge .button").click();
            await(number, "pledge.signed");

            seen.navigate(at("/en/integrity"));
            var listed = seen.locator("article.pledged")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(number.value()));
            assertThat(listed).containsText("The citizens’ ombudsman watches");
            assertThat(listed.locator("dd.late")).hasCount(1);
            chromium.checkCopy(seen, "integrity-missing", at(""));

            var bench = head.newPage();
            bench.navigate(at("/en/office/cases/" + number + "/pledge"));
            bench.locator("#pledge-sure").check();
            record(bench);
            Patience.until(
                    "both halves",
                    () -> petitions.find(number).orElseThrow(),
                    one -> one.integrity().signed().size() == 2);

            ombudsman.navigate(at("/en/office/contracts"));
            assertThat(ombudsman.locator("main")).containsText(number.value());
            assertThat(ombudsman.locator("main")).not().containsText(small.value());
            Chromium.check(ombudsman, "contracts");
            ombudsman.navigate(at("/en/office/cases/" + number + "/files"));
            ombudsman.locator("select[name=purpose]").selectOption("AUDIT");
            assertThat(ombudsman.locator("input[type=file]")).hasCount(0);
            ombudsman.waitForDownload(
                    () -> ombudsman.locator("button[name=file]").click());
            assertThat(vault.openings(number))
                    .as("each paper that is seen is written down")
                    .anySatisfy(opening -> assertThat(String.valueOf(opening)).contains("gil"));
            assertThat(ombudsman
                            .request()
                            .post(at("/en/office/cases/" + number + "/applicant"))
                            .text())
                    .doesNotContain("010-2345-6789");

            ombudsman.navigate(at("/en/office/cases/" + number + "/announce-visit"));
            ombudsman.locator("#announce-visit-until").fill("2026-11-23");
            ombudsman.locator("#announce-visit-purpose").fill("How the readers are tested");
            record(ombudsman);
            await(number, "visit.announced");
            ombudsman.navigate(at("/en/office/cases/" + number + "/hold-visit"));
            ombudsman.locator("#hold-visit-findings").fill("Two of three were tested");
            record(ombudsman);
            await(number, "visit.held");
            ombudsman.navigate(at("/en/office/cases/" + number + "/recommend"));
            ombudsman.locator("#recommend-recommendation").fill("Test all of them");
            record(ombudsman);
            await(number, "recommendation.made");

            desk.navigate(at("/en/office/cases/" + number + "/answer-recommendation"));
            desk.locator("#answer-recommendation-followed").selectOption("yes");
            desk.locator("#answer-recommendation-answer").fill("All are tested from Tuesday on");
            record(desk);
            await(number, "recommendation.answered");
            var han = petitions.find(number).orElseThrow();
            assertThat(han.integrity().recommendations()).allMatch(one -> one.answered());

            bench.navigate(at("/en/office/cases/" + number + "/sanction"));
            bench.locator("#sanction-ground").selectOption("BRIBE");
            bench.locator("#sanction-bribe").fill("150000000");
            bench.locator("#sanction-committee").fill("2026-11-20");
            bench.locator("#sanction-until").fill("2026-12-01");
            bench.locator("#sanction-reason").fill("Found by the court");
            record(bench);
            await(number, "sanction.imposed");

            seen.navigate(at("/en/integrity"));
            assertThat(listed.locator("dd.late")).hasCount(0);
            assertThat(listed).containsText("followed");
            assertThat(seen.locator("section[aria-labelledby=sanctions]")).containsText("2027-11-30");
            assertThat(seen.locator("main")).not().containsText("서연");
            chromium.checkCopy(seen, "integrity", at(""));
            Chromium.screen(seen, "integrity");
            seen.navigate(at("/ko/integrity"));
            chromium.checkCopy(seen, "integrity-ko", at(""));
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#pledges")).containsText("Test all of them");
            assertThat(seen.locator("#pledges")).containsText("Jang Hyun-woo");
            chromium.checkCopy(seen, "case-pledges", at(""));
            assertThat(seen.request().get(at("/en/integrity.json")).text())
                    .contains("\"petition\":\"" + number + "\"", "\"watched\":true", "\"until\":\"2027-11-30\"");

            assertThat(petitions.facts(number).stream()
                            .filter(fact -> fact.by() instanceof By.OfApplicant)
                            .map(fact -> fact.kind()))
                    .containsExactly("pledge.signed");
        }
    }

    /** The form is sent, and what it says is shown at once. */
    private static void record(Page page) {
        page.locator("form.form .button").first().click();
        Chromium.press(page, "Show now");
    }

    private void await(PetitionNumber number, String kind) {
        Patience.until(
                kind + " in the public record",
                () -> record.find(number.value()).stream()
                        .flatMap(one -> one.entries().stream())
                        .map(entry -> entry.kind())
                        .toList(),
                kinds -> kinds.contains(kind));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private BrowserContext official(String account) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, Chromium.window(1280, ColorScheme.LIGHT, true));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
