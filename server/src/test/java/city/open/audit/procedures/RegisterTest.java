package city.open.audit.procedures;

import static city.open.Chromium.check;
import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.audit.procedures.AssessmentForm.Mark;
import city.open.audit.procedures.Done.Refused;
import city.open.audit.procedures.Done.Yes;
import city.open.border.disclosure.Agreement;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.TestDatabase;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.office.OfficeCity;
import city.open.inside.office.OfficeJourney;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Which procedures are disclosed: one auditor writes, another agrees, and everyone reads it. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class RegisterTest extends OfficeJourney {
    @Autowired
    private AuditDatabase audit;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Organization organization;

    @Autowired
    private Accounts accounts;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Agreement agreement;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void one_writes_another_agrees_and_everyone_reads_why_and_can_verify_it() throws Exception {
        try (var ahn = official("ahn", 390, ColorScheme.DARK);
                var bae = official("bae", 1280, ColorScheme.LIGHT);
                var oh = official("oh", 1280, ColorScheme.LIGHT);
                var han = official("han", 390, ColorScheme.LIGHT);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, true))) {
            assertThat(han.request().get(at("/en/office/audit/register")).status())
                    .isEqualTo(403);
            assertThat(open(oh, "/en/office/audit/register/TR-04").locator("form textarea"))
                    .hasCount(0);

            var writing = open(ahn, "/en/office/audit/register");
            check(writing, "register");
            writing.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("A procedure that is not in"))
                    .click();
            writing.locator("#nameKo").fill("도로점용 허가 갱신");
            writing.locator("#nameEn").fill("Road occupancy renewed");
            for (int i = 1; i <= 3; i++) {
                writing.locator("#score" + i).selectOption("1");
                writing.locator("#evidence%dKo".formatted(i)).fill("지난 다섯 해의 감사 결과를 살펴보았습니다.");
                writing.locator("#evidence%dEn".formatted(i)).fill("Audits of the last five years were looked at.");
            }
            writing.locator("#outcome").selectOption("DISCLOSED");
            writing.locator("#reasonKo").fill("공개합니다.");
            writing.locator("#reasonEn").fill("It is disclosed.");
            press(writing, "Put before another auditor");
            assertThat(writing.locator("[role=alert]")).containsText("This decision goes against the score.");
            assertThat(writing.locator("#reasonKo")).hasAttribute("aria-invalid", "true");
            assertThat(writing.locator("#nameEn")).hasValue("Road occupancy renewed");
            assertThat(writing.locator("#evidence3En")).hasValue("Audits of the last five years were looked at.");
            check(writing, "register-refused");
            writing.locator("#outcome").selectOption("NOT_YET");
            writing.locator("#nextLook").fill("2027-06-30");
            press(writing, "Put before another auditor");
            assertThat(writing.locator(".done-note")).containsText("Another auditor has to agree.");
            assertThat(writing.locator("main")).containsText("Waits for another auditor.");
            assertThat(writing.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Agree and publish")))
                    .hasCount(0);
            check(writing, "register-written");

            var review = open(bae, "/ko/office/audit/register");
            assertThat(review.locator("#subjects li").first()).containsText("다른 감사관을 기다리는 안 1건");
            review.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("도로점용 허가 갱신"))
                    .click();
            press(review, "돌려보내기");
            assertThat(review.locator("[role=alert]")).containsText("돌려보내는 까닭을 적으세요.");
            check(review, "register-review-ko");
            press(review, "동의하고 공개");
            assertThat(review.locator(".done-note")).containsText("동의했습니다.");
            assertThat(review.locator("#state")).hasText("아직 공개하지 않음");

            Patience.until(
                    "the decision to stand in the log",
                    () -> record.registerDecisions().stream()
                            .anyMatch(one ->
                                    one.decision().subject().equals("road-occupancy-renewed") && one.index() != null));
            var seen = open(citizen, "/en/policy");
            seen.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Procedures: disclosed, not yet, and why"))
                    .click();
            var read = seen.locator("#road-occupancy-renewed");
            assertThat(read).containsText("33.3 of 100, looked at again within a year");
            assertThat(read).containsText("drafted by Ahn Si-woo");
            assertThat(read).containsText("reviewed by Bae Seo-hyun");
            assertThat(read).containsText("next look by 2027-06-30");
            assertThat(read).containsText("of the log");
            assertThat(seen.locator("section[aria-labelledby=undecided]")).containsText("TR-05");
            check(seen, "register-public");
            seen.navigate(at("/ko/policy/procedures"));
            assertThat(seen.locator("#not-yet")).hasText("아직 공개하지 않음");
            check(seen, "register-public-ko");
            assertThat(citizen.request().get(at("/en/policy/procedures.json")).text())
                    .contains("\"outcome\":\"not-yet\"", "\"score\":33.3", "\"undecided\":[");

            Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
            assertThat(agreement.check().findings()).isEmpty();
            new LogCheck(Place.of("http://localhost:" + port), Trust.IN_THE_LOG_ITSELF, null, _ -> {}, (_, _) -> {})
                    .petition(city.number("consulted").value());
            for (var path : List.of("/ko/office/audit/register", "/en/office/audit/register/road-occupancy-renewed")) {
                assertThat(ValidHtml.complaints(ahn.request().get(at(path)).text()))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void nobody_agrees_to_what_they_wrote_or_to_what_another_decision_has_overtaken_and_a_passed_look_comes_first() {
        var register = on("2026-11-23T14:05");
        assertThat(register.assess(login("ahn"), "TR-99", form("2027-01-15")))
                .isEqualTo(Done.no(Hindrance.NO_SUCH_SUBJECT));
        assertThat(register.assess(login("ahn"), "TR-06", form("2027-01-15"))).isEqualTo(new Yes("TR-06"));
        assertThat(register.assess(login("bae"), "TR-06", form("2027-02-15"))).isEqualTo(new Yes("TR-06"));
        var history = register.subject("TR-06").orElseThrow().history();
        long newer = history.getFirst().id();
        long older = history.getLast().id();

        // Half an hour later.
        var reviewing = on("2026-11-23T14:35");
        assertThat(reviewing.review(login("ahn"), older, true, "")).isEqualTo(Done.no(Hindrance.OWN_ASSESSMENT));
        assertThat(reviewing.review(login("bae"), older, false, " "))
                .isEqualTo(new Refused(Hindrance.REMARK_MISSING, "remark"));
        assertThat(reviewing.review(login("cho"), newer, true, "")).isEqualTo(new Yes("TR-06"));
        assertThat(reviewing.review(login("ahn"), newer, false, "again"))
                .isEqualTo(Done.no(Hindrance.REVIEWED_ALREADY));
        assertThat(reviewing.review(login("cho"), older, true, "")).isEqualTo(Done.no(Hindrance.DECIDED_SINCE));
        assertThat(reviewing.review(login("cho"), older, false, "overtaken")).isEqualTo(new Yes("TR-06"));
        assertThat(reviewing.review(login("cho"), -1, true, "")).isEqualTo(Done.no(Hindrance.NO_SUCH_ASSESSMENT));
        assertThat(register.subject("TR-06").orElseThrow().inForce())
                .extracting(Assessment::id)
                .isEqualTo(newer);

        assertThat(on("2027-02-15T10:00").subjects().getFirst().id()).isNotEqualTo("TR-06");
        assertThat(on("2027-02-16T10:00").subjects().getFirst().id()).isEqualTo("TR-06");
        var again = new AssessmentForm(
                "노선", catalogue.current().getFirst().name().en(), MARKS, "NOT_YET", "", "까닭", "why", "2027-01-15");
        assertThat(register.assess(login("ahn"), Register.NEW, again))
                .isEqualTo(new Refused(Hindrance.NAME_TAKEN, "nameEn"));
    }

    private static final List<Mark> MARKS =
            List.of(new Mark("1", "가", "a"), new Mark("1", "나", "b"), new Mark("1", "다", "c"));

    private static AssessmentForm form(String nextLook) {
        return new AssessmentForm("", "", MARKS, "NOT_YET", "", "까닭", "why", nextLook);
    }

    private Register on(String local) {
        return new Register(audit, catalogue, organization, Clock.fixed(OfficeCity.at(local), ZoneOffset.UTC));
    }

    private Login login(String account) {
        return accounts.login(account).orElseThrow();
    }
}
