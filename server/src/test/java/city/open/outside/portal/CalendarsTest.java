package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.property.DateOrDateTimeProperty;
import city.open.Open;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "open.demo=true")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class CalendarsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private SmallCity city;

    private PetitionNumber number;

    @BeforeEach
    void a_petition_under_review() {
        city.settle();
        number = city.shownUnderReview();
    }

    /** What a subscriber sees of an event, in a line. */
    private static List<String> shown(ICalendar calendar) {
        return calendar.getEvents().stream()
                .map(event -> "%s %s %s %s %s"
                        .formatted(
                                day(event.getDateStart()),
                                day(event.getDateEnd()),
                                event.getStatus().getValue(),
                                event.getUid().getValue().replaceFirst("^[-0-9]+", "…-"),
                                event.getSummary().getValue()))
                .toList();
    }

    private static String day(DateOrDateTimeProperty property) {
        return property.getValue().getRawComponents().toString(false, false);
    }

    @Test
    void a_petition_under_review_has_its_due_date_and_the_steps_to_come() throws Exception {
        var answer = get("/en/petitions/" + number + ".ics");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
        var calendar = parsed(answer);
        assertThat(calendar.validate(ICalVersion.V2_0)).isEmpty();
        assertThat(shown(calendar))
                .containsExactly(
                        "20261123 20261124 CONFIRMED …-due@petition.open Due: Six-storey mixed-use building, Yeoksam-dong",
                        "20261126 20261127 TENTATIVE …-step-site-inspection@petition.open Site check by an architect: Six-storey mixed-use building, Yeoksam-dong",
                        "20261126 20261127 TENTATIVE …-step-approval@petition.open Approval: Six-storey mixed-use building, Yeoksam-dong");
        assertThat(unfolded(answer)
                        .replace(number.value(), "NUMBER")
                        .lines()
                        .dropWhile(line -> !line.equals("BEGIN:VEVENT"))
                        .skip(1)
                        .takeWhile(line -> !line.equals("END:VEVENT")))
                .containsExactly(
                        "UID:NUMBER-due@petition.open",
                        "DTSTAMP:20261123T004000Z",
                        "LAST-MODIFIED:20261123T004000Z",
                        "SEQUENCE:15",
                        "DTSTART;VALUE=DATE:20261123",
                        "DTEND;VALUE=DATE:20261124",
                        "SUMMARY:Due: Six-storey mixed-use building\\, Yeoksam-dong",
                        "DESCRIPTION:Construction permission and deliberation · NUMBER\\nGangnam-gu Architecture Division\\nUnder review\\nThis date is set.",
                        "STATUS:CONFIRMED",
                        "TRANSP:TRANSPARENT",
                        "URL:http://localhost:" + port + "/en/petitions/NUMBER");
    }

    @Test
    void a_decision_calls_the_due_date_off() throws Exception {
        assertThat(shown(parsed(get("/ko/petitions/" + city.decidedNumber() + ".ics"))))
                .containsExactly("20261030 20261031 CANCELLED …-due@petition.open 처리기한: 논현동 근린생활시설 증축");
    }

    @Test
    void everything_that_somebody_is_waited_for_has_its_day() throws Exception {
        var waiting = city.waitingForOthers();
        city.awaitEntries(waiting, 7);
        assertThat(shown(parsed(get("/en/petitions/" + waiting + ".ics"))))
                .containsExactly(
                        "20261204 20261205 CONFIRMED …-due@petition.open Due: Warehouse, Suseo-dong",
                        "20261123 20261124 TENTATIVE …-step-committee@petition.open Building Committee: Warehouse, Suseo-dong",
                        "20261130 20261201 CONFIRMED …-reply-2@petition.open Reply due from Gangnam Fire Station: Warehouse, Suseo-dong",
                        "20261204 20261205 CONFIRMED …-committee-6@petition.open Architecture Committee: Warehouse, Suseo-dong",
                        "20261207 20261208 CONFIRMED …-notice-7@petition.open Notice ends (City Gazette): Warehouse, Suseo-dong");
    }

    @Test
    void a_refusal_can_be_objected_to_until_a_day_and_the_objection_is_decided_by_another() throws Exception {
        var refused = city.refused();
        city.awaitEntries(refused, 3);
        assertThat(shown(parsed(get("/en/petitions/" + refused + ".ics"))))
                .containsExactly(
                        "20261204 20261205 CANCELLED …-due@petition.open Due: Extension of a house, Jagok-dong",
                        "20261214 20261215 CONFIRMED …-object@petition.open Last day for an objection: Extension of a house, Jagok-dong");
        city.object(refused);
        city.awaitEntries(refused, 4);
        assertThat(shown(parsed(get("/en/petitions/" + refused + ".ics"))))
                .containsExactly(
                        "20261204 20261205 CANCELLED …-due@petition.open Due: Extension of a house, Jagok-dong",
                        "20261130 20261201 CONFIRMED …-decide@petition.open Objection to be decided: Extension of a house, Jagok-dong");
    }

    @Test
    void a_search_is_a_calendar_of_everything_it_finds() throws Exception {
        assertThat(shown(parsed(get("/ko/petitions.ics?status=supplement"))))
                .containsExactly(
                        "20261204 20261205 TENTATIVE …-due@petition.open 처리기한: 청담동 업무시설 용도변경",
                        "20261203 20261204 CONFIRMED …-answer@petition.open 보완 제출 기한: 청담동 업무시설 용도변경");
        assertThat(shown(parsed(get("/ko/petitions.ics?agency=6110000&division=taxi-policy&status=open"))))
                .containsExactly(
                        "20261218 20261219 CONFIRMED …-due@petition.open 처리기한: 개인택시 양도·양수",
                        "20261219 20261220 CONFIRMED …-deemed@petition.open 결정이 없으면 결정된 것으로 보는 날: 개인택시 양도·양수",
                        "20261125 20261202 TENTATIVE …-step-completeness-check@petition.open 면허·운전경력 조회: 개인택시 양도·양수");
        var first = get("/en/petitions.ics?procedure=TR-10");
        assertThat(first.headers().firstValue("Link")).isEmpty();
        assertThat(get("/en/petitions.ics?procedure=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void no_line_is_longer_than_75_bytes_and_no_letter_is_cut() throws Exception {
        var file = get("/ko/petitions/" + number + ".ics").body();
        assertThat(file.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(75)
                        .isNotEmpty());
        assertThat(file).contains("\r\n ").doesNotContain("\uFFFD");
        assertThat(shown(parsed(get("/ko/petitions/" + number + ".ics"))).getFirst())
                .endsWith("처리기한: 역삼동 6층 복합건물 신축");
    }

    @Test
    void a_calendar_that_has_not_changed_is_not_sent_again() throws Exception {
        var tag = get("/en/petitions/" + number + ".ics")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var again = HTTP.send(
                HttpRequest.newBuilder(address("/en/petitions/" + number + ".ics"))
                        .header("If-None-Match", tag)
                        .build(),
                BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Cache-Control")).contains("public, no-cache");
    }

    @Test
    void the_pages_lead_to_their_calendars() throws Exception {
        assertThat(get("/en/petitions/" + number).body()).contains("href=\"/en/petitions/" + number + ".ics\"");
        assertThat(get("/en/petitions?status=open&late=true").body())
                .contains("href=\"/en/petitions.ics?status=open&amp;late=true\"");
        assertThat(get("/en/procedures/TR-10").body()).contains("href=\"/en/petitions.ics?procedure=TR-10\"");
    }

    private static ICalendar parsed(HttpResponse<String> answer) {
        return Biweekly.parse(answer.body()).first();
    }

    private static String unfolded(HttpResponse<String> answer) {
        return answer.body().replace("\r\n ", "");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
