package city.open.inside.office;

import static city.open.Chromium.check;
import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import city.open.Chromium;
import city.open.Open;
import city.open.Overheard;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.border.reports.Category;
import city.open.border.reports.Custodians;
import city.open.border.reports.Custody;
import city.open.border.reports.ReportDesk;
import city.open.border.reports.ReportDesk.Lying;
import city.open.border.reports.Said;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.rounds.Rounds;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Somebody writes to the mayor from a browser without scripts and without cookies, and what is left of it anywhere. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "open.report.open=true",
            "open.report.an-hour=100000",
            // As an operator might have it.
            "server.tomcat.accesslog.enabled=true",
            "server.tomcat.accesslog.directory=${user.dir}/" + PostcardTest.LOGS,
            "server.tomcat.accesslog.buffered=false",
            "server.tomcat.accesslog.pattern=%h %r %{User-Agent}i %{Referer}i"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class PostcardTest {
    static final String LOGS = "target/access-logs";

    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("class=\"code-once\">([0-9 ]{19})<");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    /** What may be found nowhere afterwards. */
    private static final String ADDRESS = "203.0.113.77";

    private static final String AGENT = "Lighthouse/97.31";
    private static final String FROM = "whistle-referrer";
    private static final String DEED = "과장이 봉투를 받는 것을 보았습니다";
    private static final String STEP = "노선-조정-백칠십삼";

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private ReportDesk desk;

    @Autowired
    private IntakeDatabase portal;

    @Autowired
    private ApplicationContext program;

    @Value("${open.database}")
    private String url;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void somebody_reports_comes_back_with_the_code_and_reads_the_answer() throws Exception {
        var before = desk.all();
        var page = get("/ko/report");
        assertThat(page.body()).contains("보호받는 신고", "제58조", "1398", "Tor");
        leavesNothing(page);
        var sent = post("/ko/report", report(form(page), DEED));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        leavesNothing(sent);
        var code = code(sent);

        var report = newest(before);
        assertThat(desk.find(report).orElseThrow().receivedOn()).isEqualTo(TODAY);
        assertThat(desk.read(report)).singleElement().satisfies(line -> {
            assertThat(line.fromOffice()).isFalse();
            assertThat(line.said())
                    .isEqualTo(Said.report(DEED, new Said.First(Category.BRIBE, STEP, false, true, false)));
        });
        assertThat(desk.answer(report, "언제 보셨습니까?\n장소도 쓰십시오.", null, TODAY)).isTrue();

        var talk = post("/ko/report/talk", Map.of("code", code.replace(" ", "-")));
        leavesNothing(talk);
        assertThat(talk.body()).contains(DEED, STEP, "언제 보셨습니까?", "<p>장소도 쓰십시오.</p>");
        var more = post("/ko/report/talk", Map.of("code", code, "form", form(talk), "words", "지난 금요일입니다."));
        assertThat(more.body()).contains("지난 금요일입니다.");
        assertThat(desk.read(report))
                .extracting(line -> line.said().words())
                .containsExactly(DEED, "언제 보셨습니까?\n장소도 쓰십시오.", "지난 금요일입니다.");
    }

    /** The one report that was not there before. */
    private UUID newest(List<Lying> before) {
        return desk.all().stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElseThrow()
                .report();
    }

    /** No cookie, nothing kept, no referrer, and one size of pages. */
    private static void leavesNothing(HttpResponse<String> answer) throws Exception {
        var headers = answer.headers();
        assertThat(headers.map()).doesNotContainKey("set-cookie").doesNotContainKey("etag");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(headers.firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length).isEqualTo(32 * 1024);
        assertThat(ValidHtml.complaints(answer.body())).isEmpty();
    }

    @Test
    void a_form_sent_twice_is_one_report_with_one_code_and_other_words_are_added() throws Exception {
        int before = desk.all().size();
        var form = form(get("/en/report"));
        var code = code(post("/en/report", report(form, "once")));
        assertThat(code(post("/en/report", report(form, "once")))).isEqualTo(code);
        assertThat(code(post("/en/report", report(form, "once, and more")))).isEqualTo(code);
        assertThat(desk.all()).hasSize(before + 1);
        var talk = post("/en/report/talk", Map.of("code", code));
        assertThat(talk.body().split("from-you")).hasSize(3);
        assertThat(talk.body()).contains(">once<", ">once, and more<");
        var again = Map.of("code", code, "form", form(talk), "words", "Any news?");
        post("/en/report/talk", again);
        assertThat(post("/en/report/talk", again).body().split("Any news")).hasSize(2);
    }

    @Test
    void what_was_typed_is_never_lost() throws Exception {
        for (var wrong : List.of(
                Map.of("category", ""),
                Map.of("words", "x".repeat(5_001)),
                Map.of("step", "y".repeat(201)),
                Map.of("words", "Born 900101-1234568, still here"),
                Map.of("mayor", "on", "audit", "on"),
                Map.of("form", "none"))) {
            var fields = new TreeMap<>(report(form(get("/en/report")), "I saw it and it is still here"));
            fields.putAll(wrong);
            var answer = post("/en/report", fields);
            assertThat(answer.statusCode()).as("%s", wrong.keySet()).isIn(403, 422);
            assertThat(answer.body()).contains("role=\"alert\"").contains(fields.get("words"));
            assertThat(ValidHtml.complaints(answer.body())).isEmpty();
        }
        var noCode = post("/en/report/talk", Map.of("code", "12", "words", "typed in vain"));
        assertThat(noCode.statusCode()).isEqualTo(422);
        assertThat(noCode.body()).contains("A code has 16 digits.", "typed in vain");
        var elsewhere = send(request("/en/report", report(form(get("/en/report")), "planted by another site"))
                .header("Sec-Fetch-Site", "cross-site")
                .build());
        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void nothing_that_is_kept_or_logged_links_a_reporter_to_a_report() throws Exception {
        var logged = new Logged();
        var all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.start();
        all.addAppender(logged);
        var owner = TestDatabase.ownerOf(url);
        var gates = gates(owner);
        String code;
        try {
            code = code(post("/ko/report", report(form(get("/ko/report")), DEED + " 둘째")));
            var talk = post("/ko/report/talk", Map.of("code", code));
            post("/ko/report/talk", Map.of("code", code, "form", form(talk), "words", DEED + " 셋째"));
            post("/ko/report/talk", Map.of("code", "9999 9999 9999 9999"));
            get("/ko/survey/" + "x".repeat(40));
            get("/ko/petitions?q=" + AGENT.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", ""));
        } finally {
            all.detachAppender(logged);
        }
        assertThat(gates(owner)).as("rows about who knocked").isEqualTo(gates);
        var markers = List.of(ADDRESS, AGENT, FROM, DEED, STEP, code, code.replace(" ", ""));
        for (var marker : markers) {
            assertThat(dump(owner))
                    .doesNotContain(marker)
                    .doesNotContain(HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8)));
            assertThat(logged.lines).noneMatch(line -> line.contains(marker));
        }
        assertThat(logged.lines).noneMatch(line -> line.contains("/report"));
        assertThat(get("/metrics").body()).contains("http_server_requests").doesNotContain("report");
        try (var logs = Files.list(Path.of(LOGS))) {
            var lines = logs.sorted(
                            java.util.Comparator.comparing(file -> file.toFile().lastModified()))
                    .map(PostcardTest::read)
                    .reduce((_, last) -> last)
                    .orElseThrow();
            assertThat(lines).contains("/ko/petitions").doesNotContainPattern("/(ko|en)/(report|survey)");
        }
        assertThat(owner.sql("""
                        SELECT count(*) FROM audit.report_message
                         WHERE length(for_office) <> (SELECT max(length(for_office)) FROM audit.report_message)
                            OR length(for_reporter) <> (SELECT max(length(for_reporter)) FROM audit.report_message)
                        """).query(Integer.class).single())
                .as("envelopes of another size")
                .isZero();
        assertThat(owner.sql("""
                        SELECT attname || ' ' || format_type(atttypid, NULL) FROM pg_attribute
                         WHERE attrelid IN ('audit.report'::regclass, 'audit.report_message'::regclass) AND attnum > 0
                           AND format_type(atttypid, NULL) LIKE 'time%'
                        """).query(String.class).list())
                .as("columns that know an hour")
                .isEmpty();
    }

    @Test
    void the_portal_reaches_one_report_by_its_code_and_lists_none() {
        assertThatThrownBy(() -> portal.jdbc()
                        .sql("SELECT id FROM audit.report")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for schema audit");
        assertThat(portal.jdbc()
                        .sql("SELECT message FROM intake.report_said(sha256('none'))")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void whoever_tries_wrong_codes_is_slowed_down_and_a_right_one_costs_nothing() throws Exception {
        var code = code(post("/en/report", report(form(get("/en/report")), "who is patient")));
        for (int i = 0; i < 25; i++) {
            assertThat(opens(code)).as("visit %d", i).isEqualTo(200);
        }
        var slow = Patience.until(
                "the wrong codes to be too many", () -> opens("0000 0000 0000 0000"), status -> status == 429);
        assertThat(slow).isEqualTo(429);
        assertThat(post("/en/report/talk", Map.of("code", code)).body()).contains("Too many wrong codes");
        Patience.until("room for another code", () -> opens(code), status -> status == 200);
    }

    private int opens(String code) {
        try {
            return post("/en/report/talk", Map.of("code", code)).statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_case_and_each_of_its_steps_lead_to_the_form_with_what_is_never_sent() throws Exception {
        var number = city.number("consulted").value();
        var page = get("/en/petitions/" + number).body();
        assertThat(page).contains("href=\"/en/report#" + number + "\" rel=\"noreferrer\"");
        assertThat(page).containsPattern("href=\"/en/report#" + number + "/\\d+\" rel=\"noreferrer\"");
        assertThat(page).containsPattern("<footer(?s:.)*href=\"/en/report\" rel=\"noreferrer\"");
        assertThat(page).doesNotContainPattern("/report\\?");
    }

    private static Chromium chromium;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    /** On a phone without scripts, then at the desk of those who may know of it, and back again. */
    @Test
    void a_citizen_on_a_phone_and_an_auditor_talk_by_the_code() {
        var site = "http://localhost:" + port;
        var before = desk.all();
        try (var phone = chromium.phone("ko-KR", false);
                var cho = official("cho", 390, ColorScheme.DARK);
                var ahn = official("ahn", 1280, ColorScheme.LIGHT);
                var bae = official("bae", 1280, ColorScheme.LIGHT);
                var min = official("min", 1280, ColorScheme.DARK)) {
            var page = phone.newPage();
            page.navigate(site + "/ko/");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("부패 제보"))
                    .click();
            chromium.checkCopy(page, "report", site);
            press(page, "봉인해서 보내기");
            assertThat(page.locator("[role=alert]")).hasText("어떤 일인지 고르십시오.");
            chromium.checkCopy(page, "report-fault", site);
            page.getByLabel("직무 태만이나 남용").check();
            page.getByLabel("어느 민원, 어느 단계").fill(city.number("late").value());
            page.getByLabel("무슨 일이 있었습니까").fill("배서현 감사관이 지난달에 그만두라고 했습니다.");
            press(page, "봉인해서 보내기");
            var code = page.locator(".code-once").textContent();
            chromium.checkCopy(page, "report-sent", site);
            assertThat(phone.cookies()).isEmpty();

            var named = open(bae, site + "/en/office/audit/reports");
            assertThat(named.locator("main")).containsText("No postcards.");
            var head = open(cho, site + "/en/office/audit/reports");
            check(head, "postcards");
            var address = site + "/en/office/audit/reports/" + newest(before);
            head.locator("main .facts-list a[href$='" + newest(before) + "']").click();
            check(head, "postcard-closed");
            assertThat(head.locator("main").textContent()).doesNotContain("배서현");
            assertThat(named.navigate(address).status())
                    .as("who is named in it")
                    .isEqualTo(404);
            assertThat(head.locator("#auditor option").allTextContents()).containsExactly("Ahn Si-woo");
            press(head, "Assign");

            var desk = open(ahn, address);
            assertThat(desk.locator("main")).containsText("assigned it · Ahn Si-woo");
            desk.locator("#why").fill("The head gave it to me");
            press(desk, "Open");
            assertThat(desk.locator(".talk")).containsText("그만두라고 했습니다");
            check(desk, "postcard-open");
            desk.locator("#what").selectOption("EXAMINED");
            desk.locator("#words").fill("언제 어디에서 들었습니까?");
            press(desk, "Seal and answer");
            assertThat(desk.locator(".apart").first()).containsText("In examination");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("코드로 다시 오기"))
                    .click();
            chromium.checkCopy(page, "report-code", site);
            page.getByLabel("코드").fill(code);
            press(page, "열기");
            assertThat(page.locator(".talk")).containsText("조사를 시작했습니다.");
            page.getByLabel("더 쓰기").fill("9월 말에 청사 1층에서요. 민가람 시장도 있었습니다.");
            press(page, "보내기 또는 다시 보기");
            assertThat(page.locator(".talk li")).hasCount(3);
            chromium.checkCopy(page, "report-talk", site);

            desk.reload();
            assertThat(desk.locator(".talk li")).hasCount(3);
            assertThat(open(min, address).locator("main").textContent())
                    .as("the mayor, once named")
                    .contains("There is no such postcard.");
            assertThat(desk.locator("#acts + ul, [aria-labelledby=acts] ul")).containsText("The head gave it to me");
            desk.locator("#what").selectOption("CLOSED");
            desk.locator("#words").fill("끝났습니다.");
            press(desk, "Seal and answer");
            assertThat(desk.locator("[role=alert]")).containsText("What came of it belongs to closing");
            assertThat(desk.locator("#words").inputValue()).isEqualTo("끝났습니다.");
        }
    }

    @Test
    void who_has_no_right_reads_a_rule_and_what_is_odd_gets_a_sentence() {
        var site = "http://localhost:" + port;
        try (var han = official("han", 1280, ColorScheme.LIGHT);
                var cho = official("cho", 1280, ColorScheme.LIGHT)) {
            var page = han.newPage();
            assertThat(page.navigate(site + "/en/office/audit/reports").status())
                    .isEqualTo(403);
            assertThat(page.navigate(site + "/en/office/audit/custody").status())
                    .isEqualTo(403);
            var none = cho.newPage();
            assertThat(none.navigate(site + "/en/office/audit/reports/00000000-0000-0000-0000-000000000000")
                            .status())
                    .isEqualTo(404);
            assertThat(none.locator("main")).containsText("There is no such postcard.");
        }
    }

    private BrowserContext official(String account, int width, ColorScheme scheme) {
        return chromium.official(
                "http://localhost:" + port, account, OfficeCity.PASSWORD, Chromium.window(width, scheme, true));
    }

    private static Page open(BrowserContext official, String address) {
        var page = official.newPage();
        page.navigate(address);
        return page;
    }

    @Test
    void what_was_said_goes_after_its_term_and_who_could_be_read_by_nobody_is_told() throws Exception {
        var owner = TestDatabase.ownerOf(url);
        var before = desk.all();
        var goes = code(post("/ko/report", report(form(get("/ko/report")), "끝난 일")));
        var gone = newest(before);
        before = desk.all();
        var stays = code(post("/ko/report", report(form(get("/ko/report")), "문서에 남을 일")));
        var kept = newest(before);
        for (var report : List.of(gone, kept)) {
            owner.sql("""
                            INSERT INTO audit.report_act (report, at, official, what, outcome, why)
                            VALUES (:report, '2026-08-01T00:00:00Z', 'cho', 'READ', NULL, 'to see who it was'),
                                   (:report, '2026-08-02T00:00:00Z', 'cho', 'CLOSED', 'UNCLEAR', NULL)
                            """).param("report", report).update();
        }
        owner.sql("""
                        INSERT INTO audit.report_act (report, at, official, what, why)
                        VALUES (?, '2026-08-03T00:00:00Z', 'cho', 'KEPT', 'special audit 2026-7')
                        """).param(kept).update();
        var unread = code(post("/ko/report", report(form(get("/ko/report")), "안시우, 배서현, 조은우가 다 압니다. 시장은 표시했습니다.")));
        program.getBeansOfType(Rounds.class).values().stream()
                .filter(rounds -> rounds.getClass().getPackageName().equals("city.open.audit.postcard"))
                .forEach(Rounds::wake);
        Patience.until("what was said to go", () -> desk.find(gone).isEmpty());
        assertThat(opens(goes)).isEqualTo(422);
        assertThat(desk.find(kept)).isPresent();
        assertThat(opens(stays)).isEqualTo(200);
        assertThat(owner.sql("SELECT what || coalesce(why, '') FROM audit.report_act WHERE report = ? ORDER BY n")
                        .param(gone)
                        .query(String.class)
                        .list())
                .containsExactly("READ", "CLOSED", "DELETED");
        Patience.until("the reporter to be told", () -> talk(unread), talk -> talk.contains("아무도 읽지 않았습니다"));
        assertThat(talk(unread)).contains("1398", "종결했습니다.");
    }

    @Test
    void a_code_opens_for_ninety_days_after_the_last_visit_or_answer() throws Exception {
        var owner = TestDatabase.ownerOf(url);
        var before = desk.all();
        var code = code(post("/en/report", report(form(get("/en/report")), "long ago")));
        var report = newest(before);
        owner.sql("UPDATE audit.report SET visited_on = '2026-08-25' WHERE id = ?")
                .param(report)
                .update();
        owner.sql("UPDATE audit.report_message SET said_on = '2026-08-25' WHERE report = ?")
                .param(report)
                .update();
        assertThat(opens(code)).as("on day 90").isEqualTo(200);
        owner.sql("UPDATE audit.report SET visited_on = '2026-08-24' WHERE id = ?")
                .param(report)
                .update();
        owner.sql("UPDATE audit.report_message SET said_on = '2026-08-24' WHERE report = ?")
                .param(report)
                .update();
        assertThat(opens(code)).as("on day 91").isEqualTo(422);
        assertThat(desk.answer(report, "Are you still there?", null, TODAY)).isTrue();
        assertThat(opens(code)).as("once answered").isEqualTo(200);
    }

    /** Somebody who has taken over the portal puts in what is no envelope, or changes one. */
    @Test
    void one_report_that_does_not_open_hides_no_other() throws Exception {
        var before = desk.all();
        post("/en/report", report(form(get("/en/report")), "whole"));
        var whole = newest(before);
        before = desk.all();
        post("/en/report", report(form(get("/en/report")), "broken"));
        var broken = newest(before);
        TestDatabase.ownerOf(url)
                .sql(
                        "UPDATE audit.report_message SET for_office = overlay(for_office placing '\\x00000000' from 200) WHERE report = ?")
                .param(broken)
                .update();
        try (var cho = official("cho", 1280, ColorScheme.LIGHT)) {
            var page = open(cho, "http://localhost:" + port + "/en/office/audit/reports");
            assertThat(page.locator("main a[href$='" + whole + "']")).isVisible();
            assertThat(page.locator("main a[href$='" + broken + "']")).hasCount(0);
        } finally {
            desk.delete(broken);
        }
    }

    private static final String NAME = "도레미솔";
    private static final String REACH = "010-0000-7777";
    private static final String NOHS = "스무 마리 두루미가 강을 건넌다";
    private static final String SIMS = "seven slow otters under ice";

    /** From a phone without scripts, by two who each know one passphrase, and back to the phone. */
    @Test
    void two_custodians_open_who_the_reporter_is_and_the_reporter_is_told() throws Exception {
        var site = "http://localhost:" + port;
        var custody = site + "/en/office/audit/custody";
        var owner = TestDatabase.ownerOf(url);
        owner.sql("TRUNCATE audit.custodian CASCADE").update();
        city.custodian("noh", "노윤슬", "Noh Yun-seul");
        city.custodian("sim", "심가온", "Sim Ga-on");
        try (var phone = chromium.phone("ko-KR", false);
                var cho = official("cho", 1280, ColorScheme.LIGHT);
                var noh = official("noh", 390, ColorScheme.DARK);
                var sim = official("sim", 1280, ColorScheme.LIGHT)) {
            noNameIsTakenWithout("does not have two custodians");
            var first = choose(noh, custody, NOHS);
            noNameIsTakenWithout("does not have two custodians");
            var second = choose(sim, custody, SIMS);
            assertThat(second.locator("main")).containsText("Noh Yun-seul");
            check(second, "custody");

            var before = desk.all();
            post("/ko/report", report(form(get("/ko/report")), "이름 없는 일"));
            var unnamed = newest(before);
            before = desk.all();
            var page = phone.newPage();
            page.navigate(site + "/ko/report");
            page.locator("#c-bribe").check();
            page.locator("#words").fill("회계과에서 돈이 오갑니다.");
            page.locator("#reach").fill(REACH);
            press(page, "봉인해서 보내기");
            assertThat(page.locator("[role=alert]")).containsText("이름이 없습니다");
            page.locator("#name").fill(NAME);
            chromium.checkCopy(page, "report-named", site);
            press(page, "봉인해서 보내기");
            var code = page.locator(".code-once").textContent();
            var report = newest(before);
            assertThat(dump(owner)).doesNotContain(NAME, REACH);
            assertThat(owner.sql("SELECT DISTINCT length(sealed) FROM audit.report_identity WHERE report IN (?, ?)")
                            .params(unnamed, report)
                            .query(Integer.class)
                            .list())
                    .as("sizes of envelopes")
                    .hasSize(1);
            assertThat(owner.sql("SELECT DISTINCT length(sealed) FROM audit.report_share")
                            .query(Integer.class)
                            .list())
                    .as("sizes of what is sealed to two")
                    .hasSize(1);

            var nobody = opened(cho, unnamed);
            assertThat(nobody.locator("[aria-labelledby=who]")).containsText("The reporter gave no name.");
            var head = opened(cho, report);
            var who = head.locator("[aria-labelledby=who]");
            assertThat(who).containsText("The reporter gave a name. It is sealed");
            head.locator("#who-why").fill("The money must be traced to an account");
            press(head, "Ask the custodians");
            assertThat(who).containsText("It waits for two custodians.");
            check(head, "postcard-asked");

            first.navigate(custody);
            assertThat(first.locator("#asked ~ article")).containsText("The money must be traced");
            assertThat(first.locator("main").textContent()).doesNotContain("회계과", NAME);
            check(first, "custody-asked");
            first.locator("article input[type=password]").fill(SIMS);
            press(first, "Agree to open the name");
            assertThat(first.locator("article [role=alert]")).containsText("does not open your key");
            first.locator("article input[type=password]").fill(NOHS);
            press(first, "Agree to open the name");
            assertThat(first.locator("main")).containsText("Nothing is asked of you.");
            head.reload();
            assertThat(who).containsText("One custodian has agreed.");
            assertThat(dump(owner)).doesNotContain(NAME, REACH);

            second.navigate(custody);
            assertThat(second.locator("article")).containsText("Noh Yun-seul has agreed.");
            second.locator("article input[type=password]").fill(SIMS);
            press(second, "Agree to open the name");
            head.reload();
            assertThat(who).containsText(NAME);
            assertThat(who).containsText(REACH);
            assertThat(head.locator("[aria-labelledby=acts]")).containsText("opened the name");
            check(head, "postcard-opened");
            assertThat(dump(owner)).as("for the office alone").doesNotContain(NAME, REACH);

            page.navigate(site + "/ko/report/talk");
            page.getByLabel("코드").fill(code);
            press(page, "열기");
            assertThat(page.locator(".talk")).containsText("신원 관리자 두 사람이 누구인지 열었습니다.");
            assertThat(page.locator(".talk")).containsText("The money must be traced to an account");
            chromium.checkCopy(page, "report-told", site);

            desk.delete(report);
            assertThat(owner.sql("""
                            SELECT (SELECT count(*) FROM audit.report_identity WHERE report = :report)
                                 + (SELECT count(*) FROM audit.report_share WHERE report = :report)
                                 + (SELECT count(*) FROM audit.report_half WHERE report = :report)
                            """)
                            .param("report", report)
                            .query(Integer.class)
                            .single())
                    .as("what is left of it")
                    .isZero();

            // A custodian whose name stands in it does not see that anything is asked; another one may say no.
            before = desk.all();
            var form = new TreeMap<>(report(form(get("/ko/report")), "심 가온 주무관이 압니다."));
            form.put("name", NAME);
            post("/ko/report", form);
            var about = newest(before);
            var again = opened(cho, about);
            again.locator("#who-why").fill("To hear who else was there");
            press(again, "Ask the custodians");
            second.navigate(custody);
            assertThat(second.locator("main")).containsText("Nothing is asked of you.");
            first.navigate(custody);
            first.locator("article input[name=why]").fill("no need");
            first.evaluate("document.querySelector('article input[name=why]').form.noValidate = true");
            press(first, "Refuse");
            assertThat(first.locator("article [role=alert]")).containsText("10 to 300 characters");
            first.locator("article input[name=why]").fill("It can be asked by the code as well");
            press(first, "Refuse");
            again.reload();
            assertThat(again.locator("[aria-labelledby=who]")).containsText("A custodian refused");
            assertThat(again.locator("[aria-labelledby=acts]")).containsText("It can be asked by the code as well");

            // Somebody at the database puts in a key of his own.
            assertThat(program.getBean(Custody.class).findings()).isEmpty();
            owner.sql(
                            "UPDATE audit.custodian SET open = (SELECT open FROM audit.custodian WHERE official = 'noh') WHERE official = 'sim'")
                    .update();
            assertThat(program.getBean(Custody.class).findings())
                    .singleElement()
                    .asString()
                    .contains("the key of sim", "not signed by the office");
            try (var said = Overheard.of(Custodians.class)) {
                noNameIsTakenWithout("could not be verified");
                noNameIsTakenWithout("could not be verified");
                assertThat(said.lines())
                        .as("once, and not at each visit")
                        .singleElement()
                        .asString()
                        .contains("the key of sim");
            }
        } finally {
            owner.sql("TRUNCATE audit.custodian CASCADE").update();
        }
    }

    private void noNameIsTakenWithout(String why) throws IOException {
        var page = get("/en/report");
        assertThat(page.body()).contains(why).doesNotContain("name=\"reach\"");
        assertThat(page.body().getBytes(StandardCharsets.UTF_8).length).isEqualTo(32 * 1024);
        var typed = new TreeMap<>(report(form(page), "still here"));
        typed.put("name", NAME);
        var refused = post("/en/report", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("nothing was taken", "still here", NAME, why);
        assertThat(ValidHtml.complaints(refused.body())).isEmpty();
    }

    /** Chooses a passphrase, at the second attempt. */
    private static Page choose(BrowserContext custodian, String address, String passphrase) {
        var page = open(custodian, address);
        page.locator("#passphrase").fill(passphrase);
        page.locator("#again").fill(passphrase + "!");
        press(page, "Choose this passphrase");
        assertThat(page.locator("[role=alert]")).containsText("did not type the same");
        page.locator("#passphrase").fill(passphrase);
        page.locator("#again").fill(passphrase);
        press(page, "Choose this passphrase");
        assertThat(page.locator("main")).containsText("You chose your passphrase on");
        return page;
    }

    private Page opened(BrowserContext official, UUID report) {
        var page = open(official, "http://localhost:" + port + "/en/office/audit/reports/" + report);
        page.locator("#why").fill("To see what it is about");
        press(page, "Open");
        return page;
    }

    private String talk(String code) {
        try {
            return post("/ko/report/talk", Map.of("code", code)).body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How many rows the gates have that count addresses. */
    private static List<Long> gates(JdbcClient owner) {
        return List.of("intake.amount", "intake.attempt", "intake.shown", "office.login_attempt").stream()
                .map(table -> owner.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    /** Every row of every table, as its superuser sees it. */
    private static String dump(JdbcClient owner) {
        return owner.sql("""
                        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE c.relkind = 'r' AND n.nspname IN ('audit', 'intake', 'office', 'record', 'vault')
                        """).query(String.class).list().stream()
                .flatMap(table -> owner.sql("SELECT t::text FROM " + table + " t").query(String.class).list().stream())
                .collect(Collectors.joining("\n"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Logged extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
        }
    }

    private static Map<String, String> report(String form, String words) {
        return Map.of("form", form, "category", "bribe", "step", STEP, "mayor", "on", "words", words);
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(marked(HttpRequest.newBuilder(at(path))).build());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
        return send(request(path, fields).build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> fields) {
        return marked(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    private static HttpRequest.Builder marked(HttpRequest.Builder request) {
        return request.header("User-Agent", AGENT)
                .header("Referer", "http://localhost/" + FROM)
                .header("X-Forwarded-For", ADDRESS);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return BROWSER.send(request, BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String form(HttpResponse<String> page) {
        var found = FORM.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static String code(HttpResponse<String> page) {
        var found = CODE.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
