package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.Entry;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "open.demo=true")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class PortalTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    @Autowired
    private Clock clock;

    @Autowired
    private RecordWriter writer;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private PetitionNumber number;

    @BeforeEach
    void a_petition_under_review() {
        city.settle();
        number = city.shownUnderReview();
    }

    @ParameterizedTest
    @CsvSource({"'ko-KR,ko', /ko/", "'en-GB,en;q=0.9', /en/"})
    void the_first_address_leads_to_the_readers_language(String accepted, String home) throws Exception {
        var answer = get("/", "Accept-Language", accepted);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(home);
    }

    @Test
    void the_first_page_says_how_many_are_late_where_and_each_number_is_a_list() throws Exception {
        var place = Pattern.compile(
                        "<li><a href=\"/en/petitions\\?([^\"]*place=[^\"]*)\"><span class=\"name\">[^<]+</span><span class=\"count\">(\\d+) late")
                .matcher(get("/en/").body());
        assertThat(place.find()).isTrue();
        assertThat(through("/en/petitions.json?" + place.group(1).replace("&amp;", "&"), "/number"))
                .hasSize(Integer.parseInt(place.group(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void every_page_is_valid_html(String lang) throws Exception {
        for (var path : List.of(
                "/",
                "/sectors/transportation",
                "/procedures",
                "/procedures?q=%3Cpermit%3E",
                "/policy",
                "/policy/compare?from=4&to=4",
                "/policy/procedures",
                "/audits",
                "/surveys",
                "/index",
                "/disclosure",
                "/disclosure?month=2026-11&agency=3220000",
                "/disclosure?agency=3220000&division=building",
                "/agencies",
                "/agencies/3220000",
                "/agencies/3220000/building",
                "/agencies/3220000/audit",
                "/statistics",
                "/statistics?from=2026-10&to=2026-11&procedure=HC-02",
                "/statistics?from=1999-01&to=1999-02",
                "/petitions?with=supplements",
                "/petitions?place=none&status=open",
                "/map",
                "/map?status=all&late=true&q=nothing-like-this",
                "/map/gangnam-gu?procedure=HC-02",
                "/effect",
                "/effect?procedure=HC-02&day=2026-11-05",
                "/procedures/TR-10",
                "/procedures/HC-02",
                "/petitions",
                "/petitions?status=open&late=true&from=2026-01-01",
                "/petitions?q=nothing-like-this-anywhere",
                "/petitions?view=table&sort=due",
                "/petitions?from=nonsense",
                "/petitions?sector=Ünknown%00",
                "/petitions/" + number,
                "/petitions/" + number + "?order=oldest",
                "/petitions/" + city.decidedNumber(),
                "/petitions/" + number + "/share",
                "/petitions/" + city.decidedNumber() + "/share",
                "/about",
                "/data",
                "/clock",
                "/clock?received=2026-06-01T14:00&period=3d",
                "/clock?received=never&period=3d",
                "/no-such-page")) {
            var page = get("/" + lang + path.replace("Ü", "%C3%9C")).body();
            assertThat(ValidHtml.complaints(page)).as(lang + path).isEmpty();
        }
    }

    /** By a word of its name, spaced or not, by what somebody wants to do, by a paper that it asks for, in either language. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "건축 신고  | /ko/procedures/S-03",
                "도로점용    | /ko/procedures/S-04",
                "도로 점용   | /ko/procedures/S-04",
                "hc-02      | /ko/procedures/HC-02",
                "가게        | /ko/procedures/S-07",
                "tobacco    | /ko/procedures/S-07",
                "청렴서약서   | /ko/procedures/AD-01"
            })
    void a_kind_of_petition_is_found_by_what_people_call_it(String typed, String procedure) throws Exception {
        var page = get("/ko/procedures?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"" + procedure + "\"").contains("noindex");
    }

    @Test
    void what_is_in_the_name_comes_before_what_is_elsewhere() throws Exception {
        var page = get("/en/procedures?q=vehicle").body();
        assertThat(page.indexOf("procedures/TR-07")).isPositive().isLessThan(page.indexOf("procedures/TR-10"));
    }

    @Test
    void only_what_somebody_asks_for_can_be_filed() throws Exception {
        var page = get("/en/procedures").body();
        assertThat(page)
                .contains("/en/file/S-04")
                .doesNotContain("/en/file/HC-06")
                .contains("procedures/HC-06");
        assertThat(get("/en/procedures/HC-06").body()).doesNotContain("/en/file/");
        assertThat(get("/en/procedures?q=" + "a".repeat(201)).statusCode()).isEqualTo(400);
        assertThat(get("/en/procedures?q=a%00b").statusCode()).isEqualTo(400);
        assertThat(get("/en/procedures?q=nothing-like-this").body()).contains("Try a shorter word");
    }

    @Test
    void anybody_can_read_what_is_disclosed_and_what_is_not() throws Exception {
        var page = get("/en/policy").body();
        assertThat(page)
                .contains("Version " + Entry.COMMITTED_FROM, "in force")
                .contains("<th scope=\"row\">Applicant</th><td class=\"gap-rule\">masked, sealed<")
                .contains("withheld until the decision · Disclosure Act, art. 9(1)5 (decision under way)")
                .contains("withheld · Disclosure Act, art. 9(1)6 (personal data)")
                .doesNotContain("policy.");
        assertThat(get("/ko/policy").body()).contains("일부를 가리고 공개", "결정 전까지 비공개");
        var json = RecordJson.JSON.readTree(
                get("/en/policy/" + Entry.COMMITTED_FROM + ".json").body());
        assertThat(json.at("/rules/petition.received/applicant/way").asString()).isEqualTo("masked");
        assertThat(json.at("/rules/objection.filed/grounds/ground").asString()).isEqualTo("9-1-6");
    }

    @Test
    void anybody_can_read_how_soon_each_division_discloses() throws Exception {
        var counted = Patience.until(
                "this month's entries to be counted",
                this::gangnamInNovember,
                // The late entry and the visit beside the procedure.
                one -> one.at("/lag/C").asLong() + one.at("/lag/B").asLong() > 0
                        && one.at("/departures").asLong() > 0);
        assertThat(counted.at("/division").asString()).isEqualTo("building");
        assertThat(counted.at("/entered").asLong())
                .isEqualTo(counted.at("/lag")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .sum());

        var page = get("/en/disclosure?month=2026-11&agency=3220000").body();
        assertThat(page)
                .contains(
                        "How divisions disclose: Gangnam-gu",
                        "In 2026-11 so far, ",
                        "href=\"/en/disclosure.csv?month=2026-11&amp;agency=3220000\"")
                .contains("noindex")
                .doesNotContainPattern("disclosure\\.(?!csv|json)");
        // Nothing was entered since it was due; its own page says so by itself.
        assertThat(get("/en/petitions/" + lateNumber()).body())
                .containsPattern("<p class=\"passed\">The due date 2026-1[01]-\\d\\d \\(\\w{3}\\) passed, and neither");
        // No month that runs is the first thing that is shown.
        assertThat(get("/en/disclosure").body())
                .contains("In 2026-10, ")
                .contains("/en/disclosure?month=2026-10&amp;agency=3220000");
        assertThat(get("/ko/disclosure").body()).contains("부서별 공개 현황", "강남구");
        assertThat(get("/en/disclosure.csv?month=2026-11").body())
                .startsWith(
                        "\uFEFFMonth,Agency code,Agency,Division code,Division,Entries,Entered within 1 working hour,")
                .contains("\n2026-11,3220000,Gangnam-gu,building,");
        assertThat(get("/ko/disclosure.csv?month=2026-11").body())
                .startsWith("\uFEFF달,기관 코드,기관,")
                .contains(",강남구,building,");
        assertThat(get("/api/v1/disclosure.csv?month=2026-11").body())
                .startsWith(
                        "month,agency,agency_name,division,division_name,entered,lag_a,lag_b,lag_c,lag_d,after_due,passed,departures,withheld,orders,orders_answered,orders_in_time\r\n")
                .contains("\n2026-11,3220000,강남구,building,");
        assertThat(get("/en/disclosure?month=never").statusCode()).isEqualTo(400);
        for (var nothing : List.of(
                "/en/disclosure?month=1999-01",
                "/en/disclosure?agency=1",
                "/en/disclosure.atom",
                "/api/v1/disclosure?agency=%00")) {
            assertThat(get(nothing).statusCode()).as(nothing).isBetween(400, 404);
        }
    }

    @Test
    void anybody_can_read_what_a_division_has_to_do_and_who_works_there() throws Exception {
        var agencies = Patience.until(
                "what is open to be counted again",
                () -> json("/api/v1/agencies"),
                all -> agency(all, "3220000").at("/late").asLong() > 0);
        assertThat(agencies).hasSize(26);
        assertThat(get("/en/agencies").body())
                .contains("href=\"/en/agencies/3220000\"", "26 agencies of the city.")
                .contains("href=\"/en/petitions?agency=3220000&amp;status=open&amp;late=true\"")
                .containsPattern("\\?agency=3220000&amp;status=open\">\\d+<");

        var page = get("/en/agencies/3220000/building").body();
        assertThat(page)
                .contains("<h1>Architecture Division</h1>", "tel:02-2923-0290", "Urban Management Bureau")
                // Whom an open petition names: who has one with the telephone it shows, who acted on one.
                .contains("Kim Min-seo, Officer <span class=\"num quiet\">02-2923-0291</span>")
                // He works there, and nothing public says so.
                .doesNotContain("Park Seo-yeon")
                .contains("Past the due date, longest first", "Samseong")
                .contains("/en/disclosure?agency=3220000&amp;division=building")
                .doesNotContainPattern("(agency|division)\\.[a-z]");
        assertThat(get("/ko/agencies/3220000/building").body()).contains("<h1>건축과</h1>", "김민서 주무관");
        assertThat(get("/en/agencies/3220000/audit").body()).contains("Nothing is open here", "names anyone");

        var found = json("/en/petitions.json?status=open&late=true&agency=3220000&division=building");
        var division = json("/api/v1/agencies/3220000/building");
        assertThat(division.at("/late").asLong())
                .isPositive()
                .isEqualTo(found.get("petitions").size());
        assertThat(division.at("/procedures")
                        .valueStream()
                        .mapToLong(kind -> kind.at("/open").asLong())
                        .sum())
                .isEqualTo(division.at("/open").asLong());
        assertThat(json("/en/agencies/3220000/building.json")).isEqualTo(division);
        var gangnam = json("/api/v1/agencies/3220000");
        assertThat(gangnam.at("/divisions")
                        .valueStream()
                        .mapToLong(one -> one.at("/open").asLong())
                        .sum())
                .isEqualTo(gangnam.at("/open").asLong());
        assertThat(get("/ko/agencies/3220000.csv").body()).startsWith("\uFEFF코드,부서,상위 부서,전화,처리 중,기한 지남\r\n");
        assertThat(get("/en/agencies/3220000/building.csv").body()).contains("\nHC-02,");

        // It is reached from wherever it is named.
        assertThat(get("/en/petitions/" + number).body()).contains("href=\"/en/agencies/3220000/building\"");
        assertThat(get("/en/petitions?agency=3220000").body()).contains("href=\"/en/agencies/3220000/building\"");
        assertThat(get("/en/disclosure?agency=3220000").body()).contains("href=\"/en/agencies/3220000/building\"");
        assertThat(get("/en/disclosure?agency=3220000&division=building").body())
                .contains("How divisions disclose: Gangnam-gu Architecture Division");
        for (var nothing : List.of(
                "/en/agencies/1",
                "/en/agencies/3220000/nothing",
                "/en/agencies/3220000/Building%00",
                "/en/agencies/6110000.atom",
                "/en/agencies/6110000/building",
                "/api/v1/agencies/%22",
                "/en/disclosure?division=building",
                "/en/disclosure?agency=3220000&division=nothing")) {
            assertThat(get(nothing).statusCode()).as(nothing).isBetween(400, 404);
        }
    }

    @Test
    void anybody_can_read_how_many_and_how_long_and_look_up_the_petitions_behind_each_number() throws Exception {
        var counted = Patience.until(
                "the petitions to be counted",
                () -> json("/api/v1/statistics?from=2026-10&to=2026-11"),
                one -> one.at("/all/departures").asLong() > 0
                        && one.at("/all/decided").asLong() > 0);
        var all = counted.at("/all");
        assertThat(all.at("/received").asLong())
                .isEqualTo(all.at("/decided").asLong() + all.at("/open").asLong())
                .isEqualTo(listed("/en/petitions.json?from=2026-10-01&to=2026-11-30"));
        assertThat(all.at("/decided").asLong())
                .isEqualTo(listed("/en/petitions.json?from=2026-10-01&to=2026-11-30&status=closed"));
        assertThat(all.at("/departures").asLong())
                .isGreaterThanOrEqualTo(listed("/en/petitions.json?from=2026-10-01&to=2026-11-30&with=departures"))
                .isPositive();
        assertThat(all.at("/workingDays/took").size()).isPositive();
        for (var by : List.of("months", "sectors", "procedures", "agencies")) {
            assertThat(counted.at("/" + by)
                            .valueStream()
                            .mapToLong(one -> one.at("/received").asLong())
                            .sum())
                    .as(by)
                    .isEqualTo(all.at("/received").asLong());
        }

        var page = get("/en/statistics?from=2026-10&to=2026-11&agency=3220000").body();
        assertThat(page)
                .contains(
                        "Statistics: Gangnam-gu",
                        "href=\"/en/petitions?from=2026-10-01&amp;to=2026-11-30&amp;agency=3220000&amp;status=closed\"",
                        "href=\"/en/petitions?from=2026-10-01&amp;to=2026-11-30&amp;procedure=HC-02&amp;agency=3220000&amp;with=departures\"",
                        "how long they take is not said from so few",
                        "href=\"/en/statistics.csv?from=2026-10&amp;to=2026-11&amp;agency=3220000\"")
                .contains("noindex")
                .doesNotContainPattern("statistics\\.(?!csv|json)");
        assertThat(get("/ko/statistics").body()).contains("처리 통계", "접수한 달별");
        assertThat(get("/en/statistics.csv?from=2026-10&to=2026-11").body())
                .startsWith("\uFEFFPart,Code,Name,Received,Decided,Decided in time,Open,")
                .contains("\nAgency,3220000,Gangnam-gu,");
        for (var wrong : List.of("from=never", "from=2026-13", "from=%2B99999-01", "from=2026-11&to=2026-10")) {
            assertThat(get("/en/statistics?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        for (var nothing : List.of(
                "/en/statistics?sector=none",
                "/en/statistics?procedure=XX-99",
                "/en/statistics?agency=1",
                "/en/statistics.atom",
                "/api/v1/statistics?sector=%00")) {
            assertThat(get(nothing).statusCode()).as(nothing).isBetween(400, 404);
        }
    }

    @Test
    void anybody_sees_where_petitions_are_and_each_number_is_a_list() throws Exception {
        var map = json("/api/v1/map?status=all&procedure=HC-02");
        var gangnam = map.at("/features")
                .valueStream()
                .filter(one -> one.at("/id").asString().equals("gangnam-gu"))
                .findFirst()
                .orElseThrow();
        assertThat(map.at("/features")).hasSize(25);
        assertThat(gangnam.at("/geometry/type").asString()).isEqualTo("Polygon");
        assertThat(gangnam.at("/properties/places/0/place").asString()).isEqualTo("강남구 역삼동");
        assertThat(gangnam.at("/properties/petitions").asLong())
                .isPositive()
                .isEqualTo(map.at("/petitions").asLong())
                .isEqualTo(listed("/en/petitions.json?procedure=HC-02&place=" + encoded("강남구")))
                .isEqualTo(listed("/en/petitions.json?procedure=HC-02&place=" + encoded("강남구 역삼동")));
        assertThat(listed("/en/petitions.json?procedure=HC-02&place=none")).isZero();
        assertThat(listed("/en/petitions.json?procedure=HC-02&place=" + encoded("강남")))
                .isZero();
        // Without a question: what is open, and of it what is late.
        var open = json("/en/map.json");
        assertThat(open.at("/asked/status").asString()).isEqualTo("open");
        assertThat(open.at("/petitions").asLong()).isEqualTo(listed("/en/petitions.json?status=open"));
        assertThat(open.at("/late").asLong())
                .isPositive()
                .isEqualTo(listed("/en/petitions.json?status=open&late=true"));

        var page = get("/en/map").body();
        assertThat(page)
                .contains("aria-label=\"Gangnam-gu: " + open.at("/petitions").asLong() + " (Open), ")
                .contains("href=\"/en/map/gangnam-gu\"", "Statistics Korea (KOSTAT)", "2013", "Apache 2.0")
                .doesNotContain("style=")
                .doesNotContainPattern("map\\.(?!csv|json)");
        assertThat(get("/en/map/gangnam-gu").body())
                .contains("<th scope=\"row\">Yeoksam-dong</th>")
                .contains("href=\"/en/petitions?status=open&amp;place=" + encoded("강남구 역삼동") + "\"");
        assertThat(get("/ko/map/gangnam-gu.csv").body()).startsWith("\uFEFF구,장소,민원 수,기한 지남\r\n강남구,강남구 역삼동,");
        assertThat(get("/en/petitions?place=" + encoded("강남구 역삼동")).body())
                .contains("Yeoksam-dong, Gangnam-gu", "href=\"/en/map?status=all\"");
        for (var nothing :
                List.of("/en/map/atlantis", "/en/map.atom", "/en/map?status=nothing", "/api/v1/map?procedure=XX-99")) {
            assertThat(get(nothing).statusCode()).as(nothing).isBetween(400, 404);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void a_petition_is_shown_on_the_pages_of_others_and_on_paper(String lang) throws Exception {
        var page = "/" + lang + "/petitions/" + number;
        var badge = get(page + "/badge.svg");
        assertThat(badge.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(badge.headers().firstValue("Cache-Control")).contains("public, max-age=60");
        assertThat(badge.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        for (var picture : List.of(badge, get(page + "/card.svg"))) {
            var title = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(picture.body().getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("title")
                    .item(0)
                    .getTextContent();
            assertThat(title).startsWith(number + ": ").endsWith(lang.equals("ko") ? "오늘까지" : "Due today");
            // Nothing in it has to be fetched or run, or would be blocked by our own policy.
            assertThat(picture.body()).doesNotContain("<script", "style=", "href=", "url(");
        }
        assertThat(get(page + "/card.svg").body())
                .contains(lang.equals("ko") ? "역삼동 6층 복합건물 신축" : "Six-storey mixed-use building");
        assertThat(badge.body()).doesNotContain("역삼동", "Six-storey");
        assertThat(get("/" + lang + "/petitions/" + city.decidedNumber() + "/badge.svg")
                        .body())
                .contains(lang.equals("ko") ? "허가" : "Granted");

        var sheet = get(page + "/share").body();
        var address = "http://localhost:" + port + page;
        assertThat(sheet)
                .contains("src=\"" + address + "/badge.svg\"")
                .contains("localhost:" + port + page + "<")
                .contains(lang.equals("ko") ? "2026-11-23 (월) 14:" : "2026-11-23 (Mon) 14:")
                .contains("Scan to see this permit", "찍으십시오")
                .doesNotContain("share.");
        assertThat(get(page).body()).contains("href=\"" + page + "/share\"");
        for (var nothing : List.of("badge.svg", "card.svg", "share")) {
            assertThat(get("/" + lang + "/petitions/2026-6110000-0009999-1/" + nothing)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get("/" + lang + "/petitions/%00/" + nothing).statusCode())
                    .isBetween(400, 404);
        }
    }

    @Test
    void what_is_found_is_compared_by_order_state_and_in_a_table() throws Exception {
        var received = through("/en/petitions.json?sort=oldest", "/receivedAt");
        assertThat(received).hasSizeGreaterThan(40).isSorted();
        assertThat(through("/en/petitions.json", "/receivedAt")).isEqualTo(received.reversed());
        assertThat(through("/en/petitions.json?sort=due&agency=3220000", "/due"))
                .isNotEmpty()
                .isSorted();
        assertThat(json("/en/petitions.json?sort=due").findValuesAsString("closed"))
                .containsOnly("false");

        // A chip says how many there are behind it.
        var page = get("/en/petitions?agency=3220000&sort=oldest").body();
        for (var state : List.of("status=open", "status=closed", "status=supplement", "status=open&late=true")) {
            long found = through("/en/petitions.json?agency=3220000&" + state, "/number")
                    .size();
            assertThat(page)
                    .containsPattern("href=\"/en/petitions\\?agency=3220000&amp;sort=oldest&amp;"
                            + state.replace("&", "&amp;") + "\"[^>]*>[^<]+<b class=\"num\">" + found + "</b>");
        }
        assertThat(get("/en/petitions?agency=3220000&status=open&late=true").body())
                .contains("aria-current=\"true\">Past due");
        // What is kept or followed is the search, not how it is shown.
        assertThat(get("/ko/petitions?agency=3220000&view=table&sort=due").body())
                .contains("<table class=\"petitions\">", "name=\"view\" value=\"table\"")
                .contains("href=\"/ko/follow?agency=3220000\"", "href=\"/ko/petitions.csv?agency=3220000\"")
                .contains("<option value=\"due\" selected>");
        assertThat(get("/en/petitions.csv?sort=due&view=table").statusCode()).isEqualTo(200);
        assertThat(get("/en/petitions?sort=%22x").statusCode()).isEqualTo(400);
        assertThat(get("/en/petitions?view=map").statusCode()).isEqualTo(400);
    }

    /** A part of each petition that is found, page after page. */
    private List<String> through(String address, String part) {
        var found = new ArrayList<String>();
        for (var next = address; !next.isEmpty(); ) {
            var page = json(next);
            page.get("petitions").forEach(one -> found.add(one.at(part).asString()));
            next = page.path("next").asString("");
        }
        return found;
    }

    /** What a chat shows of a link to a petition: where it stands and with whom, not what the site is. */
    @Test
    void a_link_to_a_petition_tells_where_it_stands() throws Exception {
        assertThat(get("/en/petitions/" + number).body())
                .containsPattern(
                        "<meta property=\"og:description\" content=\"[^\"]+ · Gangnam-gu Architecture Division · Due today\">")
                .contains("<meta property=\"og:title\" content=\"Six-storey mixed-use building, Yeoksam-dong\">");
        assertThat(get("/en/agencies/3220000").body()).containsPattern("og:description\" content=\"\\d+ open · ");
    }

    private static JsonNode agency(JsonNode all, String code) {
        return all.valueStream()
                .filter(one -> one.at("/code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Each digit is recomputed from the table's own cells; what is printed stands beside it. */
    @Test
    void the_old_table_is_tested_again_and_its_misprints_are_named() throws Exception {
        var page = get("/en/effect").body();
        assertThat(page)
                .contains(
                        "Seoul’s total fell from 114.5 to 79.1 on average; chance alone does as much in about 56 of 100 cases.",
                        "Without 1997 (263 officials, one crackdown) the average before is 65.0, below the 79.1",
                        "Seoul −21.2 %, the rest −22.2 % (to 2003). Whether the two changed differently: p = 0.496 (Welch). Not significant.",
                        "330 ways of dividing the eleven years into four and seven, 49 of 100",
                        "As printed it gives −3.322.",
                        "As printed it gives −0.278.",
                        "182.2 and 24.7 are 181.2 and 24.6",
                        "As shares it is 28.8 % and 12.6 %",
                        "Welch: Not significant: chance alone does as much in about 24 of 100 cases.",
                        "pooled: Significant: chance alone does as much in at most 5 of 100 cases.",
                        ">73*<",
                        ">3,056*<");
        assertThat(get("/ko/effect").body()).contains("114.5명에서 79.1명", "−3.322");
        var columns = json("/en/effect.json").at("/table2");
        assertThat(columns.size()).isEqualTo(11);
        assertThat(columns.valueStream()
                        .map(column -> column.at("/series/test/test").asString()))
                .containsExactly(
                        "welch", "pooled", "welch", "pooled", "welch", "pooled", "welch", "pooled", "welch", "pooled",
                        "welch");
    }

    @Test
    void anybody_can_compare_what_came_before_a_day_with_what_came_after() throws Exception {
        var page = get("/en/effect?procedure=HC-02&day=2026-11-05").body();
        assertThat(page)
                .contains(
                        "Before and after: Construction permission",
                        "2024-11 to 2026-10",
                        "2026-11 is on neither side",
                        "Not tested: each side needs at least two months with a figure",
                        "There is no second series here");
        assertThat(json("/en/effect.json?procedure=HC-02&day=2026-11-01")
                        .at("/compared/before/received")
                        .asLong())
                .isEqualTo(listed("/en/petitions.json?procedure=HC-02&from=2024-11-01&to=2026-10-31"));
        for (var wrong : List.of("day=never", "day=2099-01-01", "day=%2B1-01-01")) {
            assertThat(get("/en/effect?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(get("/en/effect?sector=none").statusCode()).isEqualTo(404);
        assertThat(get("/en/effect.csv").statusCode()).isEqualTo(404);
    }

    private long listed(String address) {
        return json(address).at("/petitions").size();
    }

    private JsonNode json(String address) {
        try {
            return RecordJson.JSON.readTree(get(address).body());
        } catch (Exception notAnswered) {
            throw new IllegalStateException(notAnswered);
        }
    }

    private String lateNumber() throws Exception {
        var found = RecordJson.JSON.readTree(
                get("/en/petitions.json?late=true&q=Samseong").body());
        return found.at("/petitions/0/number").asString();
    }

    private JsonNode gangnamInNovember() {
        return json("/api/v1/disclosure?month=2026-11&agency=3220000").at("/divisions/0");
    }

    /** As an installation has it that began under an older policy. */
    @Test
    void what_changed_between_two_policies_is_told_and_nothing_else() throws Exception {
        writer.writePolicy(1, """
                {"petition.received":{"subject":{"way":"OPEN"},"applicant":{"way":"OPEN"},"period":{"way":"open"}}}""", clock.instant().minus(Duration.ofDays(400)));

        var page = get("/en/policy/compare?from=4&to=1").body();
        assertThat(page)
                .contains("versions 1 and 4 compared")
                .contains("<th scope=\"row\">Applicant</th><td>open</td><td class=\"gap-rule\">masked, sealed<")
                .contains("<td>not named: stays inside</td>")
                .doesNotContain("<th scope=\"row\">Period</th>");
        assertThat(get("/en/policy/1").body()).contains("superseded").doesNotContain("Votes for");
        assertThat(get("/en/policy/compare?from=4&to=4").body()).contains("The two are alike.");
        for (var nothing : List.of("/en/policy/99", "/en/policy/x", "/en/policy/1.csv", "/en/policy/compare?from=1")) {
            assertThat(get(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
    }

    @Test
    void search_engines_are_told_where_to_look_and_where_not() throws Exception {
        var robots = get("/robots.txt").body();
        var map = robots.lines()
                .filter(line -> line.startsWith("Sitemap: "))
                .findFirst()
                .orElseThrow();
        assertThat(robots).contains("Disallow: /ko/office").contains("Disallow: /en/my");
        var places = Stream.of(
                        get(URI.create(map.substring("Sitemap: ".length())).getPath())
                                .body()
                                .split("<loc>"))
                .skip(1)
                .map(rest -> URI.create(rest.substring(0, rest.indexOf('<'))).getPath())
                .toList();
        assertThat(places)
                .contains("/ko/procedures/S-04", "/en/sectors/transportation")
                .doesNotHaveDuplicates();
        for (var place : places) {
            assertThat(get(place).body())
                    .as(place)
                    .contains("<meta name=\"description\"")
                    .doesNotContain("noindex");
        }
    }

    /** As phones of one maker send it, as wide as Korean keyboards write it, and with a letter nobody sees. */
    @Test
    void what_is_sought_is_found_however_it_is_typed() throws Exception {
        for (var typed : List.of("복합건물", Normalizer.normalize("복합건물", Normalizer.Form.NFD), "６층 복합건물", "복합\u200b건물")) {
            assertThat(get("/ko/petitions.json?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                            .body())
                    .as(typed)
                    .contains(number.value());
        }
        var wide = number.value().replace('-', '－').replace('0', '０');
        assertThat(get("/ko/petitions?q=" + URLEncoder.encode(wide, StandardCharsets.UTF_8))
                        .headers()
                        .firstValue("Location"))
                .contains("/ko/petitions/" + number);
    }

    @Test
    void what_was_asked_is_marked_counted_and_told_from_what_only_resembles_it() throws Exception {
        var found = get("/ko/petitions?q=" + URLEncoder.encode("복합건물", StandardCharsets.UTF_8))
                .body();
        assertThat(found).contains("<mark>복합건물</mark>", "찾은 민원 ").doesNotContain("똑같지는 않지만");
        var mistyped = get("/ko/petitions?q=" + URLEncoder.encode("복합건몰", StandardCharsets.UTF_8))
                .body();
        assertThat(mistyped)
                .contains("찾은 민원 0건", "적은 낱말 그대로인 민원은 없습니다.", number.value())
                .doesNotContain("<mark>");
        assertThat(get("/en/petitions?q=road+occupation").body())
                .contains("Kinds of petition:", "href=\"/en/procedures/S-04\"");
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_told_and_no_other_petition_shown() throws Exception {
        var last = number.value().charAt(number.value().length() - 1);
        var wrong = number.value().substring(0, number.value().length() - 1) + (char) (last == '9' ? '0' : last + 1);
        for (var typed : List.of(wrong, wrong.replace("-", ""), wrong.replace('-', ' '))) {
            var answer = get("/en/petitions?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("its last digit")
                    .doesNotContain("/en/petitions/" + number)
                    .doesNotContain("/en/petitions/" + city.decidedNumber());
        }
        var unknown = PetitionNumber.of(2026, "6110000", 9_999_999);
        assertThat(get("/en/petitions.json?q=" + unknown).body()).contains("\"petitions\":[]");
    }

    @Test
    void the_case_page_answers_from_top_to_bottom() throws Exception {
        var page = get("/en/petitions/" + number).body();
        assertThat(page)
                .containsSubsequence(
                        "Six-storey mixed-use building, Yeoksam-dong",
                        number.value(),
                        "Site check by an architect",
                        "Kim Min-seo, Officer",
                        "02-2923-0291",
                        "expected by 2026-11-26 (Thu)",
                        "Due",
                        "Due today",
                        "How this date is counted",
                        "What happens next",
                        "Chart of this petition",
                        "As text",
                        "Approval",
                        "Timeline",
                        "Withheld: opinion. Disclosure Act, art. 9(1)5 (decision under way), until the decision",
                        "moved: 2026-11-18 (Wed) → 2026-11-26 (Thu)",
                        "Outside the procedure: visited first because a neighbour had complained",
                        "late",
                        "no objection, two conditions",
                        "Corrected (#",
                        "Who decides here",
                        "Papers needed",
                        "Law");
        assertThat(page).contains("홍*동").doesNotContain("홍길동").doesNotContain("stays inside");
    }

    @Test
    void an_opinion_opened_by_the_decision_stands_in_both_places() throws Exception {
        var page =
                get("/en/petitions/" + city.decidedNumber() + "?order=oldest").body();
        assertThat(page)
                .containsSubsequence(
                        "opinion: The footpath is a worry.",
                        "opened by the decision (#",
                        "Decision: Granted with conditions",
                        "Opened now: opinion of entry 8 of this petition: The footpath is a worry.");
        assertThat(RecordJson.JSON
                        .readTree(
                                get("/api/v1/petitions/" + city.decidedNumber()).body())
                        .get("outcome")
                        .asString())
                .isEqualTo("granted-with-conditions");
    }

    @Test
    void an_answer_that_has_not_changed_is_not_sent_again() throws Exception {
        for (var path : List.of("/ko/petitions/" + number, "/ko/about", "/api/v1/petitions/" + number)) {
            var first = get(path);
            var tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(tag).startsWith("\"");
            assertThat(get(path, "If-None-Match", tag).statusCode()).as(path).isEqualTo(304);
            assertThat(get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void every_page_carries_its_policy_and_no_inline_script_or_style() throws Exception {
        for (var path : List.of("/ko/", "/ko/petitions/" + number, "/ko/procedures/TR-10", "/ko/no-such-page")) {
            var answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
            assertThat(answer.body())
                    .doesNotContain("<style")
                    .doesNotContain(" style=")
                    .doesNotContain(" onclick")
                    .doesNotContainPattern("<script>");
        }
    }

    @Test
    void pages_are_light_over_the_wire() throws Exception {
        var page = compressed("/ko/petitions/" + number);
        int assets = 0;
        for (var name : List.of("open.css", "theme.js", "live.js", "favicon.svg")) {
            assets += compressed(assetOf(name)).length;
        }
        assertThat(page.length).as("a later page").isLessThan(30_000);
        assertThat(page.length + assets).as("the first page").isLessThan(100_000);
    }

    private String assetOf(String name) throws Exception {
        var stem = name.substring(0, name.indexOf('.'));
        var page = get("/ko/petitions/" + number).body();
        var at = page.indexOf("/assets/" + stem);
        return page.substring(at, page.indexOf('"', at));
    }

    private byte[] compressed(String path) throws Exception {
        var answer = HTTP.send(request(path, "Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void compressed_and_plain_are_the_same_page() throws Exception {
        var packed = compressed("/en/about");
        var unpacked = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(unpacked).isEqualTo(get("/en/about").body());
    }

    @Test
    void the_same_address_gives_the_page_as_data() throws Exception {
        var json = RecordJson.JSON.readTree(
                get("/ko/petitions/" + number + ".json").body());
        assertThat(json.get("number").asString()).isEqualTo(number.value());
        assertThat(json.get("entries")).hasSize(SmallCity.ENTRIES_UNDER_REVIEW);
        assertThat(get("/ko/petitions/" + number, "Accept", "application/json").body())
                .isEqualTo(get("/ko/petitions/" + number + ".json").body())
                .isEqualTo(get("/api/v1/petitions/" + number).body());
        assertThat(get("/en/petitions/" + number + ".csv").body().lines())
                .hasSize(SmallCity.ENTRIES_UNDER_REVIEW + 1)
                .first()
                .isEqualTo(
                        "\uFEFFIndex,Number in the petition,Code of the kind,Happened at,Entered at,Step,Who,What,Details");
        assertThat(get("/ko/petitions", "Accept", "image/png").statusCode()).isEqualTo(406);
        for (var feed : List.of("/en/petitions/" + number + ".atom", "/ko/petitions.atom?status=open")) {
            var atom = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(get(feed).body().getBytes(StandardCharsets.UTF_8)));
            assertThat(atom.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry")
                            .getLength())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'text/html;q=0.1, application/json', application/json",
        "'*/*;q=0.1, application/json', application/json",
        "'text/html;q=0, */*;q=0.5, application/json;q=0.2', text/csv",
        "'application/json;q=0.2, text/csv;q=0.9', text/csv",
        "'application/json, text/plain, */*', application/json",
        "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', text/html",
    })
    void a_page_kept_ready_is_still_given_in_the_form_that_is_liked_best(String accept, String type) throws Exception {
        var path = "/ko/petitions/" + number;
        get(path);
        assertThat(get(path, "Accept", accept).headers().firstValue("Content-Type"))
                .hasValueSatisfying(given -> assertThat(given).startsWith(type));
    }

    @Test
    void an_address_spelt_otherwise_shows_what_just_happened_too() throws Exception {
        var mine = city.underReview();
        city.awaitEntries(mine, SmallCity.ENTRIES_UNDER_REVIEW);
        var spelt = "/en/petitions/" + mine.toString().replace("-", "%2D");
        get(spelt);
        get("/en/petitions/" + mine + ";a=b");
        city.complete(mine, "site-inspection", clock.instant());
        city.awaitEntries(mine, SmallCity.ENTRIES_UNDER_REVIEW + 1);
        Patience.until(
                "the site check on the page",
                () -> pageOf("/en/petitions/" + mine),
                page -> page.contains("Completed: Site check by an architect"));
        assertThat(pageOf(spelt)).isEqualTo(pageOf("/en/petitions/" + mine));
        assertThat(pageOf("/en/petitions/" + mine + ";a=b")).isEqualTo(pageOf("/en/petitions/" + mine));
    }

    private String pageOf(String path) {
        try {
            return get(path).body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_feed_of_changes_is_read_to_its_end_without_a_gap() throws Exception {
        long seen = -1;
        String next = "/api/v1/changes?after=-1&limit=70";
        while (next != null) {
            var answer = get(next);
            for (var entry : RecordJson.JSON.readTree(answer.body())) {
                assertThat(entry.get("index").asLong()).isEqualTo(seen + 1);
                seen++;
            }
            next = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .orElse(null);
        }
        assertThat(seen).isGreaterThan(100);
    }

    @Test
    void the_clock_counts_for_anyone() throws Exception {
        var answer = RecordJson.JSON.readTree(
                get("/api/v1/clock?received=2026-06-01T14:00&period=3d").body());
        assertThat(answer.get("due").asString()).isEqualTo("2026-06-05T14:00+09:00");
        assertThat(answer.get("explanation").get("ko"))
                .hasSameSizeAs(answer.get("explanation").get("en"));
        assertThat(get("/ko/clock?received=2026-06-01T14:00&period=3d").body()).contains("2026-06-05 (금) 14:00");
        var suspended = get("/api/v1/clock?received=2026-04-20T09:00&period=7d&suspended=2026-04-24/2026-05-06");
        assertThat(suspended.body()).contains("\"due\":\"2026-05-11\"");
        assertThat(RecordJson.JSON.readTree(get("/api/v1/holidays/2026").body()))
                .anySatisfy(day -> assertThat(day.get("date").asString()).isEqualTo("2026-05-25"));
    }

    @Test
    void the_contract_names_every_address_for_machines_and_no_other() throws Exception {
        var contract = RecordJson.JSON.readTree(get("/api/v1/openapi.json").body());
        var served = mappings.getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(address -> Stream.of("/api/", "/data/", "/live/", "/log/", "/schemas/")
                        .anyMatch(address::startsWith))
                .flatMap(address -> address.equals("/log/tile/{*path}")
                        ? Stream.of("/log/tile/{level}/{tile}", "/log/tile/entries/{tile}")
                        : Stream.of(address))
                .collect(Collectors.toSet());
        assertThat(contract.get("paths").propertyNames()).containsExactlyInAnyOrderElementsOf(served);
        for (var path :
                List.of("/api/v1/procedures", "/api/v1/procedures/HC-02", "/api/v1/sectors", "/api/v1/agencies")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ko/petitions/2026-6110000-0009999-1, 404",
        "/ko/petitions/../../etc/passwd, 404",
        "/ko/petitions/1, 404",
        "/ko/procedures/XX-99, 404",
        "/ko/procedures/%2e%2e, 404",
        "/ko/sectors/nothing, 404",
        "/fr/petitions, 404",
        "/ko/petitions?from=yesterday, 400",
        "/ko/petitions?status=%3Cscript%3E, 400",
        "/ko/petitions?after=AAAA, 400",
        "/ko/petitions?from=2026-05-02&to=2026-05-01, 400",
        "/ko/petitions?q=%00, 400",
        "/ko/petitions?agency=1, 400",
        "/api/v1/changes?after=x, 400",
        "/api/v1/changes?limit=0, 400",
        "/api/v1/changes?after=99999999999999999999, 400",
        "/api/v1/clock?received=2026-13-01&period=3d, 400",
        "/api/v1/clock?received=2026-06-01T14:00&period=9999y, 400",
        "/api/v1/clock, 400",
        "/api/v1/holidays/1066, 404",
        "/api/v1/petitions/x, 404",
        "/live/petitions/x, 404",
        "/live/changes?after=one, 400"
    })
    void what_cannot_be_meant_is_told_in_a_plain_sentence(String path, int status) throws Exception {
        var answer = get(path, "Accept", path.startsWith("/ko") || path.startsWith("/fr") ? "text/html" : "*/*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("<script>alert");
        if (path.startsWith("/api") || path.startsWith("/live")) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            var problem = RecordJson.JSON.readTree(answer.body());
            assertThat(problem.get("type").asString()).startsWith("urn:open:problem:");
            assertThat(problem.get("status").asInt()).isEqualTo(status);
            assertThat(problem.get("detail").asString()).endsWith(".");
        } else {
            assertThat(answer.body()).contains("<h1>").contains("</html>");
        }
    }

    @Test
    void huge_and_garbled_requests_are_turned_away() throws Exception {
        assertThat(get("/ko/petitions?q=" + "가".repeat(150).replace("가", "%EA%B0%80"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/ko/petitions?q=" + "a".repeat(300)).statusCode()).isEqualTo(400);
        assertThat(raw("GET /ko/petitions?q=" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Exception")
                .doesNotContain("Tomcat");
        assertThat(raw("GET /ko/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Exception")
                .doesNotContain("Tomcat");
        for (var path :
                List.of("/ko/petitions/%ff", "/ko/petitions/%00", "/ko/..%2f..%2fetc", "/ko/" + "a".repeat(20_000))) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Security-Policy: default-src 'none'")
                    .contains("이해할 수 없는 요청입니다");
        }
        assertThat(raw("GET /api/v1/petitions/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains("application/problem+json")
                .contains("\"type\":\"urn:open:problem:not-understood\"");
        assertThat(raw("GET /ko/petitions?q=%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain("Exception")
                .doesNotStartWith("HTTP/1.1 5");
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(uri("/ko/petitions"))
                                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private String raw(String request) throws Exception {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var answer = new StringWriter();
            var bytes = new byte[8_192];
            for (int read;
                    (read = socket.getInputStream().read(bytes)) > 0
                            && answer.getBuffer().length() < 100_000; ) {
                answer.write(new String(bytes, 0, read, StandardCharsets.UTF_8));
            }
            return answer.toString();
        }
    }

    @Test
    void a_step_reaches_those_who_watch() throws Exception {
        var mine = city.underReview();
        city.awaitEntries(mine, SmallCity.ENTRIES_UNDER_REVIEW);
        var all = events("/live/changes", null);
        var one = events("/live/petitions/" + mine, null);
        all.awaitOpen();
        one.awaitOpen();
        city.complete(mine, "site-inspection", clock.instant());
        one.awaitEntry("\"kind\":\"step.completed\"", "site-inspection");
        all.awaitEntry("\"kind\":\"step.completed\"", "site-inspection", "\"petition\":\"" + mine + "\"");
        assertThat(get("/en/petitions/" + mine).body()).contains("Completed: Site check by an architect");
        one.close();
        all.close();
    }

    @Test
    void who_was_cut_off_gets_what_was_missed() throws Exception {
        var mine = city.underReview();
        city.awaitEntries(mine, SmallCity.ENTRIES_UNDER_REVIEW);
        var json = RecordJson.JSON.readTree(get("/api/v1/petitions/" + mine).body());
        var entries = json.get("entries");
        var third = entries.get(2).get("index").asString();
        var resumed = events("/live/petitions/" + mine, third);
        for (int i = 3; i < entries.size(); i++) {
            assertThat(resumed.next())
                    .contains("id: " + entries.get(i).get("index").asString() + "\n");
        }
        resumed.close();
    }

    private Events events(String path, @Nullable String lastSeen) throws Exception {
        var request = lastSeen == null ? request(path) : request(path, "Last-Event-ID", lastSeen);
        var answer = HTTP.send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new Events(answer.body());
    }

    /** Reads a stream event by event, not waiting for ever. */
    private record Events(InputStream in) {
        void awaitOpen() throws Exception {
            assertThat(block()).startsWith("retry:");
        }

        /** What was recorded just before the stream was opened may still come first. */
        void awaitEntry(String... words) throws Exception {
            for (var entry = next(); !Stream.of(words).allMatch(entry::contains); ) {
                entry = next();
            }
        }

        String next() throws Exception {
            for (var block = block(); ; block = block()) {
                if (block.contains("event: entry")) {
                    return block;
                }
            }
        }

        private String block() throws Exception {
            return CompletableFuture.supplyAsync(() -> {
                        try {
                            var bytes = new ByteArrayOutputStream();
                            int before = 0;
                            for (int c; (c = in.read()) >= 0; before = c) {
                                bytes.write(c);
                                if (c == '\n' && before == '\n') {
                                    break;
                                }
                            }
                            return bytes.toString(StandardCharsets.UTF_8);
                        } catch (IOException cut) {
                            throw new UncheckedIOException(cut);
                        }
                    })
                    .get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
        }

        void close() throws Exception {
            in.close();
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest request(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        return HTTP.send(request(path, headers), BodyHandlers.ofString());
    }
}
