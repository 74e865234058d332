package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Agreement;
import city.open.ground.calendar.Text;
import city.open.ground.database.OwnDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What becomes of OPEN when the database it runs itself has no room left, or ends. */
@ExtendWith(OutputCaptureExtension.class)
class OwnDatabaseOutageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static OwnDatabase database;
    private static ConfigurableApplicationContext open;

    private final SmallCity city = the(SmallCity.class);
    private final Petitions petitions = the(Petitions.class);
    private final Outage outage = the(Outage.class);
    private final Clock clock = the(Clock.class);

    @BeforeAll
    static void start() {
        database = OwnDatabase.onASmallDisk(folder, "160m");
        open = new SpringApplicationBuilder(Open.class, SmallCity.class)
                .run("--open.data=" + database.data(), "--server.port=0", "--management.server.port=0");
        open.getBean(SmallCity.class).settle();
    }

    @AfterAll
    static void stop() {
        open.close();
        database.close();
    }

    @Test
    void on_a_full_disk_acts_are_refused_and_pages_are_read_until_there_is_room_again(CapturedOutput said)
            throws Exception {
        if (!database.hasDiskOfItsOwn()) {
            System.err.println("NOT LOOKED AT: what a full disk does, as this machine lets us mount none of our own");
        }
        assumeThat(database.hasDiskOfItsOwn()).isTrue();
        var number = city.shownUnderReview();
        int acknowledged = petitions.facts(number).size();
        assertThat(get("/en/petitions/" + number).statusCode()).isEqualTo(200);

        database.fillTheDisk();
        acknowledged = inspectUntilRefused(number, acknowledged);

        assertThat(get("/en/petitions/" + number).statusCode()).isEqualTo(200);
        assertThat(get("/en/petitions/" + city.decidedNumber()).statusCode()).isEqualTo(200);
        assertThat(petitions.facts(number)).hasSize(acknowledged);

        database.writeUntilTheLogIsFull();
        Patience.until(
                "a line that the database has ended",
                () -> said.getOut().contains("has ended and does not start again") ? "" : database.lastWords(),
                String::isEmpty);
        assertThatThrownBy(() -> inspect(number, "while the disk is full"))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        Patience.until("the outage to be noticed", outage::lasts);
        assertThat(get("/en/petitions/" + number))
                .returns(200, HttpResponse::statusCode)
                .satisfies(page -> assertThat(page.body()).contains("The database cannot be reached"));

        database.freeTheDisk();
        assertEverythingGoesOn(number, acknowledged, "there is room again");
        assertThat(said.getOut()).containsOnlyOnce("does not start again").doesNotContain("\tat org.postgresql");
    }

    @Test
    void a_database_process_that_was_killed_is_back_in_seconds_without_anybody_doing_anything() throws Exception {
        var number = city.decidedNumber();
        int acknowledged = petitions.facts(number).size();
        assertThat(get("/en/petitions/" + number).statusCode()).isEqualTo(200);
        long killed = database.postmaster();

        database.killPostmaster();

        assertThat(get("/en/petitions/" + number).statusCode()).isEqualTo(200);
        assertEverythingGoesOn(number, acknowledged, "the database is another process");
        assertThat(database.postmaster()).isNotEqualTo(killed);
    }

    /** Answers how many facts are acknowledged after the one that was not. */
    private int inspectUntilRefused(PetitionNumber number, int acknowledged) {
        for (int seq = acknowledged; seq < acknowledged + 5_000; seq++) {
            try {
                assertThat(inspect(number, "while there is room")).isEqualTo(seq + 1);
            } catch (DataAccessException full) {
                assertThat(full).rootCause().hasMessageContaining("No space left on device");
                return seq;
            }
        }
        throw new AssertionError("5000 acts found room on a full disk");
    }

    private void assertEverythingGoesOn(PetitionNumber number, int acknowledged, String findings) {
        Patience.until("the fact that was refused", () -> isRecorded(number, findings));
        assertThat(petitions.facts(number)).hasSize(acknowledged + 1);
        Patience.until(
                "the findings on the page", () -> bodyOf("/en/petitions/" + number), page -> page.contains(findings));
        Patience.until("the end of the outage", () -> !outage.lasts());
        assertThat(bodyOf("/en/petitions/" + number)).doesNotContain("The database cannot be reached");
        var agreement = the(Agreement.class);
        Patience.until("everything to be published", agreement::check, report -> report.awaiting() == 0);
        assertThat(agreement.check().findings()).isEmpty();
    }

    private static <T> T the(Class<T> part) {
        return open.getBean(part);
    }

    private boolean isRecorded(PetitionNumber number, String findings) {
        try {
            inspect(number, findings);
            return true;
        } catch (DataAccessException | TransactionException notYet) {
            return false;
        }
    }

    private int inspect(PetitionNumber number, String findings) {
        var officer = new By.OfOffice(SmallCity.GANGNAM, SmallCity.BUILDING, new OfficialId("kim"), Rank.OFFICER);
        var act = Act.inspect(null, new Text("현장 확인함", findings), null);
        return petitions
                .record(number, act, officer, Moment.now(clock.instant()))
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

    private static HttpResponse<String> get(String path) throws Exception {
        var port = open.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
