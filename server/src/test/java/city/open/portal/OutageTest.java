package city.open.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.calendar.Text;
import city.open.database.CutLine;
import city.open.database.TestDatabase;
import city.open.disclosure.Agreement;
import city.open.organization.OfficialId;
import city.open.organization.Rank;
import city.open.petition.Act;
import city.open.petition.By;
import city.open.petition.Moment;
import city.open.petition.PetitionNumber;
import city.open.petition.Petitions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            TestPropertyValues.of("open.database=" + DATABASE).applyTo(context);
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

    @Test
    void while_the_database_is_away_pages_once_read_are_shown_and_nothing_is_acknowledged() throws Exception {
        city.settle();
        var number = city.shownUnderReview();
        var read = "/en/petitions/" + number;
        var neverRead = "/en/petitions/" + city.decidedNumber();
        assertThat(get(read).statusCode()).isEqualTo(200);
        int facts = petitions.facts(number).size();
        var live = HTTP.sendAsync(request("/live/petitions/" + number).build(), BodyHandlers.ofLines());

        LINE.cut();
        SmallCity.await(outage::lasts);

        var kept = get(read);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body()).contains("database").contains(number.value());
        var refused = get(neverRead);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("<h1").doesNotContain("SQL", "Exception", "jdbc");
        var problem = get("/api/v1/petitions/" + city.decidedNumber());
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(problem.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThatThrownBy(() -> inspect(number)).isInstanceOf(DataAccessException.class);

        LINE.mend();
        SmallCity.await(() -> !outage.lasts());

        assertThat(get(neverRead).statusCode()).isEqualTo(200);
        assertThat(petitions.facts(number)).hasSize(facts);
        var seq = inspect(number);
        SmallCity.await(() -> bodyOf(read).contains("seen on site"));
        assertThat(agreement.check().findings()).isEmpty();
        assertThat(seq).isEqualTo(facts + 1);
        assertThat(arrives(live)).isTrue();
    }

    /** The stream that was open all the while hears of what happened after the outage. */
    private static boolean arrives(CompletableFuture<HttpResponse<Stream<String>>> live) throws Exception {
        try (var lines = live.get(10, TimeUnit.SECONDS).body()) {
            return lines.anyMatch(line -> line.contains("inspection.held"));
        }
    }

    private int inspect(PetitionNumber number) {
        var officer = new By.OfOffice(SmallCity.GANGNAM, SmallCity.BUILDING, new OfficialId("kim"), Rank.OFFICER);
        return petitions
                .record(number, Act.inspect(null, FINDINGS, null), officer, Moment.now(clock.instant()))
                .fact()
                .seq();
    }

    private String bodyOf(String path) {
        try {
            return get(path).body();
        } catch (Exception unanswered) {
            return "";
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}
