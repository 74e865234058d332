package city.open.audit.survey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.border.surveys.Invitation;
import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.rounds.Rounds;
import city.open.inside.identity.Login;
import city.open.inside.office.OfficeCity;
import city.open.outside.record.RecordJson;
import city.open.outside.survey.Surveys;
import city.open.outside.survey.Surveys.Answered;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Officials are asked once a year; nothing that is kept says who answered what, and it is counted as what citizens answer. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class OfficialsSurveyTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Surveys surveys;

    @Autowired
    private OfficialsSurvey survey;

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
    void an_official_draws_a_link_once_and_answers_with_it_where_nobody_is_logged_in() throws Exception {
        try (var chromium = new Chromium();
                var officer = chromium.official(
                        at(""), "han", OfficeCity.PASSWORD, Chromium.window(390, ColorScheme.DARK, true));
                var phone = chromium.phone("en-GB", false)) {
            var page = officer.newPage();
            page.navigate(at("/en/office"));
            page.locator("a[href$='/en/office/survey']").first().evaluate("link => link.click()");
            assertThat(page.locator("main [role=status]")).containsText("answer until 2026-11-30 (Mon)");
            Chromium.check(page, "officials-survey");
            Chromium.press(page, "Draw my link");
            var link = page.locator("#link").getAttribute("href");
            assertThat(link).startsWith("/en/survey/officials-");
            Chromium.check(page, "officials-survey-drawn");
            page.navigate(at("/ko/office/survey"));
            assertThat(page.locator("#link")).hasCount(0);
            assertThat(page.locator("main [role=status]")).containsText("이미 뽑았습니다");

            var mine = phone.newPage();
            mine.navigate(at(link));
            assertThat(mine.locator("main")).containsText("which agency and which year. No name, no division");
            chromium.checkCopy(mine, "officials-survey-asked", at(""));
            mine.locator("#helped-s3").check();
            mine.locator("#pressure-neither").check();
            mine.locator("form.form .button").click();
            assertThat(mine.locator("main [role=status]")).containsText("with those of all officials of the year");
            var token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(surveys.look(token, TODAY)).isInstanceOf(Answered.Before.class);
            assertThat(surveys.look(token, LocalDate.of(2026, 12, 1))).isInstanceOf(Answered.Closed.class);
        }
    }

    /** Also of officials who have no account here. */
    private String drawn(LocalDate day, String agency, String official) {
        var login = new Login(
                official,
                new OfficialId(official),
                new AgencyCode(agency),
                new UnitId("none"),
                Rank.OFFICER,
                new Text(official, official),
                Set.of());
        return survey.draw(login, day).orElseThrow();
    }

    @Test
    void what_is_kept_of_a_link_says_nothing_of_whose_it_is() {
        var officials = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            var token = drawn(LocalDate.of(2025, 11, 20), "3000000", "official-" + (i * 7) % 20);
            officials.add("official-" + (i * 7) % 20);
            var owner = TestDatabase.ownerOf(url);
            var dump = owner.sql("SELECT row::text FROM audit.survey_invitation row WHERE agency = '3000000'")
                    .query(String.class)
                    .single();
            assertThat(dump).doesNotContain(token).doesNotContain(token.substring("officials-".length()));
        }
        var owner = TestDatabase.ownerOf(url);
        assertThat(owner.sql("SELECT unnest(officials) FROM audit.survey_invitation WHERE agency = '3000000'")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(
                        officials.stream().sorted(Comparator.naturalOrder()).toList());
        var marks = owner.sql(
                        "SELECT encode(unnest(marks), 'hex') FROM audit.survey_invitation WHERE agency = '3000000'")
                .query(String.class)
                .list();
        assertThat(marks).isSorted().hasSize(20);
        assertThatThrownBy(() -> portal.jdbc()
                        .sql("SELECT year FROM audit.survey_invitation")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for schema audit");
        assertThat(surveys.answer(Invitation.draw(), Map.of("helped", "s4"), TODAY))
                .as("a link that nobody drew")
                .isInstanceOf(Answered.Unknown.class);
    }

    @Test
    void a_year_is_counted_with_its_response_and_small_numbers_are_given_to_nobody() throws Exception {
        // A year whose month is over when the program looks; the links are answered on a day in it.
        var day = LocalDate.of(2024, 11, 20);
        for (int i = 0; i < 24; i++) {
            var token = drawn(day, i < 21 ? "6110000" : "3220000", "asked-" + i);
            assertThat(surveys.answer(token, Map.of("helped", i < 3 ? "s0" : "s4", "pressure", "neither"), day))
                    .isInstanceOf(Answered.Taken.class);
        }
        program.getBeansOfType(Rounds.class).values().forEach(Rounds::wake);
        Patience.until(
                "the year", () -> text("/en/surveys.json?quarter=2024"), answer -> answer.contains("officials/2024"));
        var file = RecordJson.JSON.readTree(text("/api/v1/surveys?quarter=2024"));
        // 24 answered, but the three of a district are fewer than five even with nobody else, and are dropped.
        assertThat(file.path("answered").asLong()).isEqualTo(21);
        assertThat(file.path("officials").asLong()).isPositive();
        var helped = file.path("items").get(2);
        assertThat(helped.path("id").asString()).isEqualTo("helped");
        assertThat(helped.path("city").get(0).asString()).as("three are hidden").isEqualTo("x");
        assertThat(helped.path("city").get(7).asLong()).isEqualTo(21);
        assertThat(helped.has("mean")).isFalse();
        var page = text("/en/surveys?quarter=2024");
        assertThat(page)
                .contains("<h1>What officials answered</h1>", "Answered: 21", "figures/officials/2024", "By agency");
        assertThat(ValidHtml.complaints(page)).isEmpty();
        assertThat(ValidHtml.complaints(text("/ko/surveys?quarter=2024"))).isEmpty();
        assertThat(text("/en/surveys.csv?quarter=2024")).contains("helped,,s0,x");
        var owner = TestDatabase.ownerOf(url);
        assertThat(owner.sql("SELECT count(*) FROM audit.survey_invitation WHERE year = '2024'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner.sql("SELECT count(*) FROM audit.survey_letter WHERE quarter = '2024'")
                        .query(Long.class)
                        .single())
                .isZero();
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
}
