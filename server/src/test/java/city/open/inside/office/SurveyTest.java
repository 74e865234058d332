package city.open.inside.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.border.surveys.Quarter;
import city.open.border.surveys.SurveyDesk;
import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.rounds.Rounds;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.Outcome;
import city.open.inside.vault.Vault;
import city.open.outside.record.PublicRecord;
import city.open.outside.survey.SurveyTokens;
import city.open.outside.survey.Surveys;
import city.open.outside.survey.Surveys.Answered;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** After the result the applicant is asked, on a phone without scripts; what is kept of it names nobody. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class SurveyTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Quarter QUARTER = Quarter.of(TODAY);

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Vault vault;

    @Autowired
    private SurveyTokens tokens;

    @Autowired
    private Surveys surveys;

    @Autowired
    private SurveyDesk desk;

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

    private PetitionNumber decided(String ko, String en) {
        var number = city.fresh(ko, en);
        city.act(
                number,
                "2026-11-23T14:00",
                Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "conforms"), List.of(), null));
        city.awaitEntries(number, 2);
        return number;
    }

    private String token(PetitionNumber number) {
        return tokens.of(record.find(number.value()).orElseThrow().view(), TODAY)
                .orElseThrow();
    }

    @Test
    void an_applicant_answers_on_a_phone_without_scripts_from_their_own_view_alone() throws Exception {
        var number = city.fresh("설문 터미널 면허", "Terminal to be asked about");
        vault.seal(number, new city.open.border.letters.Person("홍길동", "010-2345-6789", null, null, null, null));
        try (var chromium = new Chromium();
                var officer = chromium.official(
                        at(""), "han", OfficeCity.PASSWORD, Chromium.window(1280, ColorScheme.LIGHT, true));
                var phone = chromium.phone("en-GB", false)) {
            var counter = officer.newPage();
            counter.navigate(at("/en/office/cases/" + number + "/code"));
            counter.locator("form.form .button").click();
            var code = counter.locator("#code").innerText();
            var mine = phone.newPage();
            mine.navigate(at("/en/my"));
            mine.locator("#number").fill(number.value());
            mine.locator("#code").fill(code.toLowerCase(Locale.ROOT));
            mine.locator("form.calc .button").click();
            assertThat(mine.locator("h1")).not().hasText("My petition");
            assertThat(mine.locator("#survey")).hasCount(0);
            city.act(
                    number,
                    "2026-11-23T14:00",
                    Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "conforms"), List.of(), null));
            city.awaitEntries(number, 2);
            mine.reload();
            assertThat(mine.locator("#survey")).containsText("it opens until 2026-12-23 (Wed) and answers once");
            assertThat(get("/en/petitions/" + number).body()).doesNotContain("/survey/");
            assertThat(get("/api/v1/petitions/" + number).body()).doesNotContain("survey");

            mine.locator("#survey a").click();
            chromium.checkCopy(mine, "survey", at(""));
            mine.locator("form.form .button").click();
            assertThat(mine.locator("[role=alert]")).containsText("Answer at least one question");
            mine.locator("#clean-s3").check();
            mine.locator("#contact-dont-know").check();
            mine.locator("form.form .button").click();
            assertThat(mine.locator("main [role=status]")).containsText("will be counted with the quarter");
            chromium.checkCopy(mine, "survey-taken", at(""));
            mine.navigate(at("/ko/survey/" + token(number)));
            assertThat(mine.locator("main")).containsText("이미 응답했습니다");
        }
    }

    @Test
    void a_token_answers_once_in_time_and_only_what_is_asked() throws Exception {
        var token = token(decided("한 번 터미널", "Once"));
        assertThat(surveys.look(token, TODAY)).isInstanceOf(Answered.Open.class);
        assertThat(surveys.look(token, TODAY.plusDays(30))).isInstanceOf(Answered.Open.class);
        assertThat(surveys.look(token, TODAY.plusDays(31))).isInstanceOf(Answered.Closed.class);
        assertThat(surveys.answer(token, Map.of(), TODAY)).isInstanceOf(Answered.Unfit.class);
        assertThat(surveys.answer(token, Map.of("clean", "perfect"), TODAY)).isInstanceOf(Answered.Unfit.class);
        assertThat(surveys.answer(token, Map.of("clean", "s4"), TODAY.plusDays(31)))
                .isInstanceOf(Answered.Closed.class);

        var typed = post(token, "clean=s2&favours=perfect", Map.of());
        assertThat(typed.statusCode()).isEqualTo(422);
        assertThat(typed.body()).containsPattern("value=\"s2\" checked");
        assertThat(post(token, "clean=s2", Map.of("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(token, "clean=s2", Map.of()).statusCode()).isEqualTo(200);
        assertThat(post(token, "clean=s4", Map.of()).statusCode()).isEqualTo(409);
        assertThat(get("/en/survey/" + token).statusCode()).isEqualTo(409);
        assertThat(surveys.answer(token, Map.of("clean", "s4"), TODAY)).isInstanceOf(Answered.Before.class);
    }

    @Test
    void whoever_changes_a_letter_of_a_token_has_none() throws Exception {
        var token = token(decided("글자 터미널", "Letters"));
        for (int i = 0; i < token.length() - 1; i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(surveys.look(changed, TODAY)).as("letter %d", i).isInstanceOf(Answered.Unknown.class);
        }
        for (var odd : List.of("none", "%00", "x".repeat(2_000), "%EC%84%A4%EB%AC%B8")) {
            assertThat(get("/en/survey/" + odd).statusCode()).as(odd).isIn(400, 404);
        }
    }

    @Test
    void what_is_kept_has_one_size_no_hour_and_no_petition_and_the_portal_reads_none_of_it() throws Exception {
        var number = decided("표식 터미널", "Marker");
        var token = token(number);
        assertThat(token).doesNotContain(number.value());
        var page = get("/ko/survey/" + token);
        leavesNothing(page);
        leavesNothing(post(token, "clean=s1&favours=asked", Map.of()));
        leavesNothing(get("/ko/survey/none"));

        var owner = TestDatabase.ownerOf(url);
        assertThat(owner.sql("""
                        SELECT attname FROM pg_attribute
                         WHERE attrelid = 'audit.survey_letter'::regclass AND attnum > 0 ORDER BY attnum
                        """).query(String.class).list()).containsExactly("mark", "quarter", "sealed");
        assertThat(owner.sql("SELECT DISTINCT length(sealed) FROM audit.survey_letter")
                        .query(Integer.class)
                        .list())
                .hasSize(1);
        var dump = owner.sql("SELECT string_agg(row::text, ' ') FROM audit.survey_letter row")
                .query(String.class)
                .single();
        for (var marker : List.of(number.value(), token, "asked", "6110000")) {
            assertThat(dump)
                    .doesNotContain(marker)
                    .doesNotContain(java.util.HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8)));
        }
        assertThatThrownBy(() -> portal.jdbc()
                        .sql("SELECT mark FROM audit.survey_letter")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for schema audit");
        assertThat(desk.waiting()).contains(QUARTER);
        assertThat(get("/metrics").body()).contains("http_server_requests").doesNotContainPattern("uri=\"[^\"]*survey");
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

    private static final String INDEX = """
            {"what":"index/2026Q2","from":"2025-07-01","to":"2026-06-30","year":false,
             "method":{"weightsPercent":{"P":60,"T":15,"D":15,"A":10},"weightLeftPercent":70,"fewestAnswers":30,"fewestOrders":10,"fewestDecided":50,"mostDeducted":10},
             "sectors":{"units":{},"results":{},"ranks":{"order_stable":true}},
             "divisions":{"units":{"6110000/bus-policy":{"decided":400,"on_time":357},"3220000/building":{"decided":77}},
                          "results":{"6110000/bus-policy":{"components":{},"index":79.825},"3220000/building":{"components":{},"index":null}},
                          "ranks":{"order_stable":true}},
             "city":{"sectors":0}}
            """;

    /** Contract: inputs fourteen days before, objections in public (audit note, section 0). */
    @Test
    void a_division_sees_its_inputs_before_everybody_and_objects_in_public() throws Exception {
        var owner = TestDatabase.ownerOf(url);
        owner.sql(
                        "INSERT INTO audit.index_draft VALUES ('index/2026Q2', '반부패지수', 'Index to come', ?, '2026-12-01', NULL)")
                .param(INDEX)
                .update();
        try (var chromium = new Chromium();
                var officer = chromium.official(
                        at(""), "han", OfficeCity.PASSWORD, Chromium.window(1280, ColorScheme.LIGHT, true));
                var director = chromium.official(
                        at(""), "jang", OfficeCity.PASSWORD, Chromium.window(390, ColorScheme.DARK, true))) {
            var page = director.newPage();
            page.navigate(at("/en/office/workload"));
            page.locator("main a[href$='/office/index']").click();
            assertThat(page.locator("main")).containsText("Objections until 2026-12-01 (Tue)");
            assertThat(page.locator("main")).containsText("79.825");
            assertThat(page.locator("main")).not().containsText("3220000");
            assertThat(page.locator("main")).not().containsText("Gangnam");
            Chromium.check(page, "index-laid-open");
            page.locator("textarea").fill("on_time is 360, ask 010-2345-6789");
            Chromium.press(page, "Object, in public");
            assertThat(page.locator("[role=alert]")).containsText("looks like personal data");
            assertThat(page.locator("textarea")).hasValue("on_time is 360, ask 010-2345-6789");
            page.locator("textarea").fill("on_time is 360: three decisions of 12 May were entered late.");
            Chromium.press(page, "Object, in public");
            assertThat(page.locator("blockquote"))
                    .hasText("on_time is 360: three decisions of 12 May were entered late.");

            assertThat(officer.newPage().navigate(at("/en/office/index")).status())
                    .isEqualTo(403);
            assertThat(text("/api/v1/index")).isEqualTo("{}");
            owner.sql("UPDATE audit.index_draft SET until = '2026-11-22'").update();
            page.locator("textarea").fill("And open_overdue too");
            Chromium.press(page, "Object, in public");
            assertThat(page.locator("[role=alert]")).containsText("What you wrote was: And open_overdue too");
            try (var auditor = chromium.official(
                    at(""), "ahn", OfficeCity.PASSWORD, Chromium.window(390, ColorScheme.LIGHT, true))) {
                program.getBeansOfType(Rounds.class).values().forEach(Rounds::wake);
                var answering = auditor.newPage();
                answering.navigate(at("/en/office/index"));
                assertThat(answering.locator("main")).containsText("without its answers after 2026-11-29 (Sun)");
                assertThat(answering.locator("textarea")).hasCount(1);
                Chromium.check(answering, "index-answer");
                answering.locator("textarea").fill("Ask 010-2345-6789");
                Chromium.press(answering, "Answer, in public");
                assertThat(answering.locator("[role=alert]")).containsText("looks like personal data");
                assertThat(answering.locator("textarea")).hasValue("Ask 010-2345-6789");
                assertThat(text("/api/v1/index")).as("it waits for the answer").isEqualTo("{}");
                answering.locator("textarea").fill("The log shows them on 14 May: 357 stands.");
                Chromium.press(answering, "Answer, in public");
                assertThat(answering.locator("blockquote").last()).hasText("The log shows them on 14 May: 357 stands.");
                assertThat(answering.locator("textarea")).hasCount(0);
            }
            program.getBeansOfType(Rounds.class).values().forEach(Rounds::wake);
            Patience.until("the index", () -> text("/api/v1/index"), answer -> answer.contains("three decisions"));
            assertThat(text("/api/v1/index"))
                    .contains("\"answer\":\"The log shows them on 14 May: 357 stands.\",\"answered\":\"2026-11-23\"");
            var published = text("/en/index");
            assertThat(published)
                    .contains("three decisions of 12 May")
                    .contains("357 stands")
                    .doesNotContain("ahn")
                    .doesNotContain("jang")
                    .doesNotContain("Jang");
            assertThat(ValidHtml.complaints(published)).isEmpty();
            page.reload();
            assertThat(page.locator("main")).containsText("Nothing is laid open now");
        }
    }

    private String text(String path) {
        try {
            return BROWSER.send(HttpRequest.newBuilder(URI.create(at(path))).build(), BodyHandlers.ofString())
                    .body();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(at(path)))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String token, String form, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(at("/en/survey/" + token)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }
}
