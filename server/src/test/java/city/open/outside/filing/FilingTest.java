package city.open.outside.filing;

import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Chromium;
import city.open.Open;
import city.open.border.letters.FiledContent;
import city.open.border.letters.Filings;
import city.open.ground.database.InTheWay;
import city.open.ground.database.TestDatabase;
import city.open.ground.page.When;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.vault.Vault;
import city.open.outside.verification.NotShown;
import city.open.outside.verification.ReceiptCheck;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.VerifierKey;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What citizens do to file, on a phone without scripts, and what happens to forms that are not as they should be. */
@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.ForSpring.class, WithVault.class})
class FilingTest {
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{7}-\\d{7}-\\d");

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private FilingForms forms;

    @Autowired
    private Filings filings;

    @Autowired
    private Doorkeeper doorkeeper;

    @Autowired
    private OwnFilings own;

    @Autowired
    private Vault vault;

    @Value("${open.database}")
    private String database;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    @Test
    void a_citizen_files_three_different_procedures_on_a_phone_without_scripts() throws IOException {
        construction();
        taxi();
        tobacco();
    }

    /** With a choice of office and variant, a document enclosed, and the receipt checked without the city. */
    private void construction() throws IOException {
        try (var phone = phone("en-GB")) {
            var page = phone.newPage();
            page.navigate(at("/en/procedures/HC-02"));
            look(page, "procedure");
            click(page, "File online");
            assertThat(page.getByText("Too few have been decided")).isVisible();
            look(page, "first");
            press(page, "Begin");
            look(page, "office");
            page.getByLabel("Which office shall handle it?").selectOption("3220000");
            press(page, "Save and continue");
            page.getByLabel("For whom are you filing?").selectOption("agent");
            applicant(page);
            press(page, "Save and continue");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Whom you represent");
            look(page, "faults");
            page.getByLabel("Whom you represent").fill("박영희");
            press(page, "Save and continue");
            page.getByLabel("Address of the site").fill("강남구 역삼동 123-45");
            page.getByLabel("Right to the site").selectOption("owner");
            press(page, "Save and continue");
            page.getByLabel("Kind of work").selectOption("new");
            page.getByLabel("Main use").selectOption("offices");
            page.getByLabel("Storeys above ground").fill("6");
            page.getByLabel("Floor area").fill("1840.5");
            press(page, "Save and continue");
            look(page, "documents");
            page.locator("input[type=file]")
                    .first()
                    .setInputFiles(new FilePayload("김철수 배치도.pdf", "application/pdf", PDF));
            press(page, "Save and continue");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("choose why not");
            assertThat(page.getByText("김철수 배치도.pdf").first()).isVisible();
            for (int n = 2; n <= 5; n++) {
                page.locator("#why-" + n).selectOption("later");
            }
            press(page, "Save and continue");
            look(page, "review");
            assertThat(page.locator(".seen"))
                    .containsText("Offices, new building, 6 storeys above ground, floor area 1840.5 m²");
            assertThat(page.locator(".seen")).containsText("김*수");
            assertThat(page.locator(".seen")).containsText("강남구 역삼동 ***");
            assertThat(page.locator(".seen")).not().containsText("123-45");
            press(page, "File it now");
            look(page, "receipt");
            received(page);
        }
    }

