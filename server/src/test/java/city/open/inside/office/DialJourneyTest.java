package city.open.inside.office;

import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.border.disclosure.Agreement;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.inside.petition.Act;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.StepId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The dial in Chromium: auditors change what is disclosed, and everyone sees that they did. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // A city of its own: what is released here stays in force.
        properties = "open.exchange.webhook-pause=PT5S")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class DialJourneyTest extends OfficeJourney {
    @Autowired
    private Catalogue catalogue;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Agreement agreement;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void an_auditor_drafts_is_stopped_by_the_guard_and_repairs_and_another_releases() throws Exception {
        var number = city.fresh("수서 고속버스터미널 면허", "Express bus terminal, Suseo");
        city.act(number, "2026-11-23T13:55", completed("completeness-check", "문의는 010-5555-1234"));
        city.awaitEntries(number, 2);
        try (var ahn = official("ahn", 390, ColorScheme.DARK);
                var bae = official("bae", 1280, ColorScheme.LIGHT);
                var cho = official("cho", 1280, ColorScheme.DARK);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, true))) {
            var draft = open(ahn, "/en/office/audit/policy");
            check(draft, "policies");
            draft.getByText("Begin a draft").click();
            draft.locator("#title").fill("Reports of steps at once");
            draft.locator("#why-ko").fill("단계마다 보고를 바로 공개합니다.");
            draft.locator("#why-en").fill("What was found at a step is shown at once.");
            press(draft, "Begin");
            assertThat(draft.locator("h1")).hasText("Reports of steps at once");

            draft.locator("#q").fill("report");
            press(draft, "Show");
            draft.waitForURL(Pattern.compile(".*q=report.*"));
            check(draft, "policy-draft");
            draft.locator("input[value='step.completed report']").check();
            press(draft, "Change");
            assertThat(draft.locator("[role=alert]")).containsText("Say why, for those who review.");
            check(draft, "policy-draft-refused");
            draft.locator("input[value='step.completed report']").check();
            draft.locator("#comment").fill("Asked for by citizens");
            press(draft, "Change");
            assertThat(draft.locator(".done-note")).containsText("The draft is changed.");

            press(draft, "Make a preview");
            assertThat(draft.locator("#effects")).containsText("newly open");
            // Two steps of one petition, one of another, and the new one.
            assertThat(draft.locator("#effects")).containsText("4 entries in 3 cases");
            assertThat(draft.locator("#hits")).containsText("personal data in 1 place");
            assertThat(draft.locator("#hits")).containsText(number.value());
            check(draft, "policy-draft-hits");
            var review = open(bae, "/en/office/audit/policy");
            review.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reports of steps at once"))
                    .click();
            assertThat(review.locator("main")).containsText("personal data in what would be newly open");
            assertThat(review.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Agree")))
                    .hasCount(0);

            // Repaired: this procedure keeps its reports until somebody has looked through them.
            draft.locator("#procedure").selectOption("TR-05");
            press(draft, "Show");
            draft.waitForURL(Pattern.compile(".*procedure=TR-05.*"));
            draft.locator("input[value='step.completed report']").check();
            assertThat(draft.locator("#scope")).containsText("all procedures of the sector Transportation");
            draft.locator("#scope").selectOption("TR-05/completeness-check");
            draft.locator("#way").selectOption("COMMITTED");
            draft.locator("#ground").selectOption("9-1-5");
            draft.locator("input[name=until]").check();
            draft.locator("#comment").fill("Telephone numbers stand there");
            press(draft, "Change");
            assertThat(draft.locator(".done-note")).containsText("The draft is changed.");
            press(draft, "Make a preview");
            assertThat(draft.locator("main")).containsText("The guard found no personal data");
            assertThat(draft.locator("#effects")).containsText("1 entry in 1 case");
            check(draft, "policy-draft-clean");

            review.reload();
            press(review, "Agree");
            assertThat(review.locator(".done-note")).containsText("You have agreed to this draft.");
            check(review, "policy-draft-agreed");
            var release = open(cho, "/ko/office/audit/policy");
            release.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reports of steps at once"))
                    .click();
            int before = record.policies().getFirst().version();
            assertThat(release.locator("#state")).containsText("검토 마침");
            check(release, "policy-draft-ko");
            press(release, "시행");
            assertThat(release.locator(".done-note")).containsText("시행했습니다");
            Patience.until(
                    "the version to be in force",
                    () -> record.policies().getFirst().version() == before + 1);

            // Everyone reads who, when and why, and what it changed.
            var seen = open(citizen, "/en/policy");
            assertThat(seen.locator("main")).containsText("What was found at a step is shown at once.");
            assertThat(seen.locator("main")).containsText("drafted by Ahn Si-woo");
            assertThat(seen.locator("main")).containsText("released by Cho Eun-woo");
            assertThat(seen.locator("main")).containsText("Report · newly open · 1 entry in 1 case");
            check(seen, "policy-released");
            seen.navigate(at("/en/policy/compare?from=%d&to=%d".formatted(before, before + 1)));
            assertThat(seen.locator("table")).containsText("Report");
            check(seen, "policy-compared");

            // The next entry follows it, the one before stays.
            city.act(number, "2026-11-23T13:56", completed("consultation", "정류소와 겹치지 않습니다"));
            city.awaitEntries(number, 3);
            seen.navigate(at("/ko/petitions/" + number));
            assertThat(seen.locator("#timeline")).containsText("정류소와 겹치지 않습니다");
            assertThat(seen.locator("#timeline")).not().containsText("010-5555");
            check(seen, "policy-next-entry");

            Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
            assertThat(agreement.check().findings()).isEmpty();
            new LogCheck(Place.of("http://localhost:" + port), Trust.IN_THE_LOG_ITSELF, null, _ -> {}, (_, _) -> {})
                    .petition(number.value());
            for (var path : List.of("/ko/office/audit/policy", "/ko/office/audit/policy/drafts/1?procedure=TR-05")) {
                assertThat(ValidHtml.complaints(ahn.request().get(at(path)).text()))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void one_closes_a_part_at_once_and_another_ratifies_and_nobody_else_may() {
        try (var ahn = official("ahn", 1280, ColorScheme.LIGHT);
                var bae = official("bae", 390, ColorScheme.LIGHT);
                var oh = official("oh", 390, ColorScheme.DARK);
                var han = official("han", 390, ColorScheme.DARK)) {
            assertThat(han.request().get(at("/en/office/audit/policy")).status())
                    .isEqualTo(403);
            var reading = open(oh, "/en/office/audit/policy");
            assertThat(reading.getByText("Begin a draft")).hasCount(0);

            var closing = open(ahn, "/en/office/audit/policy");
            closing.getByText("Close a part at once").last().click();
            closing.locator("#close-part").selectOption("inspection.held findings");
            closing.locator("#close-ground").selectOption("9-1-6");
            closing.locator("#close-ko").fill("개인정보가 섞여 있습니다.");
            closing.locator("#close-en").fill("Personal data were mixed in.");
            press(closing, "Close now");
            assertThat(closing.locator(".done-note")).containsText("The part is closed from the next entry on.");
            assertThat(closing.locator("main")).containsText("unless another auditor ratifies");
            assertThat(closing.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ratify")))
                    .hasCount(0);

            var ratifying = open(bae, "/en/office/audit/policy");
            check(ratifying, "policy-closing");
            press(ratifying, "Ratify");
            assertThat(ratifying.locator(".done-note")).containsText("Ratified.");
        }
    }

    @Test
    void a_part_is_changed_in_all_procedures_of_a_sector_and_one_is_taken_out_again() {
        int many =
                catalogue.of(catalogue.sector("transportation").orElseThrow()).size();
        try (var bae = official("bae", 390, ColorScheme.DARK)) {
            var draft = open(bae, "/ko/office/audit/policy");
            draft.getByText("변경안 시작").click();
            draft.locator("#title").fill("협의 질문");
            draft.locator("#why-ko").fill("영업상 비밀이 드러납니다.");
            draft.locator("#why-en").fill("It tells secrets of businesses.");
            press(draft, "시작");
            draft.locator("input[value='consultation.asked question']").check();
            draft.locator("#scope").selectOption("sector:transportation");
            draft.locator("#way").selectOption("COMMITTED");
            draft.locator("#ground").selectOption("9-1-7");
            draft.locator("#comment").fill("협회의 요청");
            press(draft, "바꾸기");
            assertThat(draft.locator(".done-note")).containsText("변경안을 고쳤습니다.");
            assertThat(draft.locator("section[aria-labelledby=changes] li")).hasCount(many);
            check(draft, "policy-draft-sector");
            draft.locator("section[aria-labelledby=changes] li button").first().click();
            assertThat(draft.locator(".done-note")).containsText("변경안에서 뺐습니다.");
            assertThat(draft.locator("section[aria-labelledby=changes] li")).hasCount(many - 1);
            press(draft, "변경안 폐기");
            assertThat(draft.locator("#state")).hasText("폐기");
            assertThat(draft.locator("input[type=checkbox]")).hasCount(0);
        }
    }

    private static Act completed(String step, String report) {
        return Act.completeStep(new StepId(step), new Text("적합", "conforms"), null, report, null);
    }

    private static void check(Page page, String name) {
        Chromium.check(page, name);
    }
}
