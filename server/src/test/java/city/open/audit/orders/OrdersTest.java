package city.open.audit.orders;

import static city.open.Chromium.check;
import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.audit.orders.Matter.State;
import city.open.audit.orders.MatterAct.What;
import city.open.border.disclosure.Agreement;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.OrderEnd;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Role;
import city.open.inside.office.OfficeCity;
import city.open.inside.petition.Act;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.OrderSlips;
import city.open.inside.piles.Told;
import city.open.outside.record.AuditResult;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** A division lets a date pass: it is seen, ordered, answered late, warned and closed, and everyone sees of it what they may. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class OrdersTest {
    private static final DivisionMonth BUS =
            new DivisionMonth(YearMonth.of(2026, 11), OfficeCity.SEOUL.value(), OfficeCity.BUS.value());
    private static final String ORDER = "처리기한이 지난 사유와 앞으로의 처리 계획을 공개하십시오.";
    private static final String ANSWER = "협의 회신이 늦어져 처리하지 못했습니다. 12월 4일까지 처리하겠습니다.";
    private static final String WARNING = "같은 일이 세 번째이므로 부서에 경고합니다.";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Orders orders;

    @Autowired
    private AuditDatabase audit;

    @Autowired
    private OrderSlips slips;

    @Autowired
    private Petitions petitions;

    @Autowired
    private PublicWords publicWords;

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private Rights rights;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Told told;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Agreement agreement;

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

    @Test
    void a_date_that_passed_is_seen_ordered_answered_late_warned_and_closed() {
        var number = late("강변 고속버스터미널 면허", "Express bus terminal, Gangbyeon");
        var before = figures();
        // On Wednesday, three working days before the afternoon of this city.
        var wednesday = on("2026-11-18T10:00");
        assertThat(wednesday.look()).isPositive();
        int id = matter(number, State.SEEN);
        assertThat(wednesday.order(login("ahn"), id, OrderDemand.PUBLISH_REASON, ORDER))
                .isNull();
        // The answer was due on Thursday, its head is told after Friday.
        orders.look();
        assertThat(orders.look()).as("a second look finds nothing new").isZero();
        assertThat(kinds("han")).contains(Told.Kind.ORDERED);
        assertThat(kinds("jang")).contains(Told.Kind.UNANSWERED);

        try (var han = official("han", 390, ColorScheme.LIGHT);
                var yoon = official("yoon", 1280, ColorScheme.LIGHT);
                var oh = official("oh", 1280, ColorScheme.LIGHT);
                var ahn = official("ahn", 1280, ColorScheme.DARK);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, true))) {
            var answer = open(han, "/ko/office/told");
            press(answer, "감사부서의 조치 요구 " + number);
            assertThat(answer.locator("main")).containsText(ORDER);
            assertThat(answer.locator("main")).containsText("기한 지남");
            assertThat(answer.locator("#ordered-words")).hasCount(0);
            check(answer, "order-to-answer-phone");
            answer.locator("#answered-words").fill(ANSWER + " 문의 010-1234-5678");
            press(answer, "답변하기");
            assertThat(answer.locator("[role=alert]")).containsText("개인정보");
            answer.locator("#answered-words").fill(ANSWER);
            press(answer, "답변하기");
            assertThat(answer.locator("form.form")).hasCount(0);
            assertThat(yoon.request().get(at("/ko/office/orders/" + id)).status())
                    .isEqualTo(404);

            var judging = open(ahn, "/ko/office/orders");
            check(judging, "orders");
            judging.locator("a", having(number.value())).click();
            judging.locator("#accepted-words").fill("사유와 계획이 분명하여 받아들입니다.");
            press(judging, "답변 받아들이기");
            judging.locator("#warned-words").fill(WARNING);
            press(judging, "경고하기");
            judging.locator("#closed-words").fill("경고로 마무리하고 다음 달에 다시 봅니다.");
            press(judging, "종결하기");
            assertThat(judging.locator("main")).containsText("종결");
            check(judging, "order-closed");

            city.awaitEntries(number, 5);
            var seen = open(citizen, "/ko/petitions/" + number);
            assertThat(seen.locator("#timeline")).containsText(ORDER);
            assertThat(seen.locator("#timeline")).containsText("기한을 넘겨 답함");
            assertThat(seen.locator("#timeline")).containsText(ANSWER);
            assertThat(seen.locator("#timeline")).containsText("답변을 받아들임");
            assertThat(seen.locator("body")).not().containsText("경고");
            check(seen, "order-on-the-case-page");
            var counted = open(citizen, "/ko/disclosure?month=2026-11&agency=6110000");
            assertThat(counted.locator("main")).containsText("기한 안 답변");
            check(counted, "disclosure-with-orders");
            assertThat(more(before, DivisionCount.ORDERS)).isEqualTo(1);
            assertThat(more(before, DivisionCount.ORDERS_ANSWERED)).isEqualTo(1);
            assertThat(more(before, DivisionCount.ORDERS_IN_TIME)).isZero();

            var executive = open(oh, "/ko/office/orders/" + id);
            assertThat(executive.locator("main")).containsText("경고함");
            assertThat(executive.locator("main")).not().containsText(WARNING);
            assertThat(open(han, "/ko/office/orders/" + id).locator("main")).containsText(WARNING);
        }
        assertThat(kinds("han")).contains(Told.Kind.WARNED);
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void an_auditor_sees_something_by_hand_and_orders_in_the_browser_but_not_where_they_work_themselves() {
        var number = city.fresh("신도림 고속버스터미널 면허", "Express bus terminal, Sindorim", "2026-11-20T10:00");
        accounts.setRoles("moon", Set.of(Role.AUDITOR));
        try (var ahn = official("ahn", 390, ColorScheme.LIGHT);
                var moon = official("moon", 1280, ColorScheme.LIGHT)) {
            var list = open(ahn, "/en/office/orders?state=seen");
            list.locator("#number").fill(number.value());
            list.locator("#words").fill("Ask 010-2345-6789 about it.");
            press(list, "Tell the division");
            assertThat(list.locator("[role=alert]")).containsText("personal data");
            list.locator("#words").fill("The expected date on the page is not the one in the papers.");
            press(list, "Tell the division");
            list.locator("a", having(number.value())).click();
            list.locator("#ordered-demand").selectOption("CORRECT_DATE");
            list.locator("#ordered-words").fill("Correct the expected date of the inspection.");
            press(list, "Give an order");
            assertThat(list.locator("main")).containsText("correct the date");
            check(list, "order-given-phone");

            int id = matter(number, State.ORDERED);
            var own = open(moon, "/en/office/orders/" + id);
            assertThat(own.locator("[role=note]")).containsText("another auditor looks into it");
            assertThat(own.locator("form.form")).hasCount(0);
            var me = login("moon");
            assertThat(orders.end(me, id, OrderEnd.WITHDRAWN, "It was a mistake after all."))
                    .isEqualTo(Hindrance.OWN_DIVISION);
            assertThat(orders.seeByHand(me, number, "Something else that I saw there."))
                    .isEqualTo(Hindrance.OWN_DIVISION);
            assertThat(orders.end(login("ahn"), id, OrderEnd.ACCEPTED, "There is no answer yet."))
                    .isEqualTo(Hindrance.NOT_AT_THIS_STAGE);
            assertThat(orders.end(login("ahn"), id, OrderEnd.WITHDRAWN, "The papers were read wrongly."))
                    .isNull();
            city.awaitEntries(number, 3);
        } finally {
            accounts.setRoles("moon", Set.of(Role.OFFICER));
        }
    }

    @Test
    void what_comes_right_before_anything_is_ordered_is_closed_by_itself() {
        var number = late("수색 고속버스터미널 면허", "Express bus terminal, Susaek");
        orders.look();
        int id = matter(number, State.SEEN);
        city.act(number, "2026-11-23T14:00", Act.decideElsewhere(Outcome.GRANTED, text(), List.of(), null));
        orders.look();
        assertThat(orders.acts(orders.find(login("ahn"), id).orElseThrow()))
                .extracting(MatterAct::what)
                .containsExactly(What.NOTICED, What.CURED);
    }

    /** The whole track, day by day, and what everyone may know of it when. */
    @Test
    void an_audit_is_told_beforehand_and_what_it_found_is_public_without_anybodys_name() throws IOException {
        var number = city.fresh("잠실 고속버스터미널 면허", "Express bus terminal, Jamsil", "2026-08-25T10:00");
        city.act(number, "2026-08-25T11:00", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        var ahn = login("ahn");
        assertThat(on("2026-11-02T10:00").look()).isPositive();
        int id = matter(number, State.SEEN);
        assertThat(on("2026-11-02T10:10").order(ahn, id, OrderDemand.PUBLISH_REASON, ORDER))
                .isNull();
        assertThat(on("2026-11-10T10:00").warn(ahn, id, WARNING)).isNull();
        assertThat(on("2026-11-10T11:00").plan(ahn, id, null, false, "무엇을 어떻게 볼지 알립니다."))
                .isEqualTo(Hindrance.NOTHING_CHOSEN);
        assertThat(on("2026-11-10T11:00").plan(ahn, id, AuditResult.Kind.SPECIAL, false, "처리가 늦은 까닭을 현장에서 봅니다."))
                .isNull();
        assertThat(on("2026-11-16T17:00").goOn(ahn, id, What.AUDIT_ENDED, "문서와 면담을 마쳤습니다."))
                .as("told for the 17th")
                .isEqualTo(Hindrance.BEFORE_ITS_DAY);
        assertThat(on("2026-11-18T17:00").goOn(ahn, id, What.AUDIT_ENDED, "문서와 면담을 마쳤습니다."))
                .isNull();
        assertThat(on("2026-11-19T10:00").publish(login("bae"), id, "", "아직 통보하지 않은 결과입니다."))
                .isEqualTo(Hindrance.NOT_AT_THIS_STAGE);
        assertThat(on("2026-11-19T11:00").goOn(ahn, id, What.REPORTED, "접수대장을 매일 확인하지 않았습니다."))
                .isNull();
        assertThat(on("2026-11-19T14:00").dispose(ahn, id, Disposition.PAY_CUT, Immunity.NO_GROUND, "담당자에게 감봉을 요구합니다."))
                .isNull();
        assertThat(on("2026-11-19T15:00").publish(ahn, id, "", "접수대장을 매일 확인하지 않았습니다."))
                .isEqualTo(Hindrance.OWN_REPORT);
        assertThat(on("2026-11-19T15:00").publish(login("bae"), id, "9-9", "접수대장을 매일 확인하지 않았습니다."))
                .isEqualTo(Hindrance.NO_SUCH_GROUND);

        try (var bae = official("bae", 390, ColorScheme.LIGHT);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.DARK, true))) {
            var nothing = open(citizen, "/en/audits");
            assertThat(nothing.locator("main")).not().containsText("Special audit of");
            var publishing = open(bae, "/ko/office/orders/" + id);
            publishing.locator("#published-words").fill("접수대장을 매일 확인하지 않아 기한이 지났습니다. 문의 010-1234-5678");
            press(publishing, "감사 결과 공개하기");
            assertThat(publishing.locator("[role=alert]")).containsText("개인정보");
            check(publishing, "audit-to-publish-phone");
            publishing.locator("#published-words").fill("접수대장을 매일 확인하지 않아 기한이 지났습니다.");
            press(publishing, "감사 결과 공개하기");
            assertThat(publishing.locator("main")).containsText("호를 공개함");

            Patience.until(
                    "the result to stand in the log",
                    () -> record.auditResults().stream().anyMatch(one -> one.index() != null));
            var seen = open(citizen, "/en/audits");
            var result = seen.locator("main article").first();
            assertThat(result).containsText("Special audit of Bus Policy Division");
            assertThat(result).containsText("접수대장을 매일 확인하지 않아 기한이 지났습니다.");
            assertThat(result).containsText("Discipline");
            assertThat(result).containsText("reported by Ahn Si-woo");
            assertThat(result).containsText("published by Bae Seo-hyun");
            assertThat(seen.locator("body")).not().containsText("Pay cut");
            assertThat(seen.locator("body")).not().containsText(number.value());
            assertThat(seen.locator("body")).not().containsText("Han Ji-woo");
            check(seen, "audits-phone");
            check(open(citizen, "/ko/audits"), "audits-ko");
            assertThat(citizen.request().get(at("/en/audits.json")).text())
                    .contains("\"demanded\":\"discipline\"", "\"kind\":\"special\"")
                    .doesNotContain(number.value(), "pay-cut", "Han Ji");
        }
        assertThat(on("2026-11-20T10:00").goOn(login("han"), id, What.IMPLEMENTED, "징계위원회에 넘겼습니다."))
                .isNull();
        assertThat(carried()).containsEntry("pay cut", 1);

        // The official appeals, and nobody for them; the head asks for re-deliberation, and nobody decides what they
        // demanded.
        assertThat(on("2026-11-20T11:00").goOn(login("moon"), id, What.APPEALED, "소청심사위원회에 냈습니다."))
                .isEqualTo(Hindrance.NOT_AT_THIS_STAGE);
        try (var han = official("han", 390, ColorScheme.DARK)) {
            var own = open(han, "/en/office/orders/" + id);
            assertThat(own.locator("main")).containsText("appeal until 2026-12-21");
            assertThat(own.locator("#review-asked-words")).hasCount(0);
            var paper = own.locator("main a[href$='.pdf']").last();
            var pdf = han.request().get(at(paper.getAttribute("href")));
            assertThat(pdf.status()).isEqualTo(200);
            try (var read = Loader.loadPDF(pdf.body())) {
                assertThat(new PDFTextStripper().getText(read))
                        .contains("처분요구서", "감봉", "2026-12-21", "담당자에게 감봉을 요구합니다.", "안시우", number.value());
                assertThat(new String(read.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                        .contains("<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>");
            }
            assertThat(han.request()
                            .get(at("/en/office/orders/" + id + "/papers/2026-999.pdf"))
                            .status())
                    .isEqualTo(404);
            own.locator("#appealed-words").fill("Brought before the appeals commission today.");
            press(own, "Tell of an appeal");
            assertThat(own.locator("main")).containsText("Appeal to be decided by 2027-01-22");
            check(own, "appeal-phone");
        }
        assertThat(on("2026-11-20T12:00").close(ahn, id, "이행을 확인하고 종결합니다.")).isEqualTo(Hindrance.NOT_AT_THIS_STAGE);
        assertThat(on("2027-01-20T10:00").goOn(ahn, id, What.APPEAL_EXTENDED, "위원회가 더 살펴본다고 알렸습니다."))
                .isNull();
        assertThat(on("2027-02-19T10:00").decide(ahn, id, What.APPEAL_DECIDED, Verdict.REJECTED, "기각되었다고 합니다."))
                .isNull();
        assertThat(on("2026-11-20T14:00").goOn(login("han"), id, What.REVIEW_ASKED, "담당자의 잘못이 아닙니다."))
                .isEqualTo(Hindrance.NOT_AT_THIS_STAGE);
        assertThat(on("2026-11-20T14:00").goOn(login("jang"), id, What.REVIEW_ASKED, "담당자의 잘못이 아닙니다."))
                .isNull();
        assertThat(on("2026-11-20T15:00").decide(ahn, id, What.REVIEWED, Verdict.GRANTED, "까닭이 있어 거둡니다."))
                .isEqualTo(Hindrance.OWN_DEMAND);
        assertThat(on("2026-11-20T15:00").decide(login("bae"), id, What.REVIEWED, null, "까닭이 있어 거둡니다."))
                .isEqualTo(Hindrance.NOTHING_CHOSEN);
        assertThat(on("2026-11-20T15:00").decide(login("bae"), id, What.REVIEWED, Verdict.GRANTED, "까닭이 있어 거둡니다."))
                .isNull();
        assertThat(carried()).as("what was lifted counts for nobody").isEmpty();
        assertThat(on("2026-11-20T15:30").close(ahn, id, "재심의로 거두어 종결합니다."))
                .as("everyone still reads that it stands")
                .isEqualTo(Hindrance.NOT_AT_THIS_STAGE);
        assertThat(on("2026-11-20T16:00").publish(login("bae"), id, "9-1-6", "재심의에서 처분요구를 거두었습니다."))
                .isNull();
        Patience.until(
                "the second result to stand in the log",
                () -> record.auditResults().getFirst().audit().replaces() != null
                        && record.auditResults().getFirst().index() != null);
        try (var citizen = chromium.browser().newContext(Chromium.window(1280, ColorScheme.LIGHT, true))) {
            var seen = open(citizen, "/en/audits");
            var newest = seen.locator("main article").first();
            assertThat(newest).containsText("lifted on 2026-11-20");
            assertThat(newest).containsText("Disclosure Act, art. 9(1)6");
            assertThat(newest).not().containsText("재심의에서");
            assertThat(seen.locator("main article").nth(1)).containsText("Replaced by no.");
            check(seen, "audits-lifted");
        }
        assertThat(on("2026-11-20T17:00").close(ahn, id, "재심의로 거두어 종결합니다.")).isNull();
        Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** What was done there meanwhile cannot be seen from here: nobody is blamed for an outage of the bridge. */
    @Test
    void while_another_system_is_silent_nobody_there_is_told_of_anything() {
        var number = late("문정 고속버스터미널 면허", "Express bus terminal, Munjeong");
        var owner = TestDatabase.ownerOf(url);
        try {
            owner.sql("""
                            INSERT INTO office.bridge_system (name, agency, made_by, made_at, listed_at)
                            VALUES ('onnara', '6110000', 'ku', '2026-01-01Z', '2026-11-20T01:00:00Z')
                            """).update();
            orders.look();
            assertThat(seen(number)).isFalse();
            assertThat(orders.gaps(1)).extracting(Gaps.Gap::until).containsOnlyNulls();
            owner.sql("UPDATE office.bridge_system SET listed_at = '2026-11-23T05:00:00Z'")
                    .update();
            orders.look();
            assertThat(seen(number)).isTrue();
            assertThat(orders.gaps(1)).extracting(Gaps.Gap::until).doesNotContainNull();
        } finally {
            owner.sql("DELETE FROM office.bridge_system WHERE name = 'onnara'").update();
        }
    }

    private Map<String, Integer> carried() {
        return new Findings(audit, catalogue)
                .between(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31))
                .divisions()
                .getOrDefault(OfficeCity.SEOUL.value() + "/" + OfficeCity.BUS.value(), Map.of());
    }

    /** Whoever has moved since still sees what is said of them; those who sit where they sat do not see more. */
    @Test
    void officials_see_what_is_addressed_to_them_wherever_they_work() {
        var owner = TestDatabase.ownerOf(url);
        var number = PetitionNumber.of(2026, "6110000", 999_998);
        try {
            int id = owner.sql("""
                            INSERT INTO audit.matter (petition, about, seen_at, agency, division, official, state, next, next_by)
                            VALUES (?, 'seen 1', now(), '6110000', 'taxi-policy', 'yoon', 'ON_TRACK', 'REPLIED', '2026-12-01')
                            RETURNING id
                            """).param(number.value()).query(Integer.class).single();
            int before = orders.count(login("moon"), State.ON_TRACK, 1_001);
            assertThat(orders.find(login("yoon"), id)).isPresent();
            assertThat(orders.list(login("yoon"), State.ON_TRACK, LocalDate.of(1, 1, 1), 0, 50))
                    .extracting(Matters.Line::id)
                    .containsOnlyOnce(id);
            assertThat(orders.count(login("yoon"), State.ON_TRACK, 1_001)).isEqualTo(1);
            assertThat(orders.find(login("moon"), id)).isEmpty();
            assertThat(orders.list(login("moon"), State.ON_TRACK, LocalDate.of(1, 1, 1), 0, 50))
                    .hasSize(before)
                    .extracting(Matters.Line::id)
                    .doesNotContain(id);
        } finally {
            owner.sql("DELETE FROM audit.matter WHERE petition = ?")
                    .param(number.value())
                    .update();
        }
    }

    private boolean seen(PetitionNumber number) {
        return orders.list(login("ahn"), State.SEEN, LocalDate.of(1, 1, 1), 0, 1_000).stream()
                .anyMatch(line -> line.petition().equals(number));
    }

    /** So many that nobody could look at them: a page of them and their counts stay quick. */
    @Test
    void a_hundred_thousand_open_orders_are_shown_page_by_page() {
        var owner = TestDatabase.ownerOf(url);
        var many = PetitionNumber.of(2026, "6110000", 999_999);
        try {
            owner.sql("""
                            INSERT INTO audit.matter (petition, about, seen_at, agency, division, official, state, next, next_by)
                            SELECT ?, n::text, now(), '6110000', 'taxi-policy', '', 'ORDERED', 'WARNED', DATE '2026-01-01' + n % 300
                              FROM generate_series(1, 100000) AS n
                            """).param(many.value()).update();
            owner.sql("ANALYZE audit.matter").update();
            assertThat(owner.sql("""
                            EXPLAIN SELECT * FROM audit.matter
                             WHERE state = 'ORDERED' AND (next_by, id) > ('2026-03-01', 7) ORDER BY next_by, id LIMIT 51
                            """).query(String.class).list().toString())
                    .contains("Index Scan using matter_by_state");
            assertThat(owner.sql("""
                            EXPLAIN SELECT * FROM audit.matter
                             WHERE agency = '6110000' AND division = ANY ('{bus-policy}') AND state = 'ORDERED'
                               AND (next_by, id) > ('0001-01-01', 0) ORDER BY next_by, id LIMIT 51
                            """).query(String.class).list().toString()).contains("matter_of_division");
            assertThat(orders.count(login("ahn"), State.ORDERED, 1_001)).isEqualTo(1_001);
            assertThat(orders.list(login("ahn"), State.ORDERED, LocalDate.of(2026, 3, 1), 7, 51))
                    .hasSize(51);
        } finally {
            owner.sql("DELETE FROM audit.matter WHERE petition = ?")
                    .param(many.value())
                    .update();
        }
    }

    /** A petition whose date passed long ago, in the hands of Han. */
    private PetitionNumber late(String ko, String en) {
        var number = city.fresh(ko, en, "2026-09-22T10:00");
        city.act(number, "2026-09-22T11:00", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        return number;
    }

    private Orders on(String seoulTime) {
        var clock = Clock.fixed(OfficeCity.at(seoulTime), ZoneOffset.UTC);
        return new Orders(audit, slips, petitions, publicWords, organization, holidays, rights, clock);
    }

    private Login login(String name) {
        return accounts.login(name).orElseThrow();
    }

    private int matter(PetitionNumber number, State state) {
        return orders.list(login("ahn"), state, LocalDate.of(1, 1, 1), 0, 1_000).stream()
                .filter(line -> line.petition().equals(number))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<Told.Kind> kinds(String name) {
        return told.list(login(name), 0, 50).notices().stream()
                .map(Told.Notice::kind)
                .toList();
    }

    private DivisionFigures figures() {
        return record.divisions().getOrDefault(BUS, DivisionFigures.NONE);
    }

    private long more(DivisionFigures before, DivisionCount count) {
        Patience.until("the figures", () -> figures().of(DivisionCount.ORDERS) > before.of(DivisionCount.ORDERS));
        return figures().of(count) - before.of(count);
    }

    private static Text text() {
        return new Text("면허 기준에 맞음", "Meets the standard");
    }

    private BrowserContext official(String account, int width, ColorScheme scheme) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, Chromium.window(width, scheme, true));
    }

    private Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.navigate(at(path));
        return page;
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