    /** What the office takes out of the box is what was written, and the receipt says so to anyone who has the key. */
    private void received(Page page) throws IOException {
        var number = new PetitionNumber(NUMBER.matcher(page.locator(".secret").innerText())
                .results()
                .findFirst()
                .orElseThrow()
                .group());
        var code = page.locator(".code-once").nth(1).innerText();
        var filing = filings.find(number).orElseThrow();
        var content = FiledContent.of(vault.openLetter(filing.sealed(), number.value()));
        assertThat(content.applicant().name()).isEqualTo("김철수");
        assertThat(content.applicant().agentOf()).isEqualTo("박영희");
        assertThat(content.missing()).hasSize(4);
        assertThat(filings.files(number)).hasSize(1);
        assertThat(own.open(number, code.toLowerCase(Locale.ROOT).replace("-", " "))
                        .orElseThrow()
                        .content())
                .isEqualTo(content);
        assertThat(own.open(number, "0000-0000-0000-0000")).isEmpty();

        var key =
                List.of(VerifierKey.parse(citizen().get("/receipts/key").body().strip()));
        var pdf = Files.readAllBytes(download(page, "Receipt as PDF"));
        var text = Files.readAllBytes(download(page, "Signed statement"));
        assertThat(ReceiptCheck.check(pdf, key))
                .isEqualTo(ReceiptCheck.check(text, key))
                .contains("petition " + number);
        assertThat(ReceiptCheck.check(text, key))
                .contains(content.files().getFirst().sha256());
        var forged = new String(text, StandardCharsets.UTF_8).replace("submitted 2", "submitted 3");
        assertThatThrownBy(() -> ReceiptCheck.check(forged.getBytes(StandardCharsets.UTF_8), key))
                .isInstanceOf(NotShown.class);
        var other =
                List.of(SigningKey.generate("elsewhere.example", KeyType.NOTE).verifier());
        assertThatThrownBy(() -> ReceiptCheck.check(text, other)).isInstanceOf(NotShown.class);

        press(page, "I have it, show it no more");
        assertThat(page.getByText("no longer shown")).isVisible();
        assertThat(page.content()).doesNotContain(code);
        page.navigate(at("/en/file/HC-02/review"));
        assertThat(page.getByText(number.value()).first()).isVisible();
    }

    private void taxi() {
        try (var phone = phone("ko-KR")) {
            var page = phone.newPage();
            page.navigate(at("/ko/file/TR-10"));
            press(page, "시작하기");
            page.locator("select").first().selectOption(new SelectOption().setIndex(1));
            press(page, "저장하고 계속");
            page.getByLabel("누구를 위해 신청합니까?").selectOption("self");
            page.getByLabel("성명").fill("남궁민수");
            page.getByLabel("전화번호").fill("010-2345-6789");
            page.getByLabel("주소").last().fill("서울특별시 종로구 세종로 1");
            press(page, "저장하고 계속");
            page.getByLabel("양도 사유").selectOption("age");
            page.getByLabel("차량 구분").selectOption("mid-size");
            page.getByLabel("면허번호").fill("서울 12-3456");
            page.getByLabel("상대방(양도인 또는 양수인)의 성명").fill("이영수");
            page.getByLabel("계약일").fill("2026-11-20");
            press(page, "저장하고 나중에 계속");
            look(page, "saved");
            var link = page.locator(".secret a").getAttribute("href");
            try (var elsewhere = phone("ko-KR")) {
                var later = elsewhere.newPage();
                later.navigate(link);
                look(later, "take-up");
                press(later, "이어 쓰기");
                assertThat(later.url()).doesNotContain("key=");
                click(later, "고치기: 서류");
                later.locator("select").all().forEach(why -> why.selectOption("not-needed"));
                press(later, "저장하고 계속");
                press(later, "지금 제출하기");
                assertThat(later.getByText(NUMBER).first()).isVisible();
            }
            // In the first browser it is gone, and says where to.
            page.navigate(at("/ko/file/TR-10/review"));
            assertThat(page.getByText("다른 브라우저에서 이어 쓰면 그리로 옮깁니다")).isVisible();
        }
    }

    private void tobacco() {
        try (var phone = phone("en-GB")) {
            var page = phone.newPage();
            page.navigate(at("/en/file/S-07"));
            press(page, "Begin");
            page.locator("select").first().selectOption("3000000");
            press(page, "Save and continue");
            page.getByLabel("For whom are you filing?").selectOption("self");
            applicant(page);
            press(page, "Save and continue");
            page.getByLabel("Subject").fill("Call me at 010-1234-5678");
            page.getByLabel("Particulars").fill("My number is 900101-1234567");
            press(page, "Save and continue");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("telephone number");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("resident registration number");
            page.getByLabel("Subject").fill("A tobacco shop in Sejongno");
            page.getByLabel("Particulars").fill("A corner shop, open until ten.");
            press(page, "Save and continue");
            page.locator("select").all().forEach(why -> why.selectOption("office"));
            press(page, "Save and continue");
            press(page, "File it now");
            assertThat(page.getByText(NUMBER).first()).isVisible();
        }
    }

