package city.open.inside.office;

import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Overheard;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.town.organization.Rank;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What officials do inside, in Chromium, while somebody follows outside. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class OfficeTest {
    private static Chromium chromium;

    /** Where the vault keeps its key. */
    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("open.data", () -> TestDatabase.logFolder().toString());
        // A mail server that takes everything.
        properties.add("open.mail.host", () -> "127.0.0.1");
        properties.add("open.mail.port", () -> mailboxes().getSmtp().getPort());
        properties.add("open.mail.starttls", () -> false);
        properties.add("open.mail.from", () -> "OPEN <open@city.example>");
        properties.add("open.mail.site", () -> "https://open.city.example");
        properties.add("open.office.told-gather", () -> "PT1S");
    }

    private static final GreenMail MAILBOXES =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static synchronized GreenMail mailboxes() {
        if (!MAILBOXES.getSmtp().isAlive()) {
            MAILBOXES.start();
        }
        return MAILBOXES;
    }

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Clock clock;

    @Autowired
    private Vault vault;

    @Value("${open.database}")
    private String url;

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
    @CsvSource({"ko, 390, dark", "en, 1280, light"})
    void every_screen_is_accessible_and_valid(String lang, int width, String scheme) throws Exception {
        var late = "/office/cases/" + city.number("late");
        var screens = Map.of(
                "han",
                List.of(
                        "/office",
                        "/office?tab=unassigned",
                        "/office?tab=sent",
                        "/office?tab=returned",
                        "/office/told",
                        "/office?tab=mine&applicant=nobody",
                        "/office/search?q=nothing-like-it",
                        late,
                        late + "/consult",
                        late + "/decide",
                        late + "/correct",
                        late + "/applicant",
                        late + "/files",
                        late + "/notes",
                        late + "/papers",
                        "/office/texts",
                        "/office/receive",
                        "/office/receive?procedure=HC-02",
                        "/office/cases/" + city.number("second") + "/take",
                        "/office/cases/" + city.number("supplement"),
                        "/office/cases/nonsense"),
                "moon",
                List.of("/office/batch?task=check-completeness&number=" + city.number("alike1") + "&number="
                        + city.number("alike2")),
                "yoon",
                List.of("/office/cases/" + city.number("consulted"), "/office/cases/" + city.number("late")),
                "jang",
                List.of("/office/workload", "/office/workload?agency=6110000&division=bus-policy", late),
                "ku",
                List.of("/office/exchange", "/office/absences", "/office/privileges", "/office/accounts"));
        for (var one : screens.entrySet()) {
            try (var context = official(one.getKey(), width, scheme, true)) {
                var page = context.newPage();
                for (var path : one.getValue()) {
                    page.navigate(at("/" + lang + path));
                    check(page, lang + path, width, scheme);
                    assertThat(ValidHtml.complaints(
                                    context.request().get(at("/" + lang + path)).text()))
                            .as(path)
                            .isEmpty();
                }
            }
        }
    }

    private static void check(Page page, String path, int width, String scheme) {
        Chromium.check(page, "%s-%d-%s".formatted(path.replaceAll("[^a-z0-9]+", "-"), width, scheme));
    }

    @Test
    void a_slip_is_taken_back_before_anybody_sees_it_and_nothing_typed_is_lost() {
        var number = city.number("first");
        try (var context = official("han", 1280, "light", true);
                var outside = reader()) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number));
            assertThat(page.locator("#todo")).hasText("Take the petition");
            page.locator("form.form .button").click();
            assertThat(page.locator(".done-note")).containsText("Recorded: Take the petition.");
            press(page, "Undo");
            assertThat(page.locator("#todo")).hasText("Take the petition");

            page.navigate(at("/en/office/cases/" + number + "/request-supplement"));
            page.getByLabel("What is to be supplied").first().fill("Map of the stops");
            page.locator("form.form .button").click();
            press(page, "Undo");
            assertThat(page.getByLabel("What is to be supplied").first()).hasValue("Map of the stops");

            var seen = outside.newPage();
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#timeline > li")).hasCount(1);
        }
    }

    @Test
    void whoever_is_too_late_sees_what_happened_meanwhile_and_keeps_what_was_typed() {
        var number = city.fresh("동서울 터미널 면허", "Bus terminal, Dongseoul");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var context = official("han", 1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number + "/request-supplement"));
            page.getByLabel("What is to be supplied").first().fill("Plan of the access roads");
            city.act(
                    number,
                    "2026-11-23T13:58",
                    Act.checkCompleteness(false, new Text("평면도 없음", "the plan is missing")));
            city.awaitEntries(number, 3);
            page.locator("form.form .button").click();
            assertThat(page.locator(".warn-note")).containsText("Papers checked: incomplete");
            assertThat(page.getByLabel("What is to be supplied").first()).hasValue("Plan of the access roads");
            page.locator("form.form .button").click();
            assertThat(page.locator(".done-note")).containsText("Recorded: Request a supplement.");
        }
    }

    @Test
    void sent_twice_it_happens_once() {
        var number = city.fresh("남부 터미널 면허", "Bus terminal, Nambu");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var context = official("han", 1280, "light", false)) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number + "/check-completeness"));
            var form = FormData.create();
            for (var field : page.locator("form.form [name]:not([type=checkbox]:not(:checked))")
                    .all()) {
                form.set(field.getAttribute("name"), field.inputValue());
            }
            for (int i = 0; i < 2; i++) {
                var answer = context.request()
                        .post(
                                at("/en/office/cases/" + number + "/check-completeness"),
                                RequestOptions.create().setForm(form));
                assertThat(answer.status()).isEqualTo(200);
            }
            page.navigate(at("/en/office/cases/" + number));
            assertThat(page.locator(".done-note")).hasCount(1);
            press(page, "Show now");
            city.awaitEntries(number, 3);
            assertThat(petitions.facts(number).stream()
                            .filter(fact -> fact.kind().equals("completeness.checked"))
                            .count())
                    .isOne();
        }
    }

    @Test
    void personal_data_is_masked_before_it_goes_out() {
        var number = city.fresh("김포공항 리무진 터미널 면허", "Limousine terminal, Gimpo");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var context = official("han", 390, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number + "/request-supplement"));
            page.getByLabel("What is to be supplied").first().fill("Call the applicant on 010-1234-5678");
            page.locator("form.form .button").click();
            assertThat(page.locator("fieldset.warn-note")).containsText("telephone number");
            check(page, "en-personal", 390, "light");
            press(page, "Mask it and record");
            press(page, "Show now");
            city.awaitEntries(number, 3);
            page.navigate(at("/en/petitions/" + number));
            assertThat(page.locator("#timeline")).containsText("Call the applicant");
            assertThat(page.locator("#timeline")).not().containsText("010-1234-5678");
        }
    }

    /** Each limit is said at its field before and after, and what was typed stays; without a script, and at 400 %. */
    @Test
    void the_period_is_extended_and_suspended_within_its_limits() {
        var number = city.fresh("마곡 터미널 면허", "Terminal, Magok", "2026-11-16T09:10");
        city.act(number, "2026-11-16T10:00", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var context = official("han", 390, "light", false);
                var auditor = official("ahn", 1280, "dark", true);
                var outside = chromium.browser().newContext(window(390, "dark", true))) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number + "/extend"));
            assertThat(page.locator("#extend-days-hint"))
                    .hasText(
                            "Working days. At most the period once more, which was 30 working days; left empty, it is that.");
            page.locator("#extend-ground").selectOption("FACTS_TO_CHECK");
            page.locator("#extend-days").fill("31");
            page.locator("#extend-explanation").fill("진입로를 한 번 더 확인해야 합니다.");
            page.locator("form.form .button").click();
            assertThat(page.locator(".faults a[href='#extend-days']")).containsText("write fewer days");
            assertThat(page.locator("#extend-days")).hasValue("31");
            assertThat(page.locator("#extend-ground")).hasValue("FACTS_TO_CHECK");
            assertThat(page.locator("#extend-explanation")).hasValue("진입로를 한 번 더 확인해야 합니다.");
            chromium.checkCopy(page, "en-extend-too-long", at(""));
            page.locator("#extend-days").fill("5");
            recordNow(page);

            page.navigate(at("/en/office/cases/" + number + "/suspend"));
            page.locator("#suspend-ground").selectOption("TEST_OR_APPRAISAL");
            page.locator("#suspend-until").fill("2026-12-04");
            page.locator("#suspend-explanation").fill("교통량 조사 결과를 기다립니다.");
            page.locator("details.folded summary").click();
            assertThat(page.locator("#suspend-at-hint")).containsText("At most 1 day back");
            page.locator("#suspend-at").fill("2026-11-18T09:00");
            page.locator("form.form .button").click();
            assertThat(page.locator(".faults a[href='#suspend-at']")).containsText("ask a team leader");
            assertThat(page.locator("#suspend-at")).isVisible();
            assertThat(page.locator("#suspend-at")).hasValue("2026-11-18T09:00");
            assertThat(page.locator("#suspend-until")).hasValue("2026-12-04");
            assertThat(page.locator("#suspend-explanation")).hasValue("교통량 조사 결과를 기다립니다.");
            chromium.checkCopy(page, "en-suspend-too-late", at(""));
            page.locator("#suspend-at").fill("2026-11-23T09:00");
            recordNow(page);

            // What is waited for stands above, so the button says what it does.
            assertThat(page.locator("#todo")).hasText("The period is suspended.");
            assertThat(page.locator("form.form .button")).hasText("Resume the period");

            city.awaitEntries(number, 4);
            var seen = outside.newPage();
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#panels")).containsText("The period stands still: Tests, inspections");
            assertThat(seen.locator("#panels")).containsText("expected until 2026-12-04 (Fri)");
            assertThat(seen.locator("#timeline")).containsText("Extended by 5 working days");
            check(seen, "en-suspended-public", 390, "dark");
            var list = auditor.newPage();
            list.navigate(at("/en/office/audit"));
            var row = list.locator(".facts-list li", new Page.LocatorOptions().setHasText("Terminal, Magok"));
            assertThat(row).hasCount(2);
            assertThat(row.first()).containsText("from 2026-11-23 (Mon), expected until 2026-12-04 (Fri)");
            assertThat(row.last()).containsText("Period extended (first time): by 5 days");
        }
    }

    @Test
    void taking_one_out_of_turn_needs_a_reason() {
        try (var context = official("han", 1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/office?tab=unassigned"));
            page.locator("tr", new Page.LocatorOptions().setHasText("Route 273"))
                    .locator("[data-take]")
                    .click();
            page.locator("form.form .button").click();
            assertThat(page.locator(".faults")).containsText("Others arrived earlier");
            page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(false))
                    .first()
                    .fill("The same stop is being moved");
            page.locator("form.form .button").click();
            press(page, "Undo");
        }
    }

    @Test
    void keys_do_what_the_mouse_does() {
        try (var context = official("moon", 1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/office?tab=mine"));
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/office/cases/" + city.number("alike2")));
        }
    }

    @Test
    void like_petitions_are_recorded_together() {
        try (var context = official("moon", 1280, "light", true)) {
            var page = context.newPage();
            page.navigate(at("/en/office?tab=mine"));
            for (var which : List.of("alike1", "alike3")) {
                page.getByLabel("Choose " + city.number(which)).check();
            }
            press(page, "Record for all chosen");
            page.locator("form.form .button").click();
            assertThat(page.locator(".lead")).containsText("Recorded for 2 of 2.");
        }
    }

    /** Four logins take a petition to its decision; a second browser outside sees each act as it happens. */
    @Test
    void a_petition_goes_from_reception_to_decision_and_the_public_follows() {
        var number = city.fresh("강남 고속버스터미널 면허", "Express bus terminal, Gangnam");
        try (var outside = reader();
                var officer = official("han", 1280, "light", true);
                var other = official("yoon", 1280, "light", true);
                var director = official("jang", 390, "light", true);
                var viceMayor = official("oh", 390, "light", true)) {
            var seen = outside.newPage();
            seen.navigate(at("/en/petitions/" + number));
            var page = officer.newPage();

            page.navigate(at("/en/office?tab=unassigned"));
            page.getByText("Express bus terminal, Gangnam").click();
            page.locator("#take-reason").fill("The works begin this week");
            recordNow(page);
            follows(seen, "Assigned to Han Ji-woo, Officer");

            assertThat(page.locator("#todo")).hasText("Check completeness");
            recordNow(page);
            follows(seen, "Papers checked: complete");

            assertThat(page.locator("#todo")).hasText("Consult divisions");
            page.getByLabel("Traffic Facilities Division").check();
            page.locator("#consult-question").fill("Does the access road cross a bus stop?");
            recordNow(page);
            follows(seen, "Consulted: Traffic Facilities Division");

            var asked = other.newPage();
            asked.navigate(at("/en/office?tab=asked"));
            asked.getByText("Express bus terminal, Gangnam").click();
            assertThat(asked.locator("#todo")).hasText("Answer a consultation");
            asked.locator("#answer-consultation-reply").fill("It does not.");
            recordNow(asked);
            follows(seen, "Traffic Facilities Division replied");
            follows(seen, "Yoon Seo-jun, Officer");

            page.reload();
            page.locator("#complete-step-result").fill("No objection");
            recordNow(page);
            follows(seen, "Completed: Divisions consulted together");
            page.locator("#inspect-findings").fill("As planned");
            recordNow(page);
            follows(seen, "Completed: Site survey");
            page.locator("#schedule-committee-committee").fill("Working-level petition council");
            page.locator("#schedule-committee-agenda").fill("The licence");
            page.locator("#schedule-committee-on")
                    .fill(LocalDate.of(2026, 11, 24).toString());
            recordNow(page);
            follows(seen, "Working-level petition council will deal with it");
            // As it was announced; the form has it in Korean first, and what was typed there stands for both.
            assertThat(page.locator("#hold-committee-committee")).hasValue("Working-level petition council");
            page.locator("#hold-committee-outcome").fill("Agreed");
            page.locator("#hold-committee-early").fill("All members could come a day earlier");
            recordNow(page);
            follows(seen, "Working-level petition council: Agreed");

            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Draft").setExact(true))
                    .click();
            assertThat(page.locator("#draft-grounds"))
                    .hasValue(Pattern.compile("It does not\\.[^z]*As planned[^z]*Agreed"));
            assertThat(page.locator("#draft-remedies")).hasValue(Pattern.compile("행정심판"));
            page.locator("#draft-title").fill("Licence for the Gangnam terminal");
            page.locator("#draft-outcome").selectOption("GRANTED");
            page.locator("#draft-reason").fill("The terminal meets article 36.");
            page.locator("#draft-grounds").fill("Passenger Transport Service Act, art. 36");
            page.locator("form.form .button").first().click();
            follows(seen, "Drafted");
            sign(director.newPage());
            follows(seen, "Jang Hyun-woo, Office Head");
            sign(viceMayor.newPage());
            follows(seen, "Oh Se-rin, Vice Mayor");
            follows(seen, "Decision: Granted");
            seen.reload();
            assertThat(seen.locator(".track li").last()).containsText("to come");
        }
    }

    private void sign(Page page) {
        page.navigate(at("/en/office/approvals"));
        page.getByText("Express bus terminal, Gangnam").first().click();
        page.locator(".primary form.form .button").first().click();
    }

    private static void recordNow(Page page) {
        page.locator("form.form .button").first().click();
        press(page, "Show now");
        assertThat(page.locator(".done-note")).hasCount(0);
    }

    @Test
    void who_hands_a_petition_on_finds_any_division_of_the_city_and_its_districts_by_typing() {
        var number = city.fresh("종로 정류장 이설", "Moving a bus stop, Jongno");
        try (var officer = official("han", 1280, "light", true)) {
            var page = officer.newPage();
            page.navigate(at("/en/office/cases/" + number + "/transfer"));
            page.getByLabel("Find in this list").fill("jongno economy");
            var found = page.locator("#transfer-to option:not([hidden]):not([value=''])");
            assertThat(found).hasCount(2);
            assertThat(found.first()).hasText("Local Economy Division · Jongno-gu › Economy Bureau");
            chromium.check(page, "transfer");
            page.locator("#transfer-to")
                    .selectOption(new SelectOption().setLabel("Local Economy Division · Jongno-gu › Economy Bureau"));
            page.locator("#transfer-reason").fill("The stop stands on a district road");
            recordNow(page);
            city.awaitEntries(number, 2);
            page.navigate(at("/en/petitions/" + number));
            assertThat(page.locator("main")).containsText("Local Economy Division");
        }
    }

    @Test
    void a_file_is_sealed_and_opens_again_for_a_purpose() throws Exception {
        try (var context = official("han", 390, "light", false)) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + city.number("late") + "/files"));
            page.locator("#file").setInputFiles(new FilePayload("plan.pdf", "application/pdf", new byte[] {'M', 'Z'}));
            press(page, "Seal and add");
            assertThat(page.locator(".faults")).containsText("whatever its name says");
            var pdf = "%PDF-1.7 plan".getBytes(StandardCharsets.US_ASCII);
            page.locator("#file").setInputFiles(new FilePayload("홍길동 평면도.pdf", "application/pdf", pdf));
            press(page, "Seal and add");
            assertThat(page.locator(".done-note")).hasText("1 file is sealed.");
            assertThat(page.content()).doesNotContain("홍길동");
            var file = page.waitForDownload(
                    () -> page.locator("button[name=file]").first().click());
            assertThat(file.suggestedFilename()).isEqualTo("홍길동 평면도.pdf");
            assertThat(file.path()).hasBinaryContent(pdf);
            page.navigate(at("/en/office/cases/" + city.number("late") + "/applicant"));
            assertThat(page.locator("#looks + ul, #looks ~ ul")).containsText("Handling the petition");
        }
    }

    /** Name and address stand on them; so making one is an opening, which the applicant sees. */
    @Test
    void papers_for_the_applicant_are_made_when_there_is_something_to_say() throws Exception {
        var number = city.fresh("마포 터미널 면허", "Terminal, Mapo");
        vault.seal(number, new Person("홍길동", null, null, "서울특별시 마포구 상암동 1600", null, null));
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var context = official("han", 390, "light", false);
                var other = official("yoon", 390, "light", false)) {
            var page = context.newPage();
            var papers = at("/en/office/cases/" + number + "/papers");
            page.navigate(at("/en/office/cases/" + number));
            page.getByText("Papers for the applicant").click();
            assertThat(page.locator("button[name=paper]")).hasCount(1);
            chromium.checkCopy(page, "en-papers", at(""));
            var csrf = page.locator("input[name=_csrf]").first().inputValue();
            assertThat(said(context, papers, csrf, "receipt"))
                    .contains("Receipt", number.value(), "홍길동", "서울특별시 마포구 상암동 1600", "Terminal, Mapo");
            assertThat(context.request()
                            .post(
                                    papers,
                                    RequestOptions.create()
                                            .setForm(FormData.create()
                                                    .set("_csrf", csrf)
                                                    .set("paper", "permit")))
                            .status())
                    .as("nothing was granted yet")
                    .isEqualTo(404);
            city.act(
                    number,
                    "2026-11-23T13:56",
                    Act.requestSupplement(new Text("운행 계통도", "Map of the route"), LocalDate.of(2026, 12, 3)));
            assertThat(said(context, papers, csrf, "supplement")).contains("Map of the route", "2026-12-03", "twice");
            petitions
                    .record(
                            number,
                            Act.answerSupplement(null),
                            new By.OfApplicant(OfficeCity.SEOUL),
                            Moment.now(OfficeCity.at("2026-11-23T13:57")))
                    .fact();
            city.act(
                    number,
                    "2026-11-23T13:58",
                    Act.decideElsewhere(
                            Outcome.GRANTED_WITH_CONDITIONS,
                            new Text("적합", "It conforms"),
                            List.of(new Text("야간 운행 금지", "No buses at night")),
                            new Text("90일 안에 심판 청구", "Appeal within 90 days")));
            assertThat(said(context, papers, csrf, "notice"))
                    .contains("Granted with conditions", "It conforms", "No buses at night", "Appeal within 90 days");
            assertThat(said(context, papers, csrf, "permit")).contains("What is named above is granted.", "홍길동");
            assertThat(other.request().get(papers).status())
                    .as("another division")
                    .isEqualTo(403);
            page.navigate(at("/en/office/cases/" + number + "/applicant"));
            assertThat(page.locator("#looks ~ ul li")).hasCount(4);
            assertThat(page.locator("#looks ~ ul li").first()).containsText("notifying the applicant");
        }
    }

    private static String said(BrowserContext context, String papers, String csrf, String paper) throws Exception {
        var answer = context.request()
                .post(
                        papers,
                        RequestOptions.create()
                                .setForm(FormData.create().set("_csrf", csrf).set("paper", paper)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/pdf");
        try (var pdf = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    /** Without a script: several are taken at once, what is wrong is named, and pages are turned without the file itself. */
    @Test
    void files_are_taken_together_and_looked_at_in_the_browser() throws Exception {
        var number = city.fresh("강일 터미널 면허", "Terminal, Gangil");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        var pdf = new ByteArrayOutputStream();
        try (var made = new PDDocument()) {
            made.addPage(new PDPage());
            made.addPage(new PDPage());
            made.save(pdf);
        }
        try (var context = official("han", 390, "light", false);
                var other = official("moon", 390, "light", false)) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number + "/files"));
            page.locator("#paper").selectOption(new SelectOption().setIndex(1));
            page.locator("#file").setInputFiles(new FilePayload[] {
                new FilePayload("plan.pdf", "application/pdf", pdf.toByteArray()),
                new FilePayload("bad.pdf", "application/pdf", new byte[] {'M', 'Z'}),
                new FilePayload("사유서.txt", "text/plain", "이전이 필요합니다.".getBytes(StandardCharsets.UTF_8))
            });
            press(page, "Seal and add");
            assertThat(page.locator(".done-note")).hasText("2 files are sealed.");
            assertThat(page.locator(".faults")).containsText("bad.pdf");
            assertThat(page.locator("ol.facts-list li")).hasCount(2);
            chromium.checkCopy(page, "en-files-together", at(""));

            page.locator("ol.facts-list li", new Page.LocatorOptions().setHasText("PDF"))
                    .locator("button[name=look]")
                    .click();
            assertThat(page.locator("h1")).hasText("plan.pdf");
            assertThat(page.locator(".look-page img")).hasCount(2);
            var address = page.url();
            var picture = context.request()
                    .get(at(page.locator(".look-page img").first().getAttribute("src")));
            assertThat(picture.headers()).containsEntry("content-type", "image/png");
            assertThat(ImageIO.read(new ByteArrayInputStream(picture.body())).getWidth())
                    .isGreaterThan(500);
            assertThat(other.request().get(address).status())
                    .as("somebody else with the address")
                    .isEqualTo(409);
            chromium.checkCopy(page, "en-look", at(""));

            page.locator(".apart a").click();
            page.locator("ol.facts-list li", new Page.LocatorOptions().setHasText("TEXT"))
                    .locator("button[name=look]")
                    .click();
            assertThat(page.locator(".look-text")).hasText("이전이 필요합니다.");
            page.navigate(at("/en/office/cases/" + number + "/applicant"));
            assertThat(page.locator("#looks ~ ul li")).hasCount(2);
        }
    }

    @Test
    void a_vault_that_does_not_open_is_told_in_a_sentence() {
        var number = city.fresh("양재 터미널 면허", "Terminal, Yangjae");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        vault.seal(number, new Person("홍길동", null, null, null, null, null));
        TestDatabase.ownerOf(url)
                .sql("UPDATE vault.key SET wrapped = '\\x00' WHERE petition = ?")
                .params(number.value())
                .update();
        try (var context = official("han", 390, "light", false);
                var said = Overheard.of(VaultShut.class)) {
            var page = context.newPage();
            page.navigate(at("/en/office/cases/" + number + "/applicant"));
            var answer = page.waitForResponse(
                    "**/applicant", () -> page.locator("form.form .button").click());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(page.locator("main")).containsText("What is sealed cannot be read or written");
            assertThat(said.lines())
                    .containsExactly(
                            "ERROR The vault does not open: The data of %s was sealed with another key: put the vault's key file back from its backup."
                                    .formatted(number));
        }
    }

    /** Within moments, with the minute it happened. */
    private static void follows(Page seen, String what) {
        var entry = seen.locator("#timeline > li", new Page.LocatorOptions().setHasText(what));
        assertThat(entry.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
        assertThat(entry.first().locator("time")).hasText(Pattern.compile(".* \\d\\d:\\d\\d"));
    }

    /** A line of each pile leads to the form in which it is done, and is gone when it was. */
    @Test
    void what_came_in_and_what_remains_is_one_click_from_its_form() {
        var number = city.fresh("양재 고속버스터미널 면허", "Express bus terminal, Yangjae");
        city.act(number, "2026-11-23T13:51", Act.assign(OfficeCity.BUS, city.id("han"), null));
        city.act(
                number,
                "2026-11-23T13:52",
                Act.requestSupplement(new Text("배치도", "Site plan"), LocalDate.of(2026, 12, 3)));
        var applicant = new By.OfApplicant(OfficeCity.SEOUL);
        var then = Moment.now(OfficeCity.at("2026-11-23T13:53"));
        petitions.record(number, Act.answerSupplement(null), applicant, then).fact();
        petitions.record(number, Act.askWithholding(1), applicant, then).fact();
        try (var han = official("han", 1280, "light", true);
                var phone = official("han", 390, "dark", true)) {
            var page = han.newPage();
            page.navigate(at("/en/office?tab=arrived"));
            check(page, "pile-arrived", 1280, "light");
            var wish = page.locator("tr").filter(having(number.value())).filter(having("Request to withhold"));
            assertThat(wish).containsText("working days left");
            wish.getByRole(AriaRole.LINK).first().click();
            page.waitForURL("**/withholding");
            page.goBack();
            var supplement = page.locator("tr").filter(having(number.value())).filter(having("Supplement"));
            supplement.getByRole(AriaRole.LINK).first().click();
            assertThat(page.locator("#todo")).hasText("Check completeness");
            page.goBack();
            supplement.getByRole(AriaRole.BUTTON).click();
            assertThat(supplement).hasCount(0);
            assertThat(wish).hasCount(1);

            petitions
                    .record(
                            number,
                            Act.decide(Outcome.WITHDRAWN, new Text("취하", "Withdrawn"), List.of(), null, null),
                            applicant,
                            Moment.now(OfficeCity.at("2026-11-23T13:54")))
                    .fact();
            var small = phone.newPage();
            small.navigate(at("/ko/office?tab=after"));
            check(small, "pile-after", 390, "dark");
            small.locator("tr")
                    .filter(having(number.value()))
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();
            assertThat(small.locator("#todo")).hasText("결과 통지");
        }
    }

    /** The bell counts what others did; a line leads to its petition, and what was opened is read. */
    @Test
    void the_bell_rings_for_what_others_did_and_each_line_leads_to_its_petition() {
        var number = city.fresh("신천 고속버스터미널 면허", "Express bus terminal, Sincheon");
        petitions
                .record(
                        number,
                        Act.assign(OfficeCity.BUS, city.id("han"), null),
                        new By.OfOffice(OfficeCity.SEOUL, OfficeCity.BUS, city.id("moon"), Rank.OFFICER),
                        Moment.now(OfficeCity.at("2026-11-23T13:55")))
                .fact();
        try (var han = official("han", 1280, "light", true);
                var phone = official("han", 390, "dark", true)) {
            var page = han.newPage();
            page.navigate(at("/en/office"));
            assertThat(page.locator(".bell .count")).containsText("unread");
            page.locator(".bell").click();
            var line = page.locator(".told li").filter(having(number.value()));
            assertThat(line).containsText("new");
            check(page, "told", 1280, "light");
            var small = phone.newPage();
            small.navigate(at("/ko/office/told"));
            check(small, "told", 390, "dark");

            line.getByRole(AriaRole.BUTTON).first().click();
            page.waitForURL("**/cases/" + number + "**");
            page.navigate(at("/en/office/told"));
            assertThat(line).not().containsText("new");
            line.getByRole(AriaRole.BUTTON).last().click();
            assertThat(line).containsText("new");
            page.locator(".told-wanted summary").click();
            page.getByLabel("Given to you").uncheck();
            press(page, "Keep");
            assertThat(line).hasCount(0);
            page.locator(".told-wanted summary").click();
            page.getByLabel("Given to you").check();
            press(page, "Keep");
            press(page, "Mark all of these as read");
            assertThat(page.locator(".bell .count")).hasCount(0);
        }
    }

    /** Without a script: a text of the division is written, put into a form below what was typed, filled in and sent; a note stays inside. */
    @Test
    void a_text_of_the_division_is_chosen_filled_in_and_sent_and_a_note_stays_inside() {
        var number = city.fresh("도봉 터미널 면허", "Terminal, Dobong");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var context = official("han", 390, "light", false);
                var outside = reader()) {
            var page = context.newPage();
            page.navigate(at("/en/office/texts"));
            page.locator("#wording-use").selectOption("SUPPLEMENT");
            page.locator("#wording-name").fill("Drawings");
            page.locator("#wording-korean").fill("{도면}을 010-1234-5678로 보내십시오.");
            press(page, "Keep");
            assertThat(page.locator(".faults a[href='#wording-korean']")).containsText("telephone number");
            page.locator("#wording-korean").fill("{도면}을 내십시오.");
            page.locator("#wording-english").fill("Hand in {drawing}.");
            press(page, "Keep");
            assertThat(page.locator(".facts-list")).containsText("Hand in {drawing}.");
            chromium.checkCopy(page, "en-texts", at(""));

            page.navigate(at("/en/office/cases/" + number + "/request-supplement"));
            page.locator("#request-supplement-what").fill("배치도");
            page.locator("#request-supplement-until").fill("2026-12-03");
            page.locator("#request-supplement-wording").selectOption("Drawings");
            press(page, "Put in");
            assertThat(page.locator("#request-supplement-what")).hasValue("배치도\n{도면}을 내십시오.");
            assertThat(page.locator("#request-supplement-until")).hasValue("2026-12-03");
            chromium.checkCopy(page, "en-blanks", at(""));
            page.getByLabel("drawing").fill("the plan of the site");
            page.locator("form.form .button").click();
            assertThat(page.locator(".faults a[href='#request-supplement-what']"))
                    .containsText("{도면}");
            assertThat(page.locator("#request-supplement-what-en")).hasValue("Hand in the plan of the site.");
            page.getByLabel("도면").fill("평면도");
            page.locator("form.form .button").click();
            press(page, "Show now");
            city.awaitEntries(number, 3);

            page.navigate(at("/en/office/cases/" + number));
            page.getByText("Add a note").click();
            page.locator("#kind").selectOption("CALL");
            page.locator("#with").fill("홍길동");
            page.locator("#words").fill("토요일에만 통화가 됩니다.");
            press(page, "Keep");
            assertThat(page.locator(".facts-list")).containsText("Telephone memo");
            assertThat(page.locator("main")).not().containsText("토요일");
            press(page, "Open what they say");
            assertThat(page.locator(".facts-list")).containsText("토요일에만 통화가 됩니다.");
            chromium.checkCopy(page, "en-notes", at(""));
            page.navigate(at("/en/office/cases/" + number));
            assertThat(page.locator("#our-notes ~ ul")).containsText("Han Ji-woo");
            assertThat(page.locator("main")).not().containsText("토요일");
            page.navigate(at("/en/office/cases/" + number + "/applicant"));
            assertThat(page.locator("#looks ~ ul")).containsText("Handling the petition");

            var seen = outside.newPage();
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#timeline")).containsText("Hand in the plan of the site.");
            assertThat(seen.locator("main")).not().containsText("토요일");
        }
        TestDatabase.ownerOf(url).sql("DELETE FROM office.wording").update();
    }

    /** Without a script: the mailbox is confirmed by its code, and what the bell says comes by mail, naming nobody. */
    @Test
    void what_the_bell_says_comes_by_mail_to_who_asked_for_it() throws Exception {
        try (var context = official("moon", 390, "dark", false)) {
            var page = context.newPage();
            page.navigate(at("/en/office/told"));
            page.locator("summary", new Page.LocatorOptions().setHasText("By mail"))
                    .click();
            page.locator("#mailbox").fill("moon@office.example");
            page.locator("button[value=choose]").click();
            var asked = Patience.until("the code", () -> mailsTo("moon@office.example"), mails -> !mails.isEmpty());
            var code = Pattern.compile(": (\\d{6})").matcher(asked.getFirst());
            assertThat(code.find()).isTrue();
            page.locator("#mail-code").fill("nothing");
            page.locator("button[value=code]").click();
            assertThat(page.locator(".faults")).containsText("not the digits");
            chromium.checkCopy(page, "en-told-mail", at(""));
            page.locator("#mail-code").fill(code.group(1));
            page.locator("button[value=code]").click();
            page.locator("summary", new Page.LocatorOptions().setHasText("By mail"))
                    .click();
            assertThat(page.locator(".told-mail [role=status]")).containsText("Mails are sent.");

            var number = city.fresh("망우 터미널 면허", "Terminal, Mangu");
            petitions
                    .record(
                            number,
                            Act.assign(OfficeCity.BUS, city.id("moon"), null),
                            new By.OfOffice(OfficeCity.SEOUL, OfficeCity.BUS, city.id("han"), Rank.OFFICER),
                            Moment.now(clock.instant()))
                    .fact();
            var told = Patience.until("the notice", () -> mailsTo("moon@office.example"), mails -> mails.size() > 1);
            assertThat(told.getLast())
                    .contains(number.value(), "https://open.city.example/en/office/cases/" + number)
                    .doesNotContain("Mangu")
                    .doesNotContain("망우");
            page.locator("button[value=stop]").click();
            page.locator("summary", new Page.LocatorOptions().setHasText("By mail"))
                    .click();
            assertThat(page.locator("#mailbox")).hasValue("");
        }
    }

    private static List<String> mailsTo(String mailbox) {
        return Stream.of(mailboxes().getReceivedMessages())
                .map(GreenMailUtil::getWholeMessage)
                .filter(mail -> mail.contains(mailbox))
                .toList();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void what_is_searched_stays_within_the_tier() {
        try (var seo = official("seo", 1280, "light", true);
                var oh = official("oh", 1280, "light", true)) {
            var page = seo.newPage();
            page.navigate(at("/en/office/search?q=terminal"));
            assertThat(page.locator(".empty")).containsText("No petition matches.");
            page = oh.newPage();
            page.navigate(at("/en/office/search?q=terminal"));
            assertThat(page.locator("[data-row]").first()).isVisible();
            page.navigate(at("/en/office/cases/" + city.number("late")));
            assertThat(page.locator("form.form")).hasCount(0);
        }
    }

    private BrowserContext official(String account, int width, String scheme, boolean javascript) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, window(width, scheme, javascript));
    }

    private BrowserContext reader() {
        return chromium.browser().newContext(window(390, "light", true));
    }

    private static Browser.NewContextOptions window(int width, String scheme, boolean javascript) {
        return Chromium.window(width, scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT, javascript);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
