package city.open.inside.office;

import static city.open.Chromium.check;
import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A paper goes from its drafter over the office head to the vice mayor, who signs on a phone. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class ApprovalJourneyTest extends OfficeJourney {
    @Autowired
    private Accounts accounts;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void a_paper_is_drafted_reviewed_and_approved_rank_by_rank() {
        var number = city.fresh("잠실 고속버스터미널 면허", "Express bus terminal, Jamsil");
        try (var han = official("han", 1280, ColorScheme.LIGHT);
                var jang = official("jang", 1280, ColorScheme.DARK);
                var oh = official("oh", 390, ColorScheme.LIGHT);
                var citizen = visitor(1280, ColorScheme.LIGHT)) {
            var draft = open(han, "/ko/office/cases/" + number + "/draft");
            assertThat(draft.locator(".line-list")).containsText("오세린");
            check(draft, "approval-draft");
            draft.locator("#draft-outcome").selectOption("GRANTED");
            draft.locator("#draft-reason").fill("면허 기준에 맞습니다. 문의 010-1234-5678");
            draft.locator("#draft-grounds").fill("여객자동차 운수사업법 제36조");
            press(draft, "결재 올리기");
            assertThat(draft.locator("main")).containsText("→ ***-****-****");
            check(draft, "approval-draft-personal");
            press(draft, "가리고 기록");
            assertThat(draft.locator("h1")).hasText("잠실 고속버스터미널 면허");
            assertThat(draft.locator(".boxes li.is-now")).containsText("장현우");
            check(draft, "approval-drafter");

            var review = open(jang, "/ko/office/approvals");
            check(review, "approvals");
            review.setViewportSize(390, 844);
            check(review, "approvals-phone");
            review.setViewportSize(1280, 900);
            review.getByRole(AriaRole.LINK, named("잠실 고속버스터미널 면허")).click();
            review.locator("#sign-2-text").fill("교통 대책을 함께 볼 것");
            review.locator("#sign-2-dissent").check();
            press(review, "서명");
            assertThat(review.locator(".boxes")).containsText("다른 의견 있음");
            check(review, "approval-reviewed");

            var approve = open(oh, "/ko/office/approvals");
            approve.getByRole(AriaRole.LINK, named("잠실 고속버스터미널 면허")).click();
            assertThat(approve.locator(".our-side")).containsText("교통 대책을 함께 볼 것");
            assertThat(approve.locator(".public-side")).containsText("처리기한");
            check(approve, "approval-phone");
            press(approve, "서명");
            assertThat(approve.locator(".case-top")).containsText("결재 완료");
            check(approve, "approval-approved");

            var seen = open(citizen, "/ko/petitions/" + number);
            assertThat(seen.locator("#sheet")).containsText("부시장");
            assertThat(seen.locator("#sheet")).containsText("전결");
            assertThat(seen.locator("#timeline")).containsText("OPEN-6110000-bus-policy-2026-");
            assertThat(han.request()
                            .get(at("/ko/office/approvals/" + number + "-D1/paper.pdf"))
                            .headers())
                    .containsEntry("content-type", "application/pdf");
        }
    }

    /** What came back lies on its drafter's desk, and opens as it was drafted, with the reason above it. */
    @Test
    void a_draft_that_came_back_opens_with_its_text_and_the_reason() {
        var subject = "천호 고속버스터미널 면허";
        var number = city.fresh(subject, "Express bus terminal, Cheonho");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var han = official("han", 1280, ColorScheme.LIGHT);
                var jang = official("jang", 1280, ColorScheme.LIGHT)) {
            var draft = open(han, "/ko/office/cases/" + number + "/draft");
            draft.locator("#draft-outcome").selectOption("GRANTED");
            draft.locator("#draft-reason").fill("면허 기준에 맞습니다.");
            draft.locator("#draft-grounds").fill("여객자동차 운수사업법 제36조");
            press(draft, "결재 올리기");
            assertThat(open(han, "/ko/office?tab=sent").locator("tr", having(number.value())))
                    .containsText("결재 올린 문서");

            var review = open(jang, "/ko/office/told");
            review.locator(".told li", having(number.value()))
                    .getByRole(AriaRole.BUTTON)
                    .first()
                    .click();
            review.locator("details:has(#send-back-2-text) summary").first().click();
            review.locator("#send-back-2-text").fill("교통 대책을 덧붙일 것");
            review.locator("form[action$='/send-back'] .button").click();

            var returned = open(han, "/ko/office?tab=returned");
            check(returned, "pile-returned");
            var line = returned.locator("tr", having(number.value()));
            assertThat(line).containsText("교통 대책을 덧붙일 것");
            line.getByRole(AriaRole.LINK).first().click();
            assertThat(returned.locator(".warn-note")).containsText("교통 대책을 덧붙일 것");
            assertThat(returned.locator("#draft-reason")).hasValue("면허 기준에 맞습니다.");
            check(returned, "draft-came-back");
            assertThat(open(han, "/ko/office/cases/" + number).locator(".primary"))
                    .containsText("반려되어 다시 기안합니다. 사유: 교통 대책을 덧붙일 것");
        }
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** An officer alone gets nowhere; the head of the city does, and everybody sees how. */
    @Test
    void no_form_decides_what_a_paper_has_to_and_a_decision_without_one_bears_its_mark() {
        var number = city.fresh("수서 고속버스터미널 면허", "Express bus terminal, Suseo");
        try (var han = official("han", 390, ColorScheme.LIGHT);
                var jang = official("jang", 1280, ColorScheme.LIGHT);
                var min = official("min", 1280, ColorScheme.DARK);
                var ahn = official("ahn", 390, ColorScheme.DARK);
                var auditor = official("ahn", 1280, ColorScheme.LIGHT);
                var citizen = visitor(390, ColorScheme.LIGHT)) {
            var alone = open(han, "/ko/office/cases/" + number + "/decide");
            alone.locator("#decide-outcome").selectOption("GRANTED");
            alone.locator("#decide-reason").fill("면허 기준에 맞습니다.");
            alone.locator("form.form .button").first().click();
            assertThat(alone.locator("main")).containsText("기안하여 결재를 올리십시오");
            assertThat(open(han, "/ko/office/cases/" + number).locator("main"))
                    .not()
                    .containsText("처리 결과 결정");

            var paper = open(han, "/ko/office/cases/" + number + "/draft");
            paper.locator("#draft-outcome").selectOption("GRANTED");
            paper.locator("#draft-reason").fill("면허 기준에 맞습니다.");
            paper.locator("#draft-grounds").fill("여객자동차 운수사업법 제36조");
            assertThat(paper.locator("#open-points + ul")).containsText("서류 검토");
            check(paper, "approval-draft-open-points");
            press(paper, "결재 올리기");
            assertThat(open(jang, "/ko/office/approvals").locator("main")).containsText("수서 고속버스터미널 면허");

            assertThat(withoutPaper(jang, number).locator("main")).containsText("전결권자나 그 위의 직위만");
            var decided = withoutPaper(min, number);
            press(decided, "지금 공개");
            city.awaitEntries(number, 3);

            assertThat(open(jang, "/ko/office/approvals").locator("main")).not().containsText("수서 고속버스터미널 면허");
            var seen = open(citizen, "/ko/petitions/" + number);
            assertThat(seen.locator("#panels")).containsText("결재 문서 없이 결정되었습니다. 사유: 결재 시스템 장애");
            assertThat(seen.locator("#panels")).containsText("거치지 않은 단계");
            assertThat(seen.locator("#timeline")).containsText("민가람");
            check(seen, "decided-without-paper");
            for (var one : List.of(ahn, auditor)) {
                var list = open(one, "/ko/office/audit");
                assertThat(list.locator("main")).containsText(number.value());
                assertThat(list.locator("main")).containsText("결재 시스템 장애");
                check(list, one == ahn ? "audit-phone" : "audit");
            }
            assertThat(open(auditor, "/en/office/audit").locator("main"))
                    .containsText("decided without an approved paper");
            assertThat(han.request().get(at("/ko/office/audit")).status()).isEqualTo(403);
            theWatchHasIt(auditor, ahn, number);
            whoDoesNotSeeTheCitySeesWhatIsTheirs(jang, han, number);
        }
    }

    /** The director sees what was done in the bureau; an officer of the division neither that nor who looked for whom. */
    private void whoDoesNotSeeTheCitySeesWhatIsTheirs(
            BrowserContext director, BrowserContext officer, PetitionNumber number) {
        var theirs = open(director, "/ko/office/audit/watch?by=official");
        assertThat(theirs.locator("main")).containsText("본인과 소속 부서에 관한 것입니다");
        assertThat(theirs.locator("main")).containsText("민가람");
        assertThat(theirs.locator("main")).not().containsText("다른 감사관");
        assertThat(open(director, "/ko/office/audit/watch/list?what=beside-paper")
                        .locator(".facts-list"))
                .containsText(number.value());
        for (var list : List.of("", "?by=official", "/list?what=beside-paper", "/searches", "/passes")) {
            var own = open(officer, "/en/office/audit/watch" + list);
            assertThat(own.locator("main")).not().containsText("Min Ga-ram");
            assertThat(own.locator("main")).not().containsText(number.value());
            check(own, "watch-own" + list.replaceAll("\\W", "-"));
        }
    }

    /** From the counts of the city over its divisions and officials to the single entry, which is that of the petition. */
    private void theWatchHasIt(BrowserContext auditor, BrowserContext phone, PetitionNumber number) {
        var counts = open(auditor, "/en/office/audit");
        counts.locator("main a[href$='/office/audit/watch']").click();
        assertThat(counts.locator("h1")).hasText("The watch");
        check(counts, "watch");
        counts.getByRole(AriaRole.LINK, named("Seoul Metropolitan Government")).click();
        var division = counts.locator("tr", new Page.LocatorOptions().setHasText("Bus Policy Division"));
        assertThat(division).containsText("Seoul Metropolitan Government");
        division.locator("th a").click();
        var official = counts.locator("tr", new Page.LocatorOptions().setHasText("Min Ga-ram"));
        assertThat(official).hasCount(1);
        official.locator("a[href*='what=beside-paper']").click();
        assertThat(counts.locator("h1")).containsText("Decided beside a paper");
        assertThat(counts.locator(".facts-list")).containsText(number.value());
        check(counts, "watch-list");
        check(open(phone, "/ko/office/audit/watch?by=official"), "watch-phone");
        check(open(phone, "/ko/office/audit/watch/list?what=beside-paper"), "watch-list-phone");
        assertThat(open(auditor, "/ko/office/audit/watch?by=procedure").locator("main"))
                .containsText("결재 문서 없이 결정");
        assertThat(open(auditor, "/ko/office/audit/watch?month=2026-02").locator("main"))
                .containsText("이 달에는 없습니다.");
        assertThat(auditor.request()
                        .get(at("/ko/office/audit/watch/list?what=nonsense"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_auditor_whose_own_division_is_concerned_is_told_that_another_looks_into_it() {
        accounts.setRoles("moon", Set.of(Role.AUDITOR));
        try (var moon = official("moon", 390, ColorScheme.LIGHT);
                var ahn = official("ahn", 1280, ColorScheme.LIGHT)) {
            var own = open(moon, "/ko/office/audit/watch?by=division");
            assertThat(own.locator("main")).containsText("그에 관한 것은 다른 감사관이 살펴봅니다");
            assertThat(own.locator("tr", new Page.LocatorOptions().setHasText("본인 관련")))
                    .hasCount(1);
            check(own, "watch-own");
            assertThat(open(ahn, "/ko/office/audit/watch?by=division").locator("main"))
                    .not()
                    .containsText("다른 감사관이 살펴");
        } finally {
            accounts.setRoles("moon", Set.of(Role.OFFICER));
        }
    }

    private Page withoutPaper(BrowserContext official, PetitionNumber number) {
        var form = open(official, "/ko/office/cases/" + number + "/decide-without-paper");
        form.locator("#decide-without-paper-outcome").selectOption("GRANTED");
        form.locator("#decide-without-paper-reason").fill("면허 기준에 맞습니다.");
        form.locator("#decide-without-paper-departure").fill("결재 시스템 장애");
        form.locator("form.form .button").first().click();
        return form;
    }

    /** Refused, objected to, upheld: it is open again, goes through its line once more, and both decisions stand on the page. */
    @Test
    void an_upheld_objection_is_decided_anew_with_paper_and_line_and_the_old_decision_stays_beside() {
        var subject = "문정 고속버스터미널 면허";
        var number = city.fresh(subject, "Express bus terminal, Munjeong");
        try (var han = official("han", 1280, ColorScheme.LIGHT);
                var jang = official("jang", 1280, ColorScheme.LIGHT);
                var oh = official("oh", 1280, ColorScheme.LIGHT);
                var ahn = official("ahn", 1280, ColorScheme.LIGHT);
                var phone = visitor(390, ColorScheme.DARK);
                var citizen = visitor(1280, ColorScheme.LIGHT)) {
            throughTheLine(han, jang, oh, number, subject, "REFUSED");
            recordNow(open(han, "/ko/office/cases/" + number + "/notify"));
            recordNow(open(han, "/ko/office/cases/" + number + "/object"));
            var upheld = open(han, "/ko/office/cases/" + number + "/decide-objection");
            upheld.locator("#decide-objection-upheld").selectOption("yes");
            upheld.locator("#decide-objection-reason").fill("진입로 기준을 잘못 적용했습니다.");
            recordNow(upheld);
            city.awaitEntries(number, 8);

            var reopened = open(citizen, "/ko/petitions/" + number);
            assertThat(reopened.locator("#panels")).containsText("새로 결정할 때까지");
            assertThat(reopened.locator("#panels")).containsText("이전 결정: 불허·거부");
            assertThat(reopened.locator("#timeline")).containsText("민원을 다시 처리합니다");
            check(reopened, "decided-anew-open");
            assertThat(open(citizen, "/en/petitions/" + number).locator("#panels"))
                    .containsText("It stands until there is a new one");
            assertThat(open(han, "/ko/office/cases/" + number).locator("#todo")).isVisible();

            throughTheLine(han, jang, oh, number, subject, "GRANTED");
            city.awaitEntries(number, 12);
            for (var one : List.of(phone, citizen)) {
                var seen = open(one, "/ko/petitions/" + number);
                assertThat(seen.locator("#panels .big").first()).containsText("허가");
                assertThat(seen.locator("#panels")).containsText("이전 결정: 불허·거부");
                check(seen, one == phone ? "decided-anew-phone" : "decided-anew");
            }
            assertThat(open(ahn, "/ko/office/audit").locator("main")).containsText("이의신청 인용");
        }
    }

    /** What was granted is taken back after those concerned were heard, and each limit on the way is said where it is met. */
    @Test
    void a_granted_licence_is_revoked_after_opinions_were_heard_and_the_old_decision_stays_beside() {
        var subject = "가락 고속버스터미널 면허";
        var number = city.fresh(subject, "Express bus terminal, Garak");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        try (var han = official("han", 390, ColorScheme.LIGHT);
                var jang = official("jang", 1280, ColorScheme.LIGHT);
                var oh = official("oh", 1280, ColorScheme.LIGHT);
                var min = official("min", 390, ColorScheme.DARK);
                var citizen = visitor(390, ColorScheme.DARK)) {
            throughTheLine(han, jang, oh, number, subject, "GRANTED");
            recordNow(open(han, "/ko/office/cases/" + number + "/notify"));

            var reopen = open(min, "/ko/office/cases/" + number + "/reopen");
            reopen.locator("#reopen-ground").selectOption("UNLAWFUL");
            reopen.locator("#reopen-reason").fill("제출한 교통량 조사가 사실과 달랐습니다.");
            reopen.locator("#reopen-hearing").selectOption("HEARING");
            reopen.locator("#reopen-until").fill("2026-11-30");
            reopen.locator("form.form .button").first().click();
            assertThat(reopen.locator(".faults a[href='#reopen-until']")).containsText("더 뒤의 날을 적으십시오");
            assertThat(reopen.locator("#reopen-reason")).hasValue("제출한 교통량 조사가 사실과 달랐습니다.");
            assertThat(reopen.locator("#reopen-hearing")).hasValue("HEARING");
            check(reopen, "reopen-too-soon");
            reopen.locator("#reopen-hearing").selectOption("none");
            reopen.locator("form.form .button").first().click();
            assertThat(reopen.locator(".faults a[href='#reopen-unheard']")).containsText("의견을 들어야 합니다");
            reopen.locator("#reopen-hearing").selectOption("OPINION");
            reopen.locator("#reopen-until").fill("2026-12-03");
            recordNow(reopen);
            city.awaitEntries(number, 8);
            var reopened = open(citizen, "/ko/petitions/" + number);
            assertThat(reopened.locator("#panels .big").first()).hasText("의견청취 중: 의견제출");
            assertThat(reopened.locator("#panels")).containsText("2026-12-03 (목)");
            assertThat(reopened.locator("#panels")).containsText("새로 결정할 때까지");

            assertThat(open(han, "/ko/office/cases/" + number + "/draft").locator("#open-points + ul"))
                    .containsText("의견청취가 끝나지 않았습니다");
            var heard = open(han, "/ko/office/cases/" + number);
            assertThat(heard.locator("#todo")).hasText("의견청취를 마쳐야 합니다.");
            assertThat(heard.locator("form.form .button").first()).hasText("의견청취 결과 기록");
            heard.locator("#hear-opinion-result").fill("의견서에서 잘못을 인정하였습니다.");
            recordNow(heard);
            city.awaitEntries(number, 9);

            throughTheLine(han, jang, oh, number, subject, "REVOKED");
            city.awaitEntries(number, 13);
            var seen = open(citizen, "/ko/petitions/" + number);
            assertThat(seen.locator("#panels .big").first()).hasText("취소·철회");
            assertThat(seen.locator("#panels")).containsText("이전 결정: 허가·수리");
            assertThat(seen.locator("#timeline")).containsText("의견청취: 의견제출, 2026-12-03 (목)까지");
            // A row of boxes for each of the two papers.
            assertThat(seen.locator("#sheet ol.sheet")).hasCount(2);
            check(seen, "revoked-phone");
        }
    }

    private void throughTheLine(
            BrowserContext drafter,
            BrowserContext reviewer,
            BrowserContext approver,
            PetitionNumber number,
            String subject,
            String outcome) {
        var draft = open(drafter, "/ko/office/cases/" + number + "/draft");
        draft.locator("#draft-outcome").selectOption(outcome);
        draft.locator("#draft-reason").fill("면허 기준을 살폈습니다.");
        draft.locator("#draft-remedies").fill("90일 안에 행정심판을 청구할 수 있습니다.");
        draft.locator("#draft-grounds").fill("여객자동차 운수사업법 제36조");
        press(draft, "결재 올리기");
        for (var one : List.of(reviewer, approver)) {
            var page = open(one, "/ko/office/approvals");
            page.getByRole(AriaRole.LINK, named(subject)).click();
            press(page, "서명");
            assertThat(page.locator(".boxes")).isVisible();
        }
    }

    private static void recordNow(Page page) {
        page.locator("form.form .button").first().click();
        press(page, "지금 공개");
        assertThat(page.locator(".done-note")).hasCount(0);
    }

    @Test
    void the_table_and_the_deputies_are_there_to_be_read_and_only_an_administrator_appoints() {
        try (var han = official("han", 390, ColorScheme.DARK);
                var ku = official("ku", 1280, ColorScheme.LIGHT);
                var ahn = official("ahn", 1280, ColorScheme.LIGHT)) {
            var table = open(han, "/en/office/delegation");
            assertThat(table.locator("main")).not().containsText("Approved below the table");
            check(table, "delegation-phone");
            var audited = open(ahn, "/en/office/delegation?at=district");
            assertThat(audited.locator("main")).containsText("Approved below the table");
            check(audited, "delegation");

            assertThat(open(han, "/en/office/deputies").locator("form.form")).hasCount(0);
            var deputies = open(ku, "/en/office/deputies");
            deputies.locator("#deputy-absent").selectOption("oh");
            deputies.locator("#deputy-deputy").selectOption("jang");
            deputies.locator("#deputy-from").fill("2026-12-01");
            deputies.locator("#deputy-to").fill("2026-12-03");
            deputies.locator("#deputy-reason").fill("해외 출장");
            press(deputies, "Appoint");
            assertThat(deputies.locator(".facts-list")).containsText("Oh Se-rin");
            check(deputies, "deputies");
        }
    }

    /** Another division's officer who is in no line learns nothing, not even that there is a paper. */
    @Test
    void a_stranger_finds_no_paper() {
        try (var seo = official("seo", 1280, ColorScheme.LIGHT)) {
            var answer = seo.request().get(at("/ko/office/approvals/" + city.number("late") + "-D1"));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(seo.request().get(at("/ko/office/approvals/nonsense")).status())
                    .isEqualTo(404);
        }
    }

    private BrowserContext visitor(int width, ColorScheme scheme) {
        return chromium.browser().newContext(Chromium.window(width, scheme, true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
