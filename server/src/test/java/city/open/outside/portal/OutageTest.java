package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Agreement;
import city.open.ground.calendar.Text;
import city.open.ground.database.CutLine;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.outside.record.RecordJson;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OutageTest.OverALineThatCanBeCut.class)
@DirtiesContext
class OutageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Text FINDINGS = new Text("현장 확인함", "seen on site");
    private static final String AWAY_IN_ENGLISH = "The database cannot be reached at the moment";
    private static final String AWAY_IN_KOREAN = "지금 데이터베이스에 연결할 수 없어";
    private static final Duration IDLE_ENOUGH = Duration.ofMillis(600);
    private static final Duration WAIT_FOR_A_CONNECTION = Duration.ofSeconds(5);
    private static final CutLine LINE;
    private static final String DATABASE;

    static {
        var url = TestDatabase.fresh().url();
        var address = url.substring(url.indexOf('@') + 1, url.lastIndexOf('/'));
        LINE = CutLine.to(address);
        DATABASE = url.replace(address, LINE.address());
    }

    static final class OverALineThatCanBeCut implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("open.database=" + DATABASE, "open.log.folder=" + TestDatabase.logFolder())
                    .applyTo(context);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Outage outage;

    @Autowired
    private Clock clock;

    @BeforeEach
    void what_went_before_is_public() {
        city.settle();
        Patience.until("everything to be published", this::caughtUp);
    }

    @AfterEach
    void the_line_is_whole_again() {
        LINE.mend();
    }

    @Test
    void while_the_database_is_away_pages_once_read_are_shown_and_nothing_is_acknowledged() throws Exception {
        var number = city.shownUnderReview();
        // What was published may be known to whoever tells followers of it; of this one only the database knows that
        // there is none.
        var neverFiled = PetitionNumber.of(2026, SmallCity.GANGNAM.value(), 9_999_999);
        assertThat(get("/en/petitions/" + neverFiled).statusCode()).isEqualTo(404);
        var english = "/en/petitions/" + number;
        var korean = "/ko/petitions/" + number;
        awaitWithout(AWAY_IN_ENGLISH, english);
        awaitWithout(AWAY_IN_KOREAN, korean);
        var facts = petitions.facts(number);
        var live = HTTP.send(request("/live/petitions/" + number).build(), BodyHandlers.ofLines());

        LINE.cut();
        assertThatThrownBy(() -> inspect(number, FINDINGS)).isInstanceOf(DataAccessException.class);
        Patience.until("the outage to be noticed", outage::lasts);

        var page = HTTP.sendAsync(request("/en/petitions/" + neverFiled).build(), BodyHandlers.ofString());
        var data = HTTP.sendAsync(request("/api/v1/petitions/" + neverFiled).build(), BodyHandlers.ofString());
        assertThat(withoutWaiting(english))
                .returns(200, HttpResponse::statusCode)
                .satisfies(kept -> assertThat(kept.body()).contains(AWAY_IN_ENGLISH, number.value()));
        assertThat(withoutWaiting(korean))
                .returns(200, HttpResponse::statusCode)
                .satisfies(kept -> assertThat(kept.body()).contains(AWAY_IN_KOREAN, number.value()));
        assertAsksToComeBack(page.join(), "text/html", "<h1");
        assertAsksToComeBack(data.join(), "application/problem+json", "database-lost");

        mend();
        Patience.until("the end of the outage", () -> !outage.lasts());

        assertThat(petitions.facts(number)).isEqualTo(facts);
        Patience.until(
                "the answer that there is none",
                () -> statusOf("/en/petitions/" + neverFiled),
                status -> status == 404);
        awaitWithout(AWAY_IN_KOREAN, korean);
        assertThat(inspect(number, FINDINGS)).isEqualTo(facts.size() + 1);
        Patience.until("the findings on the page", () -> bodyOf(english), shown -> shown.contains(FINDINGS.en()));
        awaitWithout(AWAY_IN_ENGLISH, english);
        assertThat(firstEntryOf(live)).contains("inspection.held").contains(FINDINGS.en());
        assertEverythingAgrees();
    }

    @Test
    void who_was_cut_off_during_the_outage_goes_on_where_the_stream_ended() throws Exception {
        var number = city.underReview();
        city.awaitEntries(number, SmallCity.ENTRIES_UNDER_REVIEW);
        var entries = RecordJson.JSON
                .readTree(get("/api/v1/petitions/" + number).body())
                .get("entries");
        var lastSeen = entries.get(entries.size() - 1).get("index").asString();
        inspect(number, new Text("끊기기 전", "before the line broke"));
        city.awaitEntries(number, SmallCity.ENTRIES_UNDER_REVIEW + 1);

        LINE.cut();
        Patience.until("the outage to be noticed", outage::lasts);
        var during = HTTP.send(resuming(number, lastSeen), BodyHandlers.ofString());
        assertAsksToComeBack(during, "application/problem+json", "database-lost");
        mend();
        Patience.until("the end of the outage", () -> !outage.lasts());
        inspect(number, new Text("이어진 뒤", "after it was mended"));

        var resumed = HTTP.send(resuming(number, lastSeen), BodyHandlers.ofLines());
        try (var lines = resumed.body()) {
            assertThat(lines.filter(line -> line.startsWith("data:")).limit(2).toList())
                    .satisfiesExactly(
                            first -> assertThat(first).contains("before the line broke"),
                            second -> assertThat(second).contains("after it was mended"));
        }
    }

    @Test
    void an_act_the_database_never_heard_of_is_not_acknowledged_and_absent() {
        var number = city.shownUnderReview();
        var facts = petitions.facts(number);

        LINE.cutAt("lost on the way there", CutLine.Loses.QUESTION);
        assertThatThrownBy(() -> inspect(number, new Text("가는 길에 사라짐", "lost on the way there")))
                .isInstanceOf(DataAccessException.class);
        assertThat(LINE.isCut()).isTrue();
        mend();

        assertThat(petitions.facts(number)).isEqualTo(facts);
        assertThat(inspect(number, new Text("다시", "once more"))).isEqualTo(facts.size() + 1);
        assertEverythingAgrees();
    }

    @Test
    void an_act_whose_acknowledgement_was_lost_is_whole_and_made_public() {
        var number = city.shownUnderReview();
        var facts = petitions.facts(number);

        LINE.cutAt("lost on the way back", CutLine.Loses.ANSWER);
        assertThatThrownBy(() -> inspect(number, new Text("오는 길에 사라짐", "lost on the way back")))
                .isInstanceOf(DataAccessException.class);
        assertThat(LINE.isCut()).isTrue();
        mend();

        assertThat(petitions.facts(number)).hasSize(facts.size() + 1).startsWith(facts.toArray(Fact[]::new));
        assertThat(inspect(number, new Text("그 다음", "the one after"))).isEqualTo(facts.size() + 2);
        Patience.until(
                "the act on the page",
                () -> bodyOf("/en/petitions/" + number),
                page -> page.contains("lost on the way back"));
        assertEverythingAgrees();
    }

    /** The pool tests a connection that was idle for half a second; after that it hands out none that broke with the line. */
    private static void mend() {
        LINE.mend();
        var mended = System.nanoTime();
        Patience.until(
                "connections that were idle long enough to be tested",
                () -> System.nanoTime() - mended > IDLE_ENOUGH.toNanos());
    }

    private void assertEverythingAgrees() {
        Patience.until("everything to be published", this::caughtUp);
        assertThat(agreement.check().findings()).isEmpty();
    }

    private boolean caughtUp() {
        try {
            return agreement.check().awaiting() == 0;
        } catch (DataAccessException anotherBrokenConnection) {
            return false;
        }
    }

    /** One more broken connection may come to light after the first answer, so the notice may return for a moment. */
    private void awaitWithout(String notice, String path) {
        Patience.until("the page without the notice", () -> {
            try {
                var page = get(path);
                return page.statusCode() == 200 && !page.body().contains(notice);
            } catch (Exception unanswered) {
                return false;
            }
        });
    }

    private static void assertAsksToComeBack(HttpResponse<String> answer, String type, String word) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.body())
                .contains(word)
                .doesNotContainIgnoringCase("select ", "exception", "jdbc", "postgres", "\tat ");
    }

    /** The stream that was open all the while hears of what happened after the outage, and of nothing before that. */
    private static String firstEntryOf(HttpResponse<Stream<String>> live) {
        try (var lines = live.body()) {
            return lines.filter(line -> line.startsWith("data:")).findFirst().orElseThrow();
        }
    }

    private int inspect(PetitionNumber number, Text findings) {
        var officer = new By.OfOffice(SmallCity.GANGNAM, SmallCity.BUILDING, new OfficialId("kim"), Rank.OFFICER);
        return petitions
                .record(number, Act.inspect(null, findings, null), officer, Moment.now(clock.instant()))
                .fact()
                .seq();
    }

    private int statusOf(String path) {
        try {
            return get(path).statusCode();
        } catch (Exception unanswered) {
            return 0;
        }
    }

    private String bodyOf(String path) {
        try {
            return get(path).body();
        } catch (Exception unanswered) {
            return "";
        }
    }

    /** Whoever needs the database while it is away waits for a connection as long as the pool does. */
    private HttpResponse<String> withoutWaiting(String path) throws Exception {
        return HTTP.send(request(path).timeout(WAIT_FOR_A_CONNECTION).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest resuming(PetitionNumber number, String lastSeen) {
        return request("/live/petitions/" + number)
                .header("Last-Event-ID", lastSeen)
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }
}
