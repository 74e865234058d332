package city.open.inside.office;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.border.reports.ReportDesk;
import city.open.ground.database.TestDatabase;
import city.open.ground.rounds.Rounds;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Those who read postcards are told by mail that something waits, not when it came, and not where they are left out. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "open.report.open=true")
@DirtiesContext
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class PostcardMailTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final GreenMail MAILBOXES =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAILBOXES.start();
        properties.add("open.mail.host", () -> "127.0.0.1");
        properties.add("open.mail.port", () -> MAILBOXES.getSmtp().getPort());
        properties.add("open.mail.starttls", () -> false);
        properties.add("open.mail.from", () -> "OPEN <open@city.example>");
        properties.add("open.mail.site", () -> "https://open.city.example");
    }

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private ReportDesk desk;

    @Autowired
    private ApplicationContext program;

    @Value("${open.database}")
    private String url;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void readers_are_told_once_of_the_days_before_and_whoever_is_left_out_is_not() throws Exception {
        var owner = TestDatabase.ownerOf(url);
        for (var account : List.of("cho", "min", "ahn")) {
            owner.sql("""
                            INSERT INTO office.told_mail (official, account, mailbox, lang, rhythm, hour, asked_at, confirmed_at, next_at)
                            SELECT official, name, name || '@city.example', 'en', 'DAILY', 9, now(), now(), now() + interval '10 years'
                              FROM office.account WHERE name = ?
                            """).param(account).update();
        }
        // The mayor is set aside by whoever reports.
        report(Map.of("mayor", "on", "words", "The envelope lay under the plans"));
        var report = desk.all().getLast().report();
        wake();
        owner.sql("UPDATE audit.report SET received_on = '2026-11-20'").update();
        wake();
        Patience.until("the mail", () -> mails(), mails -> !mails.isEmpty());
        wake();
        Patience.until(
                "that the round is over",
                () -> owner.sql("SELECT through::text FROM audit.report_told")
                        .query(String.class)
                        .list(),
                told -> told.equals(List.of("2026-11-22")));
        assertThat(mails())
                .as("not on the day it came, and once")
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("To: cho@city.example", "https://open.city.example/en/office")
                        .doesNotContain("envelope")
                        .doesNotContain(report.toString())
                        .doesNotContain("2026-11-20"));
    }

    private void wake() {
        program.getBeansOfType(Rounds.class).values().forEach(Rounds::wake);
    }

    private static List<String> mails() {
        return Stream.of(MAILBOXES.getReceivedMessages())
                .map(PostcardMailTest::read)
                .toList();
    }

    private static String read(jakarta.mail.internet.MimeMessage mail) {
        try {
            return GreenMailUtil.getHeaders(mail) + "\n" + mail.getContent();
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void report(Map<String, String> fields) throws Exception {
        var page = BROWSER.send(HttpRequest.newBuilder(at("/en/report")).build(), BodyHandlers.ofString())
                .body();
        var form = FORM.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        var body = Stream.concat(
                        fields.entrySet().stream(),
                        Stream.of(Map.entry("form", form.group(1)), Map.entry("category", "bribe")))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var sent = BROWSER.send(
                HttpRequest.newBuilder(at("/en/report"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
