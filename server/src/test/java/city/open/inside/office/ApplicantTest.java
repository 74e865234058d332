package city.open.inside.office;

import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Overheard;
import city.open.Patience;
import city.open.border.letters.FiledContent;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.border.letters.LetterBox;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.counter.Postbag;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.outside.log.PublicLog;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.Place;
import city.open.outside.verification.TakenProof;
import city.open.outside.verification.Trust;
import city.open.tlog.VerifierKey;
import city.open.town.catalogue.ProcedureCode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** An applicant on a phone without JavaScript, and the office: what the one does, the other sees. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class ApplicantTest extends OfficeJourney {
    private static final Person APPLICANT =
            new Person("홍길동", "010-2345-6789", "hong@example.org", "서울 마포구 상암동 1600", null, null);
    private static final String TOKEN = "TOKEN-55aa";

    @TempDir
    private Path folder;

    @Autowired
    private Petitions petitions;

    @Autowired
    private PublicRecord record;

    @Autowired
    private PublicLog log;

    @Autowired
    private Vault vault;

    @Autowired
    private Filings filings;

    @Autowired
    private LetterBox box;

    @Autowired
    private OfficeDatabase database;

    @Value("${open.database}")
    private String url;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void a_filing_is_received_with_a_supplement_and_the_applicant_answers_it() {
        var number = PetitionNumber.of(2026, "6110000", 9_000_001);
        var code = filed(number);
        try (var officer = official("han");
                var phone = phone()) {
            var mine = phone.newPage();
            enter(mine, number, code);
            assertThat(mine.locator("main")).containsText("Filed, waits to be received");
            assertThat(mine.locator("main")).containsText("hong@example.org");
            check(mine, "my-filed");

            var desk = officer.newPage();
            desk.navigate(at("/en/office/filings"));
            check(desk, "filings");
            desk.getByText(number.value()).click();
            desk.locator("form.form .button").click();
            assertThat(desk.locator("main")).containsText("홍길동");
            desk.locator("input[name=missing]").first().check();
            check(desk, "filing");
            desk.locator("form.form .button").click();
            assertThat(desk.locator(".done-note")).containsText(number.value());
            assertThat(petitions.find(number).orElseThrow().supplementOpen()).isTrue();
            city.awaitEntries(number, 3);

            mine.reload();
            assertThat(mine.locator(".panel.is-now")).containsText("Answer the request for a supplement");
            assertThat(mine.locator("#looks")).containsText("Bus Policy Division");
            mine.locator("#supplement-words").fill("여기 보냅니다 " + TOKEN);
            mine.locator("#supplement-files").setInputFiles(new FilePayload("지도-홍길동.pdf", "application/pdf", paper()));
            check(mine, "my-supplement");
            mine.locator("#supplement .button").first().click();
            assertThat(mine.locator("[role=status]").last()).containsText("Sent");
            city.awaitEntries(number, 4);
            mine.reload();
            assertThat(mine.locator("#letters")).containsText("The supplement has been taken in.");

            var answered = petitions.facts(number).getLast();
            assertThat(answered.kind()).isEqualTo("supplement.answered");
            assertThat(answered.by()).isInstanceOf(By.OfApplicant.class);
            assertThat(vault.files(number)).hasSize(3);
            assertThat(String.valueOf(record.find(number.value())))
                    .doesNotContain(TOKEN)
                    .doesNotContain("홍길동");
            desk.navigate(at("/en/office/cases/" + number));
            assertThat(desk.locator("main")).containsText("The supplement was handed in, with one file");

            mine.getByText("Correct contact data").last().click();
            mine.locator("#phone").fill("010-9999-0000");
            mine.locator("#contact .button").click();
            assertThat(mine.locator("[role=status]").last()).containsText("Sent");
            awaitAnswer(mine, "put right");
            assertThat(proofsTakenAlong(phone, number))
                    .as("the reception and what followed")
                    .startsWith(record.find(number.value())
                            .orElseThrow()
                            .entries()
                            .getFirst()
                            .index())
                    .hasSizeGreaterThanOrEqualTo(4);
            mine.locator("summary", new Page.LocatorOptions().setHasText("Withdraw"))
                    .click();
            mine.locator("#sure").check();
            mine.locator("#withdrawal .button").click();
            city.awaitEntries(number, 5);
            assertThat(petitions.find(number).orElseThrow().isDecided()).isTrue();
        }
    }

    @Test
    void a_letter_the_rules_refuse_is_answered_and_one_sent_twice_is_one() {
        var number = city.fresh("잠실 터미널 면허", "Terminal, Jamsil");
        vault.seal(number, APPLICANT);
        try (var said = Overheard.of(Postbag.class);
                var officer = official("han");
                var phone = phone(false)) {
            junkInTheBox(201);
            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + number + "/code"));
            desk.locator("form.form .button").click();
            var code = desk.locator("#code").innerText();
            check(desk, "code");

            var mine = phone.newPage();
            enter(mine, number, code);
            var form = FormData.create()
                    .set("token", mine.locator("input[name=token]").first().inputValue())
                    .set("letter", mine.locator("input[name=letter]").first().inputValue())
                    .set("day", "2026-12-20")
                    .set("words", "");
            for (int i = 0; i < 2; i++) {
                var answer = phone.request()
                        .post(
                                at("/en/my/" + number + "/letters/more-time"),
                                RequestOptions.create().setForm(form));
                assertThat(answer.status()).isEqualTo(200);
            }
            awaitAnswer(mine, "No supplement was requested");
            var unread = Patience.until("201 letters nobody can read", said::lines, lines -> lines.size() >= 201);
            assertThat(unread)
                    .allMatch(
                            line -> line.matches("ERROR Letter [0-9a-f-]{36} cannot be read \\(\\w+\\) and waits\\."));
            assertThat(mine.locator("#letters li")).hasCount(1);

            // A form from elsewhere, and one of another visit, change nothing.
            form.set("token", "nonsense");
            assertThat(phone.request()
                            .post(
                                    at("/en/my/" + number + "/letters/withdrawal"),
                                    RequestOptions.create().setForm(form))
                            .status())
                    .isEqualTo(403);
            mine.locator("form[action$=leave] button").click();
            mine.waitForURL(at("/en/my"));
            mine.navigate(at("/en/my/" + number));
            assertThat(mine.locator("#code")).isVisible();
        } finally {
            TestDatabase.ownerOf(url)
                    .sql("DELETE FROM intake.letter WHERE kind = 'junk'")
                    .update();
        }
    }

    @Test
    void anybody_asks_in_public_and_the_answer_stands_on_the_page() {
        var number = city.fresh("화곡 터미널 면허", "Terminal, Hwagok");
        vault.seal(number, APPLICANT);
        try (var stranger = phone(false);
                var officer = official("han")) {
            var asking = stranger.newPage();
            asking.navigate(at("/en/petitions/" + number));
            asking.getByText("Ask a question about this petition").click();
            asking.locator("#words").fill("Why does it stand still? Call me: 010-1234-5678");
            asking.locator("form.form .button").click();
            assertThat(asking.locator("[role=alert]")).containsText("telephone number");
            chromium.checkCopy(asking, "applicant-question", at(""));
            asking.locator("#words").fill("Why does it stand still since spring? 홍길동 knows.");
            asking.locator("form.form .button").click();
            assertThat(asking.locator("main [role=status]")).containsText("has been taken");
            asking.navigate(at("/en/ask/" + number));
            asking.locator("#words").fill("Why does it stand still since spring?");
            asking.locator("form.form .button").click();
            assertThat(asking.locator("main [role=status]")).containsText("has been taken");

            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + number));
            desk.getByText("Public questions (2 waiting)").click();
            // What names the applicant cannot be shown, by whoever it is pressed.
            var named = desk.locator("main section", new Page.LocatorOptions().setHasText("홍길동"));
            named.locator("select").selectOption("show");
            named.locator(".button").click();
            assertThat(desk.locator("[role=alert]")).containsText("cannot be shown");
            assertThat(named.locator("select")).hasValue("show");
            // What no page offers shows nothing.
            named.locator("option[value='9-1-6']").evaluate("one => { one.value = 'none'; one.selected = true }");
            named.locator(".button").click();
            assertThat(desk.locator("[role=alert]")).containsText("Choose what becomes of it");
            named.locator("select").selectOption("9-1-6");
            named.locator(".button").click();
            city.awaitEntries(number, 2);
            desk.locator("main section select").selectOption("show");
            desk.locator("main section .button").click();
            city.awaitEntries(number, 3);
            assertThat(desk.locator("main")).containsText("To be answered by 2026-12-02 (Wed)");
            check(desk, "questions");

            asking.navigate(at("/en/petitions/" + number));
            assertThat(asking.locator("#timeline"))
                    .containsText("Public question no. 1, asked 2026-11-23 (Mon), is not shown");
            assertThat(asking.locator("#timeline")).containsText("Why does it stand still since spring?");
            assertThat(asking.locator("#timeline")).not().containsText("knows");

            desk.locator("textarea").first().fill("터미널 부지의 협의를 기다립니다.");
            desk.locator("textarea").last().fill("The site is still being consulted on.");
            desk.locator("main section .button").click();
            city.awaitEntries(number, 4);
            assertThat(desk.locator("main")).containsText("No question waits");
            asking.reload();
            assertThat(asking.locator("#timeline")).containsText("The site is still being consulted on.");
            assertThat(asking.locator("#timeline")).containsText("Public question no. 2 is answered");
        }
    }

    @Test
    void an_entry_is_withheld_when_the_person_concerned_objects_with_reason() {
        var number = city.fresh("수서 터미널 면허", "Terminal, Suseo");
        vault.seal(number, APPLICANT);
        city.act(number, "2026-11-23T14:00", Act.checkCompleteness(false, new Text("건강 문제 언급", "mentions an illness")));
        city.awaitEntries(number, 2);
        try (var officer = official("han");
                var phone = phone(false)) {
            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + number + "/code"));
            desk.locator("form.form .button").click();
            var mine = phone.newPage();
            enter(mine, number, desk.locator("#code").innerText());
            mine.locator("summary", new Page.LocatorOptions().setHasText("withheld"))
                    .click();
            mine.locator("#seq").selectOption("2");
            assertThat(mine.locator("#withholding")).containsText("Copies that others made before stay with them");
            mine.locator("#withholding-words").fill("My illness is nobody's business");
            mine.locator("#withholding .button").click();
            city.awaitEntries(number, 3);

            desk.navigate(at("/en/office/cases/" + number));
            desk.getByText("Requests to withhold (1 to decide)").click();
            assertThat(desk.locator("main")).containsText("Whoever copied it before still has it");
            assertThat(desk.locator("main section")).containsText("2026-11-23 (Mon)");
            desk.locator("select").selectOption("9-1-6");
            desk.locator("textarea").first().fill("건강 정보임, 문의 010-1234-5678");
            desk.locator("textarea").last().fill("It is about health");
            desk.locator("form.form .button").click();
            assertThat(desk.locator("[role=alert]")).containsText("leave out personal data");
            assertThat(desk.locator("select")).hasValue("9-1-6");
            assertThat(desk.locator("textarea").last()).hasValue("It is about health");
            assertThat(desk.locator("textarea").first()).hasValue("건강 정보임, 문의 010-1234-5678");
            desk.locator("textarea").first().fill("건강 정보임");
            check(desk, "withholding");
            desk.locator("form.form .button").click();
            city.awaitEntries(number, 4);

            mine.navigate(at("/en/petitions/" + number));
            assertThat(mine.locator("#timeline")).containsText("Withheld on objection");
            assertThat(mine.locator("#timeline")).not().containsText("mentions an illness");
            assertThat(phone.request().get(at("/api/v1/petitions/" + number)).text())
                    .doesNotContain("mentions an illness");
            assertThat(record.find(number.value())
                            .orElseThrow()
                            .entries()
                            .get(1)
                            .open()
                            .toString())
                    .doesNotContain("mentions an illness");
            mine.navigate(at("/en/about"));
            assertThat(mine.locator("#privacy")).containsText("1 withheld: ");
            holdsInTheBrowser(desk, number, "Of 1 entry withheld on objection");
            noEarlierMomentBringsItBack(desk, number);
        }
    }

    private void holdsInTheBrowser(Page page, PetitionNumber number, String sentence) {
        page.navigate(at("/en/petitions/" + number));
        page.locator("form[data-verify] button").click();
        assertThat(page.locator("#verdict")).containsText(sentence);
        assertThat(page.locator("#verdict")).hasAttribute("data-verdict", "holds");
    }

    /** Also where the reception itself is withheld, and after the person was erased. */
    private void noEarlierMomentBringsItBack(Page page, PetitionNumber number) {
        city.act(number, "2026-11-23T14:01", Act.askWithholding(1));
        city.act(number, "2026-11-23T14:02", Act.decideWithholding(1, "9-1-6", new Text("사생활", "Private")));
        city.act(
                number,
                "2026-11-23T14:03",
                Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "conforms"), List.of(), null));
        city.act(number, "2026-11-23T14:04", Act.erase(ErasureGround.PERSON_ASKED));
        vault.erase(number, OfficeCity.NOON);
        city.awaitEntries(number, 8);
        var last = record.find(number.value()).orElseThrow().entries().getLast().index();
        for (var moment :
                List.of("?at=2026-11-23", "?size=" + (last - 3), "?size=" + (last + 1), ".json", ".csv", ".ics")) {
            var seen = page.request().get(at("/en/petitions/" + number + moment));
            assertThat(seen.status()).as(moment).isEqualTo(200);
            assertThat(seen.text()).as(moment).doesNotContain("mentions an illness", "Terminal, Suseo", "수서 터미널");
        }
        holdsInTheBrowser(page, number, "Of 2 entries withheld on objection");
        var told = new ArrayList<String>();
        new LogCheck(Place.of(at("")), Trust.IN_THE_LOG_ITSELF, folder.resolve("seen"), told::add, (_, _) -> {})
                .petition(number.value());
        assertThat(told).anyMatch(line -> line.startsWith("All 8 entries that are shown of petition"));
    }

    @Test
    void a_paper_is_opened_with_its_name_burnt_out() throws IOException {
        var number = city.fresh("천호 터미널 면허", "Terminal, Cheonho");
        vault.seal(number, APPLICANT);
        vault.addFile(number, null, "plan.pdf", "application/pdf", new ByteArrayInputStream(paper()), OfficeCity.NOON);
        try (var officer = official("han")) {
            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + number + "/redact"));
            assertThat(desk.locator("#file")).not().containsText("application/");
            press(desk, "Look at the pages");
            desk.locator("#title").fill("평면도");
            desk.locator("#title-en").fill("Plan");
            desk.locator("#boxes").fill("1 5 5 60");
            press(desk, "Ask another official to sign");
            assertThat(desk.locator("[role=alert]")).containsText("Line 1 is not understood");
            desk.locator("#boxes").fill("");
            var page = desk.locator(".redact-page").first();
            page.scrollIntoViewIfNeeded();
            // Until its picture is there, the page is smaller.
            page.locator("img").evaluate("picture => picture.decode()");
            var where = page.boundingBox();
            desk.mouse().move(where.x + where.width * 0.1, where.y + where.height * 0.08);
            desk.mouse().down();
            desk.mouse().move(where.x + where.width * 0.6, where.y + where.height * 0.16);
            desk.mouse().up();
            assertThat(desk.locator(".redact-box")).hasCount(1);
            check(desk, "redact");
            press(desk, "Ask another official to sign");
            assertThat(desk.locator("main")).containsText("Another official has to sign.");
            assertThat(desk.locator("main")).not().containsText("Sign and open to everyone");
            check(desk, "redact-drafted");
            try (var other = official("moon")) {
                var second = other.newPage();
                second.navigate(at("/en/office/cases/" + number));
                second.getByText("Open a document (1 to sign)").click();
                check(second, "redact-second");
                var drafted = second.locator("a[href$='.pdf']").first().getAttribute("href");
                assertThat(other.request().get(at(drafted)).headers()).containsEntry("content-type", "application/pdf");
                second.locator("button[value=sign]").click();
                assertThat(second.locator("main")).containsText("public in ten seconds");
            }
            Patience.until(
                    "the fact that it is open to everyone",
                    () -> petitions.find(number).orElseThrow().seq(),
                    seq -> seq >= 2);
            city.awaitEntries(number, 2);

            desk.navigate(at("/en/petitions/" + number));
            assertThat(desk.locator("#timeline")).containsText("Document opened to everyone: Plan");
            assertThat(desk.locator("#timeline")).containsText("1 place blackened");
            assertThat(desk.locator("#timeline")).containsText("Blackened by Han Ji-woo");
            var link = desk.getByText("Read the document").getAttribute("href");
            var pdf = officer.request().get(at(link));
            assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
            try (var read = Loader.loadPDF(pdf.body())) {
                assertThat(new PDFTextStripper().getText(read)).isBlank();
            }
            assertThat(officer.request().get(at(link + "0")).status()).isEqualTo(404);

            desk.navigate(at("/en/office/cases/" + number + "/redact"));
            desk.getByText("Take back this paper").click();
            check(desk, "redact-open");
            desk.getByLabel("Why, in English").fill("The papers of somebody else");
            press(desk, "Take it back from every page");
            assertThat(desk.locator("[role=alert]")).isVisible();
            assertThat(desk.getByLabel("Why, in English")).isVisible();
            assertThat(desk.getByLabel("Why, in English")).hasValue("The papers of somebody else");
            check(desk, "redact-back-refused");
            desk.getByLabel("Why it is taken back (public)").fill("다른 사람의 서류");
            press(desk, "Take it back from every page");
            city.awaitEntries(number, 3);
            assertThat(officer.request().get(at(link)).status()).isEqualTo(410);
            desk.navigate(at("/en/petitions/" + number));
            assertThat(desk.locator("#timeline")).containsText("The document was taken back and is shown no more.");
            assertThat(desk.locator("#timeline")).containsText("The papers of somebody else");
            assertThat(desk.locator("#timeline > li", new Page.LocatorOptions().setHasText("Document opened")))
                    .containsText("Taken back by entry #");
            assertThat(desk.getByText("Read the document")).hasCount(0);
            check(desk, "redact-taken-back");
        }
    }

    @Test
    void who_guesses_is_slowed_and_locked_and_learns_nothing() {
        var known = city.number("first").value();
        var unknown = PetitionNumber.of(2026, "6110000", 8_000_000).value();
        try (var phone = phone()) {
            for (var number : List.of(known, unknown)) {
                for (int i = 1; i <= 6; i++) {
                    var answer = phone.request()
                            .post(
                                    at("/en/my"),
                                    RequestOptions.create()
                                            .setForm(FormData.create()
                                                    .set("number", number)
                                                    .set("code", "7K2M-9QXT-4HWD-3RZ" + i)));
                    assertThat(answer.status()).as("%s, attempt %d", number, i).isEqualTo(i <= 5 ? 422 : 429);
                    assertThat(answer.text()).contains(i <= 5 ? "No petition opens" : "too many attempts");
                }
            }
        }
    }

    @Test
    void no_address_falls_over_and_none_opens_without_a_visit() {
        var strange = List.of(
                "",
                "x",
                "2026-6110000-0000001-0",
                "2026-6110000-9999999-9",
                "..%2F..%2Fetc",
                "%00",
                "1'%20OR%201=1",
                "가나다",
                "a".repeat(500));
        try (var phone = phone();
                var stranger = official("nam")) {
            for (var id : strange) {
                for (var path : List.of("/en/my/%s", "/ko/my/%s/everything.zip", "/en/petitions/%s/documents/x")) {
                    assertThat(phone.request().get(at(path.formatted(id))).status())
                            .as(path.formatted(id))
                            .isLessThan(500);
                }
                for (var path : List.of(
                        "/en/office/filings/%s",
                        "/en/office/cases/%s/code",
                        "/en/office/cases/%s/redact",
                        "/en/office/cases/%s/redact/x/1.png",
                        "/en/office/cases/%s/withholding")) {
                    assertThat(stranger.request().get(at(path.formatted(id))).status())
                            .as(path.formatted(id))
                            .isLessThan(500);
                }
            }
            var late = city.number("late");
            for (var page : List.of("code", "redact", "withholding")) {
                assertThat(stranger.request()
                                .get(at("/en/office/cases/" + late + "/" + page))
                                .status())
                        .isEqualTo(403);
            }
            var entry = phone.newPage();
            entry.navigate(at("/en/my"));
            check(entry, "my-entry");
            entry.navigate(at("/ko/my/" + late));
            assertThat(entry.locator("#number")).hasValue(late.value());
        }
    }

    /** As the portal leaves it, until somebody receives it. */
    private String filed(PetitionNumber number) {
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
        var content = content();
        var code = filings.giveAccess(filing, content);
        database.jdbc()
                .sql("UPDATE intake.filing SET sealed = ? WHERE number = ?")
                .params(box.seal(content.json(), number.value()), number.value())
                .update();
        return code;
    }

    /** The entries whose proofs are in what the applicant takes along, checked as {@code ./open verify --proof} does. */
    private List<Long> proofsTakenAlong(BrowserContext phone, PetitionNumber number) {
        var entries = record.find(number.value()).orElseThrow().entries();
        Patience.until(
                "a signature under what happened",
                () -> PublicLog.head(log.checkpoint().orElseThrow()).size()
                        > entries.getLast().index());
        var zip = phone.request().get(at("/en/my/" + number + "/everything.zip"));
        assertThat(zip.status()).isEqualTo(200);
        try (var parts = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().equals("log.tlog-proof")) {
                    var trust = new Trust(List.of(VerifierKey.parse(log.keys().getFirst())), List.of(), 0);
                    return TakenProof.check(parts.readAllBytes(), trust).stream()
                            .map(TakenProof.Shown::index)
                            .toList();
                }
            }
            return List.of();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** More than the office takes out at once, and older than any letter. */
    private void junkInTheBox(int rows) {
        TestDatabase.ownerOf(url)
                .sql(
                        "INSERT INTO intake.letter (id, petition, kind, sent_at, sealed)"
                                + " SELECT gen_random_uuid(), 'no number', 'junk', '2020-01-01', '\\x00' FROM generate_series(1, ?)")
                .params(rows)
                .update();
    }

    private static FiledContent content() {
        return new FiledContent(
                "00",
                "ko",
                new Text("가양 터미널 면허", "Terminal, Gayang"),
                "강서구 가양동 1485",
                APPLICANT,
                List.of(
                        answered("email", "전자우편 주소", "E-mail", "hong@example.org"),
                        answered("purpose", "사업 목적", "Purpose", "버스 승객 편의")),
                List.of(),
                List.of());
    }

    private static FiledContent.Answered answered(String field, String ko, String en, String value) {
        return new FiledContent.Answered(field, new Text(ko, en), new Text(value, value), FiledContent.Openness.SEALED);
    }

    private void enter(Page page, PetitionNumber number, String code) {
        page.navigate(at("/en/my"));
        page.locator("#number").fill(number.value());
        page.locator("#code").fill(code.toLowerCase(Locale.ROOT).replace("-", ""));
        page.locator("form.calc .button").click();
        assertThat(page.locator("h1")).not().hasText("My petition");
    }

    private static byte[] paper() {
        try (var pdf = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (var out = new PDPageContentStream(pdf, page)) {
                out.beginText();
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 18);
                out.newLineAtOffset(80, 750);
                out.showText("Hong Gil-dong " + TOKEN);
                out.endText();
            }
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void check(Page page, String name) {
        Chromium.check(page, "applicant-" + name);
    }

    private BrowserContext phone() {
        return phone(true);
    }

    @Test
    void from_the_minute_of_filing_there_is_a_page_and_papers_and_a_withdrawal_wait_with_the_filing() {
        var number = PetitionNumber.of(2026, "6110000", 9_000_031);
        var code = filed(number);
        try (var officer = official("han");
                var phone = phone()) {
            var mine = phone.newPage();
            mine.navigate(at("/en/petitions?q=" + number));
            assertThat(mine).hasURL(at("/en/petitions/" + number));
            assertThat(mine.locator("main")).containsText("has to receive it");
            assertThat(mine.locator("main")).not().containsText("홍길동");
            check(mine, "filed");
            mine.navigate(at("/ko/petitions/" + number));
            assertThat(mine.locator("main")).containsText("접수할 차례입니다");
            check(mine, "filed-ko");

            enter(mine, number, code);
            mine.locator("#papers-files").setInputFiles(new FilePayload("도면-홍길동.pdf", "application/pdf", paper()));
            mine.locator("#papers .button").click();
            assertThat(mine.locator("[role=status]").last()).containsText("Hand in more papers");
            mine.locator("summary", new Page.LocatorOptions().setHasText("Withdraw"))
                    .click();
            assertThat(mine.locator("#withdrawal")).containsText("it is received and ended at once");
            mine.locator("#sure").check();
            mine.locator("#withdrawal .button").click();
            assertThat(mine.locator("[role=status]").last()).containsText("Withdraw the petition");
            assertThat(mine.locator("#letters li")).hasCount(2);

            var desk = officer.newPage();
            desk.navigate(at("/en/office/filings"));
            assertThat(desk.locator("tr", new Page.LocatorOptions().setHasText(number.value())))
                    .containsText("sent since by the applicant: Hand in more papers, Withdraw the petition");
            desk.getByText(number.value()).click();
            desk.locator("form.form .button").click();
            desk.locator("form.form .button").click();
            assertThat(desk.locator(".done-note")).containsText(number.value());

            var petition = Patience.until(
                    "the withdrawal that waited with the filing",
                    () -> petitions.find(number).orElseThrow(),
                    Petition::isDecided);
            assertThat(petition.outcome()).isEqualTo(Outcome.WITHDRAWN);
            assertThat(petition.decidedAt()).isEqualTo(petition.receivedAt());
            assertThat(vault.files(number)).hasSize(2);
            city.awaitEntries(number, petitions.facts(number).size());
            mine.navigate(at("/en/petitions/" + number));
            assertThat(mine.locator("main")).containsText("Withdrawn");
        }
    }

    private BrowserContext phone(boolean javascript) {
        return chromium.phone("en-GB", javascript);
    }

    private static void awaitAnswer(Page mine, String words) {
        Patience.until(
                "the answer \"%s\" to a letter".formatted(words),
                () -> {
                    mine.reload();
                    return mine.locator("#letters").innerText();
                },
                letters -> letters.contains(words));
    }
}
