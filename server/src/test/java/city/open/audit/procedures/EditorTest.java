package city.open.audit.procedures;

import static city.open.Chromium.check;
import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.audit.procedures.Done.Refused;
import city.open.audit.procedures.Done.Yes;
import city.open.border.disclosure.Agreement;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.office.OfficeCity;
import city.open.inside.office.OfficeJourney;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A procedure is drafted, put right, agreed to by another and released; new petitions follow it, those already running stay. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class EditorTest extends OfficeJourney {
    private static final ProcedureCode ARTWORK = new ProcedureCode("CT-01");

    @Autowired
    private Editor editor;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Organization organization;

    @Autowired
    private AuditDatabase audit;

    @Autowired
    private Clock clock;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Agreement agreement;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void an_auditor_drafts_is_shown_what_is_wrong_and_repairs_and_two_others_bring_it_into_force() throws Exception {
        var running = received("간판 조형물", "A sculpture at the door");
        try (var ahn = official("ahn", 390, ColorScheme.LIGHT);
                var bae = official("bae", 1280, ColorScheme.DARK);
                var cho = official("cho", 1280, ColorScheme.LIGHT);
                var han = official("han", 390, ColorScheme.LIGHT);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, true))) {
            assertThat(han.request().get(at("/en/office/audit/procedures")).status())
                    .isEqualTo(403);
            var writing = open(ahn, "/en/office/audit/register");
            writing.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit how procedures go"))
                    .click();
            check(writing, "procedures");
            writing.locator("#CT-01").getByRole(AriaRole.BUTTON).first().click();
            assertThat(writing.locator("h1")).hasText("Deliberations for artwork installation in buildings");
            assertThat(writing.locator("#differences li")).hasCount(0);

            var sheet = writing.locator("#sheet").inputValue();
            writing.locator("#sheet")
                    .fill(sheet.replaceFirst("share: 35", "share: 40").replace("by: committee", "by: comittee"));
            press(writing, "Save and check");
            assertThat(writing.locator("#faults"))
                    .containsText("Steps › 4 › Who: unknown actor \"comittee\"; expected one of");
            assertThat(writing.locator("#faults")).containsText("by: comittee");
            assertThat(writing.locator("#faults")).containsText("the shares of the steps add up to 105, not 100");
            assertThat(writing.locator("#next + p"))
                    .hasText("Before anybody agrees, put right what is wrong with the sheet.");
            check(writing, "procedure-draft-faulty");

            writing.locator("section[aria-labelledby=forms]").getByText("Steps").click();
            assertThat(writing.locator("#steps-3-by")).hasAttribute("aria-invalid", "true");
            assertThat(writing.locator("#steps-3-by-fault")).containsText("unknown actor \"comittee\"");
            check(writing, "procedure-form-faulty");
            writing.locator("#steps-3-by").selectOption("committee");
            writing.locator("#steps-3-share").fill("30");
            writing.locator("#steps-1-share").fill("23");
            press(writing, "Save and check");
            assertThat(writing.locator(".done-note")).hasText("Saved.");
            assertThat(writing.locator(".wrong")).hasCount(0);
            writing.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Name, period, divisions"))
                    .click();
            writing.locator("#period").fill("21d");
            press(writing, "Save and check");
            check(writing, "procedure-form");
            writing.locator("main p a").nth(1).click();

            writing.locator("#sheet")
                    .fill(writing.locator("#sheet")
                            .inputValue()
                            .replace("{ko: 배치도, en: Site plan}", "{ko: 유지관리 계획, en: Plan for its upkeep}"));
            press(writing, "Save and check");
            assertThat(writing.locator("#next + p"))
                    .hasText("Before anybody agrees, say why in both languages. Everyone will read it.");
            writing.locator("#whyKo").fill("심의를 빨리 마칩니다.");
            writing.locator("#whyEn").fill("Deliberations are to end sooner.");
            press(writing, "Save and check");
            assertThat(writing.locator(".done-note")).hasText("Saved.");
            var differences = writing.locator("#differences");
            assertThat(differences).containsText("was: 30d");
            assertThat(differences).containsText("becomes: 21d");
            assertThat(differences).containsText("Step Artwork Committee, Share of the period");
            assertThat(differences).containsText("is new: Plan for its upkeep (유지관리 계획)");
            assertThat(differences).containsText("is gone: Site plan (배치도)");
            assertThat(writing.locator(".chart-scroll svg")).hasCount(2);
            assertThat(writing.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Agree")))
                    .hasCount(0);
            check(writing, "procedure-draft");

            writing.getByText("Send a made-up petition down every branch").click();
            assertThat(writing.locator("section[aria-labelledby=granted]")).containsText("Artwork Committee");
            assertThat(writing.locator("section[aria-labelledby=returned]")).containsText("the missing papers");
            assertThat(writing.locator("main")).containsText("Not shown until the decision: report (");
            assertThat(writing.locator("main")).containsText("Opened now: report of entry");
            assertThat(writing.locator("main .faults")).hasCount(0);
            check(writing, "procedure-dry-run");

            var review = open(bae, "/ko/office/audit/procedures");
            review.locator("section[aria-labelledby=drafts] a").first().click();
            check(review, "procedure-draft-ko");
            press(review, "동의");
            assertThat(review.locator("#state")).hasText("검토 마침, 시행 가능");
            var release = open(cho, "/en/office/audit/procedures");
            release.locator("section[aria-labelledby=drafts] a").first().click();
            press(release, "Release");
            assertThat(release.locator(".done-note")).containsText("Released. New petitions follow it");
            assertThat(catalogue.find(ARTWORK).map(Procedure::period)).contains(Period.parse("21d"));

            var started = received("옥상 벽화", "A mural on the roof");
            assertThat(petitions.find(running).orElseThrow().procedureVersion()).isEqualTo(1);
            assertThat(petitions.find(started).orElseThrow().procedureVersion()).isEqualTo(2);
            var seen = open(citizen, "/en/procedures/CT-01");
            assertThat(seen.locator("main")).containsText("ersion 2");
            seen.getByText("How this version came about").click();
            assertThat(seen.locator("main")).containsText("Deliberations are to end sooner.");
            assertThat(seen.locator("main")).containsText("released by Cho Eun-woo");
            assertThat(seen.locator("main")).containsText("Plan for its upkeep");
            check(seen, "procedure-released");
            assertThat(cho.request()
                            .get(at("/en/office/audit/procedures/CT-01/sheet"))
                            .text())
                    .contains("period: 21d", "upkeep");
            Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
            assertThat(agreement.check().findings()).isEmpty();
            for (var path : List.of("/ko/office/audit/procedures", "/en/office/audit/procedures/drafts/1")) {
                assertThat(ValidHtml.complaints(ahn.request().get(at(path)).text()))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void what_is_given_out_as_a_drawing_comes_back_as_the_same_procedure() throws Exception {
        for (var lang : List.of("ko", "en")) {
            var drawing = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(at("/data/catalogue.bpmn?lang=" + lang)))
                                    .build(),
                            BodyHandlers.ofByteArray());
            assertThat(drawing.statusCode()).isEqualTo(200);
            List<String> amiss = new ArrayList<>();
            for (var procedure : catalogue.current()) {
                var code = procedure.code().value();
                var sheet = catalogue.sheet(procedure).orElseThrow();
                var read = Drawing.into(code, sheet, catalogue.shared(), drawing.body());
                read.faults().forEach(fault -> amiss.add(code + " " + fault));
                if (read.sheet() != null && !read.sheet().equals(sheet)) {
                    amiss.add(code + " was\n" + sheet + "\nis\n" + read.sheet());
                }
            }
            assertThat(amiss).isEmpty();
        }
    }

    @Test
    void a_drawing_of_a_modelling_tool_becomes_the_next_edition_or_is_refused_element_by_element() {
        var drawn = DrawingTest.DRAWN.getBytes(StandardCharsets.UTF_8);
        var undrawable = DrawingTest.DRAWN
                .replace("<bpmn:exclusiveGateway id=\"Gateway_2\"/>", "<bpmn:inclusiveGateway id=\"Gateway_2\"/>")
                .getBytes(StandardCharsets.UTF_8);
        for (int width : new int[] {390, 1280}) {
            try (var ahn = official("ahn", width, width == 390 ? ColorScheme.LIGHT : ColorScheme.DARK)) {
                var page = open(ahn, (width == 390 ? "/ko" : "/en") + "/office/audit/procedures");
                page.locator("#TR-05").getByRole(AriaRole.BUTTON).first().click();
                page.locator("#file").setInputFiles(new FilePayload("drawn.bpmn", "application/xml", undrawable));
                page.locator("form[action$=drawing] button").click();
                assertThat(page.locator("#drawn-faults")).containsText("Gateway_2");
                assertThat(page.locator("#drawn-faults")).containsText("inclusiveGateway");
                check(page, "procedure-drawing-refused-" + width);

                page.locator("#file").setInputFiles(new FilePayload("drawn.bpmn", "application/xml", drawn));
                page.locator("form[action$=drawing] button").click();
                assertThat(page.locator(".done-note")).isVisible();
                assertThat(page.locator("#sheet")).hasValue(Pattern.compile("Plan examined on site"));
                check(page, "procedure-drawing-" + width);
                page.locator("button[value=drop]").click();
            }
        }
    }

    @Test
    void nobody_overwrites_another_or_agrees_to_what_they_wrote_or_releases_over_a_newer_version() {
        var one = begun("ahn");
        var other = begun("bae");
        var sheet = editor.draft(one).orElseThrow().newest().sheet();
        var longer = sheet.replaceFirst("period: \\w+", "period: 45d");
        assertThat(editor.save(login("ahn"), one, 1, longer, "늘림", "Longer")).isEqualTo(new Yes(Long.toString(one)));
        assertThat(editor.save(login("bae"), one, 1, sheet + "# mine\n", "다름", "Other"))
                .isEqualTo(new Refused(Hindrance.CHANGED_BY_ANOTHER, "sheet"));
        assertThat(editor.save(login("ahn"), one, 2, longer, "늘림 010-2345-6789", "Longer"))
                .isEqualTo(new Refused(Hindrance.PERSONAL_DATA_IN_WORDS, "whyKo"));
        assertThat(editor.agree(login("ahn"), one, 2)).isEqualTo(Done.no(Hindrance.OWN_DRAFT));
        assertThat(editor.release(login("cho"), one, 2)).isEqualTo(Done.no(Hindrance.NOT_REVIEWED));
        assertThat(editor.agree(login("bae"), one, 1)).isEqualTo(Done.no(Hindrance.CHANGED_BY_ANOTHER));
        assertThat(editor.agree(login("bae"), one, 2)).isEqualTo(new Yes(Long.toString(one)));

        editor.save(login("bae"), other, 1, sheet.replaceFirst("period: \\w+", "period: 46d"), "더", "More");
        assertThat(editor.agree(login("ahn"), other, 2)).isEqualTo(new Yes(Long.toString(other)));
        assertThat(editor.release(login("cho"), one, 2)).isEqualTo(new Yes("2"));
        assertThat(editor.release(login("cho"), other, 2)).isEqualTo(Done.no(Hindrance.BASE_IS_OLD));
        assertThat(editor.standOnNewest(login("bae"), other)).isEqualTo(new Yes(Long.toString(other)));
        assertThat(editor.release(login("cho"), other, 3)).isEqualTo(Done.no(Hindrance.NOT_REVIEWED));
        assertThat(editor.agree(login("ahn"), other, 3)).isEqualTo(new Yes(Long.toString(other)));
        assertThat(editor.release(login("cho"), other, 3)).isEqualTo(new Yes("3"));
        assertThat(editor.drop(one)).isEqualTo(Done.no(Hindrance.DRAFT_IS_OVER));

        assertThat(editor.beginNew(login("ahn"), "CT-02", "culture-tourism"))
                .isEqualTo(new Refused(Hindrance.CODE_TAKEN, "code"));
        var fresh = (Yes) editor.beginNew(login("ahn"), "CT-31", "culture-tourism");
        assertThat(editor.read(
                                "CT-31",
                                editor.draft(Long.parseLong(fresh.what()))
                                        .orElseThrow()
                                        .newest()
                                        .sheet())
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("procedures/0/owners"));
        assertThat(editor.read("CT-31", sheet).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message().en()).contains("the code of a procedure never changes"));
        assertThat(new Editor(audit, catalogue, organization, clock).drafts()).isNotEmpty();
    }

    private long begun(String by) {
        return Long.parseLong(((Yes) editor.begin(login(by), "CT-03", false)).what());
    }

    private PetitionNumber received(String ko, String en) {
        var when = OfficeCity.at("2026-11-23T13:00");
        return petitions
                .receive(
                        new Reception(
                                ARTWORK,
                                null,
                                OfficeCity.SEOUL,
                                OfficeCity.BUS,
                                new Text(ko, en),
                                "김서연",
                                "마포구 상암동 1600",
                                "online",
                                when,
                                null,
                                false),
                        new By.OfOffice(OfficeCity.SEOUL, OfficeCity.BUS, new OfficialId("han"), Rank.OFFICER),
                        Moment.now(when))
                .fact()
                .petition();
    }

    private Login login(String account) {
        return accounts.login(account).orElseThrow();
    }
}