    /** On 320 pixels, which is a window of 1280 at 400 %: nothing needs a pointer, the focus is always seen, nothing scrolls sideways. */
    @Test
    void a_citizen_files_with_the_keyboard_alone_at_four_hundred_per_cent() {
        try (var phone = phone("en-GB")) {
            var page = phone.newPage();
            // Asked for long before: the browser may see a key pressed before it hears that somebody wants its
            // choosers.
            List<FileChooser> choosers = new ArrayList<>();
            page.onFileChooser(choosers::add);
            page.setViewportSize(320, 640);
            page.navigate(at("/en/file/S-07"));
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to content");
            goAndPress(page, "Begin");
            go(page, "Which office shall handle it?");
            page.keyboard().press("ArrowDown");
            goAndPress(page, "Save and continue");
            go(page, "For whom are you filing?");
            page.keyboard().type("For");
            type(page, "Your name", "김철수");
            type(page, "Telephone", "010-1234-5678");
            goAndPress(page, "Save and continue");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your address");
            goAndPress(page, "Your address");
            page.keyboard().type("서울특별시 강남구 테헤란로 1");
            goAndPress(page, "Save and continue");
            type(page, "Subject", "A tobacco shop in Cheongun-dong");
            type(page, "Particulars", "A corner shop.");
            goAndPress(page, "Save and continue");
            go(page, "Choose a file");
            page.keyboard().press("Space");
            page.waitForCondition(() -> !choosers.isEmpty());
            choosers.getFirst().setFiles(new FilePayload("plan.pdf", "application/pdf", PDF));
            go(page, "If you do not enclose it");
            for (int n = 2; n <= page.locator("select").count(); n++) {
                go(page, "If you do not enclose it");
                page.keyboard().press("ArrowDown");
            }
            goAndPress(page, "Save and continue");
            goAndPress(page, "File it now");
            assertThat(page.getByText(NUMBER).first()).isVisible();
            goAndPress(page, "I have it, show it no more");
            assertThat(page.getByText("no longer shown")).isVisible();
        }
    }

    private static void type(Page page, String field, String text) {
        go(page, field);
        page.keyboard().type(text);
    }

    private static void goAndPress(Page page, String name) {
        go(page, name);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    /** With the tabulator, to what is called so. */
    private static void go(Page page, String name) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s scrolls sideways", page.url())
                .isLessThanOrEqualTo(0);
        for (int i = 0; i < 100; i++) {
            page.keyboard().press("Tab");
            var called = (String) page.evaluate("""
                    () => {
                      const here = document.activeElement;
                      return here.labels && here.labels.length ? here.labels[0].innerText : here.innerText;
                    }""");
            if (called.strip().startsWith(name)) {
                assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .as("the focus on %s is seen", name)
                        .isNotEqualTo("none");
                return;
            }
        }
        throw new AssertionError("nothing called %s is reached from the keyboard on %s".formatted(name, page.url()));
    }

    @Test
    void every_procedure_that_an_office_answers_for_has_a_form() {
        var today = When.dayOf(Instant.now());
        assertThat(catalogue.current())
                .hasSizeGreaterThanOrEqualTo(50)
                .allSatisfy(procedure -> assertThat(forms.of(procedure, today).fields())
                        .extracting(FormField::id)
                        .contains("name", "phone", "address"));
    }

