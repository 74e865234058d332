package city.open.inside.office;

import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.command.Commands;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Petitions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** One petition from the first page of the form to the result: a citizen on a phone without scripts, three officials, everybody else. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class FromFilingToResultTest {
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{7}-\\d{7}-\\d");
    private static final String SUBJECT = "A terminal for intercity buses in Magok";

    /** Waits for the decision, so that nobody leans on who has to take it (Official Information Disclosure Act art. 9(1)5). */
    private static final String REPORT = "The road is narrow.";

    /** What nobody but the office and the applicant may read. */
    private static final List<String> POISON = List.of(
            "QXNAMEQX",
            "010-7731-9042",
            "qxmailqx@example.org",
            "QXSTREETQX",
            "QXLOTQX",
            "QXDETAILQX",
            "QXPLANQX",
            "QXDRAWINGQX",
            "QXANSWERQX");

    private static Chromium chromium;

    @TempDir
    private Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Petitions petitions;

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

    /** @param code what opens the applicant's own view */
    private record Filed(PetitionNumber number, String code) {}

    @Test
    void a_citizen_files_the_office_asks_and_decides_and_everyone_sees_all_of_it_but_the_person() throws IOException {
        try (var phone = chromium.phone("en-GB", false);
                var han = official("han");
                var jang = official("jang");
                var oh = official("oh")) {
            var filing = phone.newPage();
            var filed = file(filing);
            keepReceipt(filing);

            var desk = han.newPage();
            receive(desk, filed.number());
            workAStep(desk, filed.number());
            askForASupplement(desk, filed.number());

            var mine = phone.newPage();
            enter(mine, filed);
            assertThat(phone.request()
                            .get(at("/en/petitions/" + filed.number()))
                            .text())
                    .contains("No objection")
                    .doesNotContain(REPORT);
            assertThat(mine.locator(".panel.is-now")).containsText("Answer the request for a supplement");
            assertThat(mine.locator("#supplement")).containsText("Plan of the access road");
            mine.locator("#supplement-words").fill("Here it is. QXANSWERQX");
            mine.locator("#supplement-files").setInputFiles(pdf("QXDRAWINGQX 도면.pdf", "QXDRAWINGQX"));
            mine.locator("#supplement .button").first().click();
            assertThat(mine.locator("[role=status]").last()).containsText("Sent");

            Patience.until(
                    "the supplement to be handed in",
                    () -> !petitions.find(filed.number()).orElseThrow().supplementOpen());
            desk.navigate(at("/en/office/cases/" + filed.number()));
            assertThat(desk.locator("main")).containsText("The supplement was handed in, with one file");
            openTheAnswer(desk, filed.number());

            decide(desk, filed.number());
            sign(jang.newPage());
            sign(oh.newPage());
            notifyTheResult(desk, filed.number());

            mine.reload();
            assertThat(mine.locator(".case-head")).containsText("Granted");
            assertThat(mine.locator("#letters")).containsText("The supplement has been taken in.");
            assertThat(mine.locator("#looks li")).containsText(new String[] {
                "Bus Policy Division · Officer · Reaching or notifying the applicant",
                "Bus Policy Division · Officer · Handling the petition",
                "Bus Policy Division · Officer · Handling the petition",
                "Bus Policy Division · Officer · Handling the petition"
            });
            chromium.checkCopy(mine, "journey-my-decided", at(""));

            everyoneSees(phone, filed.number());
            holdsWithoutTheCity(filed.number());
        }
    }

    private Filed file(Page page) {
        page.navigate(at("/en/procedures/TR-05"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("File online"))
                .first()
                .click();
        press(page, "Begin");
        page.getByLabel("For whom are you filing?").selectOption("self");
        page.getByLabel("Your name").fill("QXNAMEQX");
        page.getByLabel("Telephone").first().fill("010-7731-9042");
        page.getByLabel("E-mail").fill("qxmailqx@example.org");
        page.getByLabel("Your address").fill("서울특별시 강서구 QXSTREETQX 7");
        press(page, "Save and continue");
        page.getByLabel("Subject").fill(SUBJECT);
        page.getByLabel("Address of the place").fill("강서구 마곡동 QXLOTQX 12");
        page.getByLabel("Particulars").fill("Forty platforms. QXDETAILQX");
        press(page, "Save and continue");
        page.locator("input[type=file]").first().setInputFiles(pdf("QXPLANQX 사업계획.pdf", "QXPLANQX"));
        for (int n = 2; n <= 4; n++) {
            page.locator("#why-" + n).selectOption("later");
        }
        press(page, "Save and continue");
        assertThat(page.locator(".seen")).containsText(SUBJECT);
        assertThat(page.locator(".seen")).not().containsText("QX");
        press(page, "File it now");
        var number = NUMBER.matcher(page.locator(".code-once").first().innerText());
        assertThat(number.find()).isTrue();
        return new Filed(
                new PetitionNumber(number.group()),
                page.locator(".code-once").nth(1).innerText());
    }

    private void keepReceipt(Page page) {
        page.waitForDownload(
                        () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Signed statement"))
                                .first()
                                .click())
                .saveAs(folder.resolve("receipt.txt"));
        page.waitForDownload(() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Receipt as PDF"))
                        .first()
                        .click())
                .saveAs(folder.resolve("receipt.pdf"));
    }

    private void receive(Page desk, PetitionNumber number) {
        desk.navigate(at("/en/office/filings"));
        desk.getByText(number.value()).click();
        desk.locator("form.form .button").click();
        assertThat(desk.locator("main")).containsText("QXNAMEQX");
        assertThat(desk.locator("main")).containsText("QXPLANQX 사업계획.pdf");
        // What came along is seen before it is received.
        desk.locator("button[name=look]").first().click();
        assertThat(desk.locator("h1")).hasText("QXPLANQX 사업계획.pdf");
        assertThat(desk.locator("main [role=status]")).containsText("damaged");
        desk.locator(".apart a").click();
        desk.locator("form.form .button").click();
        desk.locator("form.form .button").click();
        assertThat(desk.locator(".done-note")).containsText(number.value());
    }

    private void workAStep(Page desk, PetitionNumber number) {
        desk.navigate(at("/en/office/cases/" + number));
        assertThat(desk.locator("#todo")).hasText("Take the petition");
        desk.locator("#take-reason").fill("The works begin this week");
        recordNow(desk);
        desk.navigate(at("/en/office/cases/" + number + "/complete-step"));
        desk.locator("#complete-step-result").fill("No objection");
        desk.locator("details.folded summary").click();
        desk.locator("#complete-step-report").fill(REPORT);
        recordNow(desk);
    }

    private void askForASupplement(Page desk, PetitionNumber number) {
        desk.navigate(at("/en/office/cases/" + number + "/request-supplement"));
        desk.locator("#request-supplement-what").fill("Plan of the access road");
        recordNow(desk);
        city.awaitEntries(number, 5);
    }

    private void openTheAnswer(Page desk, PetitionNumber number) throws IOException {
        desk.navigate(at("/en/office/cases/" + number + "/files"));
        assertThat(desk.locator("main")).not().containsText("QXDRAWINGQX");
        desk.locator("#purpose").selectOption("CONTACT");
        var answer =
                desk.waitForDownload(() -> desk.locator(".facts-list li", new Page.LocatorOptions().setHasText("PDF"))
                        .last()
                        .locator("button[name=file]")
                        .click());
        assertThat(answer.suggestedFilename()).isEqualTo("QXDRAWINGQX 도면.pdf");
        assertThat(answer.path()).hasBinaryContent(pdf("", "QXDRAWINGQX").buffer);
    }

    private void decide(Page desk, PetitionNumber number) {
        desk.navigate(at("/en/office/cases/" + number + "/draft"));
        desk.locator("#draft-title").fill("Licence for the Magok terminal");
        desk.locator("#draft-outcome").selectOption("GRANTED");
        desk.locator("#draft-reason").fill("The terminal meets article 36.");
        desk.locator("#draft-grounds").fill("Passenger Transport Service Act, art. 36");
        desk.locator("form.form .button").first().click();
    }

    private void sign(Page page) {
        page.navigate(at("/en/office/approvals"));
        page.getByText(SUBJECT).first().click();
        page.locator(".primary form.form .button").first().click();
    }

    private void notifyTheResult(Page desk, PetitionNumber number) {
        desk.navigate(at("/en/office/cases/" + number));
        assertThat(desk.locator("#todo")).hasText("Notify the result");
        recordNow(desk);
        Patience.until(
                "the applicant to be told",
                () -> petitions.facts(number).getLast().kind(),
                "result.notified"::equals);
        city.awaitEntries(number, petitions.facts(number).size());
    }

    private static void recordNow(Page page) {
        page.locator("form.form .button").first().click();
        press(page, "Show now");
        assertThat(page.locator(".done-note")).hasCount(0);
    }

    private void enter(Page page, Filed filed) {
        page.navigate(at("/en/my"));
        page.locator("#number").fill(filed.number().value());
        page.locator("#code").fill(filed.code());
        page.locator("form.calc .button").click();
        assertThat(page.locator("h1")).not().hasText("My petition");
    }

    /** Every step, in both languages and for machines, and nothing of the person. */
    private void everyoneSees(BrowserContext phone, PetitionNumber number) {
        try (var reader = phone.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, false))) {
            var page = reader.newPage();
            page.navigate(at("/en/petitions/" + number));
            for (var step : List.of(
                    "Received",
                    "Assigned to Han Ji-woo",
                    "Completed: Divisions consulted together",
                    "Plan of the access road",
                    REPORT,
                    "Decision: Granted",
                    "Jang Hyun-woo, Office Head",
                    "Oh Se-rin, Vice Mayor")) {
                assertThat(page.locator("#timeline")).containsText(step);
            }
            assertThat(page.locator("#timeline > li"))
                    .hasCount(petitions.facts(number).size());
            for (var outlet : List.of(
                    "/en/petitions/" + number,
                    "/ko/petitions/" + number,
                    "/en/petitions/" + number + ".json",
                    "/en/petitions/" + number + ".csv",
                    "/en/petitions/" + number + ".atom",
                    "/api/v1/petitions/" + number)) {
                var text = reader.request().get(at(outlet)).text();
                assertThat(text).as(outlet).contains("Magok");
                assertThat(text.replace("-", ""))
                        .as(outlet)
                        .doesNotContain(POISON.stream()
                                .map(token -> token.replace("-", ""))
                                .toList());
            }
        }
    }

    private void holdsWithoutTheCity(PetitionNumber number) {
        var key = chromium.browser()
                .newContext()
                .request()
                .get(at("/receipts/key"))
                .text();
        for (var receipt : List.of("receipt.txt", "receipt.pdf")) {
            assertThat(Commands.run(
                            FromFilingToResultTest.class,
                            "verify",
                            "--receipt",
                            folder.resolve(receipt).toString(),
                            "--key",
                            key.strip()))
                    .as("%s of %s", receipt, number)
                    .isZero();
        }
    }

    private static FilePayload pdf(String name, String word) {
        return new FilePayload(
                name,
                "application/pdf",
                "%%PDF-1.7\n1 0 obj << /Title (%s) >> endobj\n%%%%EOF\n"
                        .formatted(word)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private BrowserContext official(String account) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, Chromium.window(1280, ColorScheme.LIGHT, true));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
