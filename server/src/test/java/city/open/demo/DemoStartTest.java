package city.open.demo;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.audit.Recompute;
import city.open.ground.database.TestDatabase;
import city.open.ground.statistics.Survival;
import city.open.ground.statistics.Survival.Observation;
import city.open.outside.record.RecordJson;
import com.microsoft.playwright.options.ColorScheme;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as {@code ./open demo} starts it, with a smaller past. */
@SpringBootTest(
        classes = Open.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"open.demo.enabled=true", "open.demo.petitions=300"})
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class DemoStartTest {
    private static final Pattern PART = Pattern.compile("name=\"account\" value=\"([a-z-]+)\"");
    private static final Pattern NUMBER = Pattern.compile("/en/my\\?number=([0-9-]+)\"");
    private static final Pattern CODE = Pattern.compile(">([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Value("${open.database}")
    private String database;

    @Test
    void one_click_lets_a_visitor_in_as_each_part_and_shows_work_to_do() throws Exception {
        var parts = PART.matcher(get(visitor(), "/en/login").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(parts)
                .containsExactly(
                        "officer",
                        "team-leader",
                        "division-director",
                        "bureau-director",
                        "vice-mayor",
                        "mayor",
                        "other-division",
                        "auditor",
                        "second-auditor",
                        "head-of-audit",
                        "ombudsman",
                        "custodian",
                        "second-custodian",
                        "admin");
        for (var part : parts) {
            assertThat(enter(part))
                    .as(part)
                    .returns(200, HttpResponse::statusCode)
                    .satisfies(page -> assertThat(page.uri().getPath()).startsWith("/en/office"));
        }
        assertThat(enter("officer").body()).contains("data-row");
    }

    @Test
    void a_visitor_can_be_the_applicant_of_a_filing_that_the_officer_has_to_receive() throws Exception {
        var page = get(visitor(), "/en/login").body();
        var number = NUMBER.matcher(page).results().findFirst().orElseThrow().group(1);
        var code = CODE.matcher(page).results().findFirst().orElseThrow().group(1);
        var applicant = visitor();
        var own = applicant.send(
                HttpRequest.newBuilder(address("/en/my"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("number=%s&code=%s".formatted(number, code)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(own.body()).contains("Filed, waits to be received").contains("서은찬");

        var officer = visitor();
        enter(officer, "officer");
        assertThat(get(officer, "/en/office/filings").body()).contains(number);
    }

    /** The demo's past has answered at the survey's door, and its quarters are counted once the program is ready. */
    @Test
    void what_citizens_answered_is_published_and_its_index_can_be_recomputed_from_the_file() throws Exception {
        var visitor = visitor();
        var body = Patience.until("an index", () -> text(visitor, "/api/v1/index"), there -> !there.equals("{}"));
        var file = JsonMapper.shared().readTree(body);
        var units = file.path("sectors");
        var inputs = units.path("units").properties().stream()
                .map(java.util.Map.Entry::getValue)
                .toList();
        var again = JsonMapper.shared()
                .readTree(Recompute.run("index", inputs.toString().getBytes(StandardCharsets.UTF_8))
                        .json());
        assertThat(inputs).isNotEmpty();
        int at = 0;
        for (var result : units.path("results")) {
            assertThat(RecordJson.respelt(again.get(at++).toString())).isEqualTo(RecordJson.respelt(result.toString()));
        }
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        var page = Patience.until(
                "the entry of the file", () -> text(visitor, "/en/index"), it -> it.contains("/api/v1/proofs/"));
        assertThat(page).contains(hash);
        var entry = Pattern.compile("/api/v1/proofs/(\\d+)").matcher(page);
        assertThat(entry.find()).isTrue();
        assertThat(text(visitor, "/api/v1/changes?limit=1&after=" + (Long.parseLong(entry.group(1)) - 1)))
                .contains(hash, "figures.published");
        assertThat(text(visitor, "/ko/surveys")).contains("결과", "건 가운데 응답");
        assertThat(text(visitor, "/en/surveys.csv")).startsWith("question,sector,answer,number");
        assertThat(text(visitor, "/en/index.csv")).startsWith("kind,unit,survey_n");
        try (var chromium = new Chromium();
                var phone = chromium.phone("ko-KR", true);
                var desk = chromium.browser().newContext(Chromium.window(1280, ColorScheme.DARK, true))) {
            for (var path : List.of("surveys", "index")) {
                for (var reader : List.of(phone, desk)) {
                    var lang = reader == phone ? "ko" : "en";
                    var shown = reader.newPage();
                    shown.navigate(address("/" + lang + "/" + path).toString());
                    Chromium.check(shown, path + "-" + lang);
                    assertThat(ValidHtml.complaints(text(visitor, "/" + lang + "/" + path)))
                            .isEmpty();
                }
            }
        }
    }

    /** Open petitions are counted as far as they have come, on the home page as on that of statistics, and in the office. */
    @Test
    void how_long_it_takes_is_said_with_open_petitions_counted() throws Exception {
        var visitor = visitor();
        Patience.until("the same half on both pages", () -> {
            var days = JSON.readTree(text(visitor, "/api/v1/statistics")).at("/all/workingDays");
            var half = Survival.counted(days(days.path("took")), days(days.path("running")))
                    .reached(0.5);
            return half != null
                    && half
                            == JSON.readTree(text(visitor, "/api/v1/figures"))
                                    .path("medianDays")
                                    .doubleValue();
        });
        var mayor = visitor();
        enter(mayor, "mayor");
        Patience.until(
                "the same half of each division as by its curve",
                () -> List.of(halves(text(mayor, "/en/office/workload.csv")), halvesOfCurves()),
                both -> both.getFirst().equals(both.getLast()));
        assertThat(halvesOfCurves()).isNotEmpty();
    }

    private static Map<Integer, Integer> days(JsonNode counted) {
        return counted.properties().stream()
                .collect(Collectors.toMap(
                        one -> Integer.valueOf(one.getKey()),
                        one -> one.getValue().intValue()));
    }

    /** By agency and division, in working minutes. */
    private static Map<String, Integer> halves(String csv) {
        return csv.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[cells.length - 1].isEmpty())
                .collect(Collectors.toMap(
                        cells -> cells[0] + " " + cells[1], cells -> Integer.valueOf(cells[cells.length - 1])));
    }

    private Map<String, Integer> halvesOfCurves() {
        Map<String, List<Observation>> lasted = new HashMap<>();
        TestDatabase.ownerOf(database)
                .sql("""
                        SELECT petition.agency || ' ' || petition.division AS division, coalesce(finished.minutes, shown.worked) AS lasted,
                               finished.number IS NOT NULL AS ended
                          FROM office.petition
                          JOIN record.petition shown USING (number)
                          LEFT JOIN record.finished USING (number)
                         WHERE petition.received_at >= (?::date - 180)::timestamp AT TIME ZONE 'Asia/Seoul'
                        """)
                .param(LocalDate.now(ZoneId.of("Asia/Seoul")).toString())
                .query(row -> {
                    lasted.computeIfAbsent(row.getString("division"), _ -> new ArrayList<>())
                            .add(new Observation(row.getInt("lasted"), row.getBoolean("ended")));
                });
        Map<String, Integer> halves = new HashMap<>();
        lasted.forEach((division, all) -> {
            var half = Survival.of(all).reached(0.5);
            if (half != null) {
                halves.put(division, half.intValue());
            }
        });
        return halves;
    }

    private String text(HttpClient visitor, String path) {
        try {
            return get(visitor, path).body();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private HttpResponse<String> enter(String part) throws Exception {
        return enter(visitor(), part);
    }

    private HttpResponse<String> enter(HttpClient visitor, String part) throws Exception {
        var token = TOKEN.matcher(get(visitor, "/en/login").body())
                .results()
                .findFirst()
                .map(MatchResult::group)
                .map(found -> TOKEN.matcher(found).replaceAll("$1"))
                .orElseThrow();
        var form = "_csrf=%s&account=%s".formatted(URLEncoder.encode(token, StandardCharsets.UTF_8), part);
        return visitor.send(
                HttpRequest.newBuilder(address("/en/login/demo"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpClient visitor() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private HttpResponse<String> get(HttpClient visitor, String path) throws Exception {
        return visitor.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