    @Test
    void a_form_from_another_page_is_turned_away() throws IOException {
        var citizen = citizen();
        var page = citizen.get("/en/file/S-07");
        assertThat(citizen.post("/en/file/S-07", Map.of("form", "guessed")).statusCode())
                .isEqualTo(403);
        assertThat(citizen.post("/en/file/S-07", Map.of()).statusCode()).isEqualTo(403);
        assertThat(citizen()
                        .post("/en/file/S-07", Map.of("form", Citizen.proof(page)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_city_without_a_mail_server_offers_feeds_alone() throws IOException {
        var citizen = citizen();
        assertThat(citizen.get("/en/follow?procedure=S-07").body())
                .contains("This city sends no e-mail", "/en/petitions.atom?procedure=S-07")
                .doesNotContain("name=\"email\"");
        assertThat(citizen.post("/en/follow", Map.of("procedure", "S-07", "email", "minji@reader.example"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void two_tabs_of_one_procedure_are_two_drafts() {
        try (var phone = phone("en-GB")) {
            var mother = begun(phone);
            var neighbour = begun(phone);
            applicant(mother, "김엄마", "010-1111-1111");
            applicant(neighbour, "이이웃", "010-2222-2222");
            matter(mother, "A shop of my mother");
            matter(neighbour, "A shop of my neighbour");
            for (var tab : List.of(mother, neighbour)) {
                tab.locator("select").all().forEach(why -> why.selectOption("office"));
                press(tab, "Save and continue");
            }
            for (var hers : List.of("김엄마", "010-1111-1111", "A shop of my mother")) {
                assertThat(mother.locator("main")).containsText(hers);
            }
            assertThat(mother.locator("main")).not().containsText("2222");
            assertThat(neighbour.locator("main")).containsText("이이웃");
            assertThat(neighbour.locator("main")).containsText("A shop of my neighbour");
            assertThat(neighbour.locator("main")).not().containsText("1111");

            // Somebody who comes back later is asked which; each page leads to its own draft in the other language too.
            var back = phone.newPage();
            back.navigate(at("/en/file/S-07/review"));
            assertThat(back.url()).isEqualTo(at("/en/file/S-07"));
            assertThat(back.locator("#drafts + ul a")).hasCount(2);
            look(back, "two-drafts");
            click(neighbour, "한국어");
            assertThat(neighbour.locator("main")).containsText("이이웃");

            neighbour.goBack();
            press(neighbour, "File it now");
            assertThat(neighbour.getByText(NUMBER).first()).isVisible();
            press(mother, "File it now");
            assertThat(mother.getByText(NUMBER).first()).isVisible();
            assertThat(mother.locator(".code-once").first().innerText())
                    .isNotEqualTo(neighbour.locator(".code-once").first().innerText());
        }
    }

    private Page begun(BrowserContext browser) {
        var page = browser.newPage();
        page.navigate(at("/en/file/S-07"));
        press(page, "Begin");
        page.locator("select").first().selectOption("3000000");
        press(page, "Save and continue");
        return page;
    }

    private static void applicant(Page page, String name, String phone) {
        page.getByLabel("For whom are you filing?").selectOption("self");
        page.getByLabel("Your name").fill(name);
        page.getByLabel("Telephone").first().fill(phone);
        page.getByLabel("Your address").fill("서울특별시 강남구 테헤란로 1");
        press(page, "Save and continue");
    }

    private static void matter(Page page, String subject) {
        page.getByLabel("Subject").fill(subject);
        page.getByLabel("Particulars").fill("A corner shop, open until ten.");
        press(page, "Save and continue");
    }

    @Test
    void whoever_sends_a_link_to_a_draft_reads_nothing_of_what_another_writes_into_it() throws IOException {
        var attacker = citizen();
        attacker.begin("S-07");
        var form = Citizen.proof(attacker.get("/en/file/S-07"));
        var saved = attacker.post("/en/file/S-07/office", Map.of("form", form, "agency", "3000000", "go", "later"));
        var found = Pattern.compile("/en/file/S-07/resume\\?key=([\\w-]{43})").matcher(saved.body());
        assertThat(found.find()).isTrue();
        var key = found.group(1);

        var victim = citizen();
        var asked = victim.get(found.group());
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("open-draft"));
        assertThat(asked.body()).contains("Only take up a draft that you saved yourself");
        assertThat(victim.get("/en/file/S-07/review").statusCode()).isEqualTo(404);
        assertThat(victim.post("/en/file/S-07/resume", Map.of("form", "guessed", "key", key))
                        .statusCode())
                .isEqualTo(403);
        assertThat(attacker.get("/en/file/S-07/review").statusCode()).isEqualTo(200);

        var taken = victim.takeUp("S-07", Citizen.proof(asked), key);
        victim.fill(
                "S-07",
                "applicant",
                taken,
                Map.of("kind", "self", "name", "QVICTIMQ", "phone", "010-9876-5432", "address", "서울 강남구"));
        assertThat(victim.get("/en/file/S-07/review").body()).contains("QVICTIMQ");
        for (var address :
                List.of("/en/file/S-07/review", "/en/file/S-07/applicant", "/en/file/S-07/resume?key=" + key)) {
            var gone = attacker.get(address);
            assertThat(gone.statusCode()).as(address).isEqualTo(410);
            assertThat(gone.body()).doesNotContain("QVICTIMQ");
        }
        assertThat(attacker.post("/en/file/S-07/review", Map.of("form", form)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void a_form_that_does_not_say_which_draft_it_belongs_to_saves_nothing() throws IOException {
        var citizen = citizen();
        var form = citizen.begin("S-07");
        var nameless = citizen.post("/en/file/S-07/office?", Map.of("form", form, "agency", "3000000"));
        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(nameless.body()).contains("does not say which of your drafts");
        var strange =
                citizen.post("/en/file/S-07/office?draft=0123456789ab", Map.of("form", form, "agency", "3000000"));
        assertThat(strange.statusCode()).isEqualTo(404);
        assertThat(citizen.get("/en/file/S-07/office").body()).doesNotContain("selected");
    }

    @Test
    void a_proof_of_work_counts_once_however_it_is_written() throws Exception {
        var asked = new MockHttpServletRequest();
        asked.setRemoteAddr("192.0.2.44");
        var challenge = JsonMapper.shared().readTree(doorkeeper.challenge());
        var salt = challenge.path("salt").asString();
        long number = Altcha.solveChallenge(
                        challenge.path("challenge").asString(), salt, Altcha.Algorithm.SHA256, 60_000, 0)
                .number;
        assertThat(doorkeeper.letsBegin("once", asked, work(challenge, salt, Long.toString(number)), 9, 0))
                .isTrue();
        assertThat(doorkeeper.letsBegin("once", asked, work(challenge, salt, Long.toString(number)), 9, 0))
                .isFalse();
        assertThat(doorkeeper.letsBegin("once", asked, work(challenge, salt, "  " + number), 9, 0))
                .isFalse();
        var digits = Long.toString(number);
        assertThat(doorkeeper.letsBegin(
                        "once", asked, work(challenge, salt + digits.charAt(0), "0" + digits.substring(1)), 9, 0))
                .isFalse();
        assertThat(doorkeeper.letsBegin("once", asked, "e30=", 9, 0)).isFalse();
    }

    private static String work(JsonNode challenge, String salt, String number) {
        var json = "{\"algorithm\":\"SHA-256\",\"challenge\":\"%s\",\"number\":%s,\"salt\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        challenge.path("challenge").asString(),
                        number,
                        salt,
                        challenge.path("signature").asString());
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_draft_that_has_expired_is_gone_with_a_clear_page() throws IOException {
        var citizen = citizen();
        citizen.begin("S-05");
        TestDatabase.ownerOf(database)
                .sql("UPDATE intake.draft SET expires_at = now() - interval '1 minute' WHERE procedure = 'S-05'")
                .update();
        var gone = citizen.get("/en/file/S-05/applicant");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("Drafts are kept for 14 days");
        assertThat(citizen().get("/en/file/S-05/applicant").statusCode()).isEqualTo(404);
    }

    /** Another page of the same draft, or the sweep, is a moment faster. */
    @ParameterizedTest
    @ValueSource(strings = {"UPDATE intake.draft SET revision = revision + 1", "DELETE FROM intake.draft"})
    void what_has_changed_since_it_was_looked_through_is_not_filed_unseen(String meanwhile) throws IOException {
        var citizen = citizen();
        var form = aboutToFile(citizen);
        int before = filed();
        try (var other = InTheWay.of(database, "SELECT FROM intake.draft FOR UPDATE")) {
            var sent = citizen.posting("/en/file/S-05/review", Map.of("form", form));
            other.awaitWaiting(1);
            other.execute(meanwhile);
            other.stepAside();
            assertThat(sent.join().statusCode()).isEqualTo(303);
            assertThat(sent.join().headers().firstValue("Location").orElseThrow())
                    .contains("/en/file/S-05/review?draft=");
        }
        assertThat(filed()).isEqualTo(before);
        boolean gone = meanwhile.startsWith("DELETE");
        assertThat(citizen.get("/en/file/S-05/review").statusCode()).isEqualTo(gone ? 410 : 200);
        assertThat(citizen.post("/en/file/S-05/review", Map.of("form", form)).statusCode())
                .isEqualTo(gone ? 410 : 303);
        assertThat(filed()).isEqualTo(gone ? before : before + 1);
    }

    @Test
    void what_is_saved_or_uploaded_while_a_draft_is_filed_is_told_that_it_was_filed() throws IOException {
        var citizen = citizen();
        var form = aboutToFile(citizen);
        int before = filed();
        try (var wall = InTheWay.of(database, "LOCK TABLE intake.filing IN SHARE MODE")) {
            var sent = citizen.posting("/en/file/S-05/review", Map.of("form", form));
            wall.awaitWaiting(1);
            var saving = citizen.posting(
                    "/en/file/S-05/matter",
                    Map.of("form", form, "subject", "Another office", "details", "Said too late"));
            wall.awaitWaiting(2);
            var uploading = InTheWay.beside(() -> {
                try {
                    return citizen.send(
                            "/en/file/S-05/documents",
                            form,
                            Map.of("go", "add"),
                            List.of(new Citizen.Paper(
                                    "file-1", "late.txt", "too late".getBytes(StandardCharsets.UTF_8))));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            wall.awaitWaiting(3);
            wall.stepAside();
            for (var answer : List.of(sent.join(), saving.join(), uploading.join())) {
                assertThat(answer.statusCode()).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location").orElseThrow())
                        .contains("/en/file/S-05/receipt?draft=");
            }
        }
        assertThat(filed()).isEqualTo(before + 1);
        assertThat(TestDatabase.ownerOf(database).sql("""
                                SELECT count(*) FROM intake.file JOIN intake.filing ON number = petition
                                 WHERE filing.procedure = 'S-05'
                                """).query(Integer.class).single())
                .as("nothing hangs on it that nobody has looked through")
                .isZero();
    }

    @Test
    void a_filing_sent_twice_at_once_is_filed_once_and_its_writing_is_nowhere_in_the_open() throws IOException {
        var citizen = citizen();
        var form = aboutToFile(citizen);
        int before = filed();
        var sent = Stream.of(1, 2, 3)
                .map(_ -> citizen.posting("/en/file/S-05/review", Map.of("form", form)))
                .toList();
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        assertThat(sent).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(303));
        var owner = TestDatabase.ownerOf(database);
        assertThat(filed()).isEqualTo(before + 1);
        for (var table : List.of("draft", "filing", "file", "chunk", "letter", "fresh_code")) {
            assertThat(owner.sql(
                                    "SELECT count(*) FROM intake.%s t WHERE t::text ~ 'QQ[A-Z]+QQ' OR t::text ~ '51514e414d45'"
                                            .formatted(table))
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    /** Up to the last page before it is sent. Answers with the proof that its forms carry. */
    private String aboutToFile(Citizen citizen) throws IOException {
        var form = citizen.begin("S-05");
        citizen.fill("S-05", "office", form, Map.of("agency", "3000000"));
        citizen.fill(
                "S-05",
                "applicant",
                form,
                Map.of("kind", "self", "name", "QQNAMEQQ", "phone", "010-9876-5432", "address", "QQADDRQQ"));
        citizen.fill("S-05", "matter", form, Map.of("subject", "An office of a broker", "details", "QQDETAILQQ"));
        var documents = catalogue.find(new ProcedureCode("S-05")).orElseThrow().documents();
        var fields = new LinkedHashMap<String, String>();
        for (int n = 1; n <= documents.size(); n++) {
            fields.put("why-" + n, "later");
        }
        fields.put("go", "on");
        assertThat(citizen.send("/en/file/S-05/documents", form, fields, List.of())
                        .statusCode())
                .isEqualTo(303);
        return form;
    }

    private int filed() {
        return TestDatabase.ownerOf(database)
                .sql("SELECT count(*) FROM intake.filing WHERE procedure = 'S-05'")
                .query(Integer.class)
                .single();
    }

    private BrowserContext phone(String locale) {
        return chromium.phone(locale, false);
    }

    private void look(Page page, String name) {
        chromium.checkCopy(page, "filing-" + name, at(""));
    }

    private static void applicant(Page page) {
        page.getByLabel("Your name").fill("김철수");
        page.getByLabel("Telephone").first().fill("010-1234-5678");
        page.getByLabel("Your address").fill("서울특별시 강남구 테헤란로 1");
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    private static Path download(Page page, String name) {
        Download download = page.waitForDownload(() -> click(page, name));
        return download.path();
    }

    private Citizen citizen() {
        return new Citizen(at(""));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
