package city.open.outside.follow;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.border.letters.AccessCode;
import city.open.border.letters.FiledContent;
import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.border.letters.Person;
import city.open.border.letters.PublicComments;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.database.InTheWay;
import city.open.ground.database.TestDatabase;
import city.open.ground.page.Lang;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.MovableClock;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Basis;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What followers get, from a real mail server, and what they do not. */
@SpringBootTest(
        classes = {Open.class, FollowTest.Afternoon.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class FollowTest {
    private static final AgencyCode GANGNAM = new AgencyCode("3220000");
    private static final UnitId BUILDING = new UnitId("building");
    private static final ProcedureCode CONSTRUCTION = new ProcedureCode("HC-02");
    private static final By KIM = new By.OfOffice(GANGNAM, BUILDING, new OfficialId("kim"), Rank.OFFICER);
    private static final Instant AFTERNOON = Instant.parse("2026-11-23T05:05:00Z");
    private static final String SITE = "https://open.city.example";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    /** Where news go is opened with it. */
    private static final String KEY_IS_KEPT = "LOCK TABLE vault.letter_key IN ACCESS EXCLUSIVE MODE";

    private static final int SMTP = freePort();
    private static GreenMail server = started();

    @LocalServerPort
    private int port;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private PublicRecord record;

    @Autowired
    private Subscriptions subscriptions;

    @Autowired
    private PublicComments comments;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Filings filings;

    @Autowired
    private MovableClock clock;

    @Value("${open.database}")
    private String database;

    private PetitionNumber number;

    @TestConfiguration(proxyBeanMethods = false)
    static class Afternoon {
        @Bean
        @Primary
        MovableClock afternoon() {
            return new MovableClock(AFTERNOON);
        }
    }

    @DynamicPropertySource
    static void a_city_that_sends_mails(DynamicPropertyRegistry settings) {
        Map.of(
                        "open.mail.host", "localhost",
                        "open.mail.port", Integer.toString(SMTP),
                        "open.mail.starttls", "false",
                        "open.mail.from", "OPEN <open@city.example>",
                        "open.mail.site", SITE,
                        "open.push.anywhere", "true",
                        "open.push.contact", "mailto:open@city.example",
                        "open.follow.gather", "PT0S")
                .forEach((name, value) -> settings.add(name, () -> value));
    }

    @BeforeEach
    void a_petition() {
        organization.add(new Official(
                new OfficialId("kim"),
                GANGNAM,
                BUILDING,
                Rank.OFFICER,
                new Text("김민서", "Kim Min-seo"),
                "K-kim",
                "02-2923-0291",
                LocalDate.of(2020, 1, 1),
                null));
        number = petitions
                .receive(
                        new Reception(
                                CONSTRUCTION,
                                null,
                                GANGNAM,
                                BUILDING,
                                new Text("역삼동 6층 복합건물 신축", "Six-storey building, Yeoksam-dong"),
                                "홍길동",
                                "강남구 역삼동 123-45",
                                "online",
                                AFTERNOON.minus(Duration.ofHours(4)),
                                null,
                                false),
                        KIM,
                        Moment.now(AFTERNOON.minus(Duration.ofHours(4))))
                .fact()
                .petition();
        Patience.until(
                "the petition in the record", () -> record.find(number.value()).isPresent());
    }

    @AfterAll
    static void close() {
        server.stop();
    }

    /** From the page to the last mail, as mail programs and those who scan mails behave. */
    @Test
    void somebody_follows_a_petition_is_told_and_stops_with_one_click() throws Exception {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var page = get(browser, "/ko/follow?petition=" + number);
        assertThat(page.body()).contains("역삼동 6층 복합건물 신축");
        var asked = post(
                browser,
                "/ko/follow",
                Map.of(
                        "petition",
                        number.value(),
                        "form",
                        form(page),
                        "email",
                        "minji@reader.example",
                        "language",
                        "en",
                        "rhythm",
                        "at-once"));
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(get(browser, asked.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("확인 번호");

        var question = mails("minji@reader.example", 1).getFirst();
        assertThat(question.getSubject())
                .isEqualTo("Please confirm: Six-storey building, Yeoksam-dong, petition " + number);
        var confirm = link(question, "/en/follow/confirm/");
        assertThat(get(scanner(), confirm).body()).contains("With this button");
        assertThat(state("minji")).isEqualTo("requested");
        assertThat(post(scanner(), confirm, Map.of()).statusCode()).isEqualTo(303);
        assertThat(get(scanner(), confirm).body()).contains("You follow now");

        ask("보완", "supplement");
        var news = mails("minji@reader.example", 2).getLast();
        assertThat(news.getSubject()).isEqualTo("Papers asked for: Six-storey building, Yeoksam-dong");
        assertThat(text(news))
                .contains("Applicant asked to complete the papers by 2026-12-03 (Thu)")
                .contains("The period stands still until they are handed in.")
                .contains(SITE + "/en/petitions/" + number)
                .contains("/proof")
                .doesNotContain("You must", "홍길동", "123-45");
        keep("mail-en", news);
        assertThat(page(news)).contains("<html lang=\"en\">", "<h3>Papers asked for</h3>");
        assertThat(news.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(news.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");

        var stop =
                news.getHeader("List-Unsubscribe", null).replaceAll("[<>]", "").replace(SITE, "");
        assertThat(get(scanner(), stop).body()).contains("With this button nothing more is sent.");
        assertThat(post(scanner(), stop, Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(owner().sql("SELECT count(*) FROM intake.follower WHERE target = ? AND sealed IS NOT NULL")
                        .param(number.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        answer();
        settled();
        assertThat(mails("minji@reader.example", 2)).hasSize(2);
    }

    /** Who comments with a mailbox follows, and nothing says afterwards whose comment it was. */
    @Test
    void a_comment_with_a_mailbox_reaches_the_office_once_the_mailbox_has_answered() throws Exception {
        var earlier = AFTERNOON.minus(Duration.ofDays(7));
        var invited = petitions
                .receive(
                        new Reception(
                                CONSTRUCTION,
                                null,
                                GANGNAM,
                                BUILDING,
                                new Text("역삼동 공원 옆 신축", "Building beside the park, Yeoksam-dong"),
                                "홍길동",
                                "강남구 역삼동 123-45",
                                "online",
                                earlier,
                                null,
                                false),
                        KIM,
                        Moment.now(earlier))
                .fact()
                .petition();
        var periods = new CommentPeriods.Invites(
                CONSTRUCTION,
                new StepId("none"),
                Period.days(14),
                Period.days(30),
                new Basis(Basis.Status.DEFAULT, new Text("시험", "A test")));
        petitions
                .record(
                        invited,
                        Act.inviteComments(Optional.of(periods), new Text("계획", "The plan"), null),
                        KIM,
                        Moment.now(earlier))
                .fact();
        Patience.until(
                "the period in the record",
                () -> record.find(invited.value())
                        .map(one -> one.entries().size())
                        .orElse(0),
                entries -> entries == 2);
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var path = "/en/petitions/" + invited + "/comments";
        var sent = post(
                browser,
                path,
                Map.of(
                        "form",
                        form(get(browser, path)),
                        "email",
                        "voice@reader.example",
                        "words",
                        "The park needs its evening sun."));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).contains("/en/follow/code/");
        comments.settle();
        assertThat(comments.count(invited)).isZero();
        assertThat(get(browser, path).body()).doesNotContain("for a look.");
        var said = new PublicComments.Given("", "The park needs its morning sun.");
        assertThat(comments.drop(invited, said, null, UUID.randomUUID(), 1, LocalDate.now(CityTime.ZONE)))
                .isEqualTo(PublicComments.Dropped.FULL);
        assertThat(comments.drop(invited, said, AccessCode.fresh(), null, 0, LocalDate.now(CityTime.ZONE)))
                .as("looked up though others wait")
                .isEqualTo(PublicComments.Dropped.NO_SUCH_CODE);

        var confirm = link(mails("voice@reader.example", 1).getFirst(), "/en/follow/confirm/");
        assertThat(post(scanner(), confirm, Map.of()).statusCode()).isEqualTo(303);
        assertThat(comments.count(invited)).as("also before the next round").isEqualTo(1);
        assertThat(get(browser, path).body()).contains("1 comment waits for a look");
        assertThat(comments.waiting(invited, 50)).hasSize(1);
        assertThat(owner().sql("SELECT count(*) FROM intake.comment WHERE petition = ? AND follower IS NOT NULL")
                        .param(invited.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(comments.taken(comments.waiting(invited, 50).getFirst().id()))
                .isTrue();
    }

    @Test
    void the_code_from_the_mail_confirms_too_and_is_not_guessed() throws Exception {
        var id = subscriptions.ask(
                new Followed.OfPetition(number.value()),
                mailbox("code@reader.example"),
                Lang.KO,
                Rhythm.AT_ONCE,
                false);
        var mail = mails("code@reader.example", 1).getFirst();
        assertThat(text(mail)).contains(subscriptions.code(id));
        var wrong = subscriptions.code(id).equals("000000") ? "000001" : "000000";
        assertThat(subscriptions.confirm(id, wrong)).isEqualTo(Subscriptions.Typed.WRONG);
        assertThat(subscriptions.confirm(id, subscriptions.code(id))).isEqualTo(Subscriptions.Typed.CONFIRMED);
        assertThat(subscriptions.confirm(id, subscriptions.code(id))).isEqualTo(Subscriptions.Typed.NOT_WAITING);

        var guessed = subscriptions.ask(
                new Followed.OfPetition(number.value()),
                mailbox("guess@reader.example"),
                Lang.KO,
                Rhythm.AT_ONCE,
                false);
        var never = subscriptions.code(guessed).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < Subscriptions.MOST_TRIES; i++) {
            assertThat(subscriptions.confirm(guessed, never)).isEqualTo(Subscriptions.Typed.WRONG);
        }
        assertThat(subscriptions.confirm(guessed, subscriptions.code(guessed)))
                .isEqualTo(Subscriptions.Typed.TOO_OFTEN);
    }

    @Test
    void the_day_comes_in_one_mail_at_nine_in_the_morning() throws Exception {
        var id = follow(
                new Followed.OfDivision(GANGNAM.value(), BUILDING.value()),
                "daily@reader.example",
                Rhythm.DAILY,
                false);
        ask("보완", "supplement");
        answer();
        settled();
        assertThat(received("daily@reader.example")).hasSize(1);
        clock.forward(Duration.between(clock.instant(), Outbox.morningAfter(clock.instant())));
        var digest = mails("daily@reader.example", 2).getLast();
        assertThat(digest.getSubject()).isEqualTo("오늘의 소식: 민원 1건");
        keep("mail-digest", digest);
        assertThat(text(digest)).contains("보완을 요구했습니다", "보완을 냈습니다");
        assertThat(clock.instant().toString()).endsWith("T00:00:00Z");
        settled();
        assertThat(received("daily@reader.example")).hasSize(2);
        stop(id);
    }

    @Test
    void a_search_and_a_procedure_are_followed_too_and_the_applicant_is_told_what_to_do() throws Exception {
        follow(new Followed.OfSearch(Map.of("q", "복합건물")), "search@reader.example", Rhythm.AT_ONCE, false);
        follow(new Followed.OfSearch(Map.of("q", "목욕장")), "other@reader.example", Rhythm.AT_ONCE, false);
        follow(new Followed.OfProcedure("HC-02"), "procedure@reader.example", Rhythm.AT_ONCE, false);
        follow(new Followed.OfPetition(number.value()), "own@reader.example", Rhythm.AT_ONCE, true);
        ask("피난 계단의 폭을 적은 도면을 내 주십시오.", "Please hand in plans with the width of the escape stairs.");
        assertThat(mails("search@reader.example", 2)).hasSize(2);
        assertThat(mails("procedure@reader.example", 2)).hasSize(2);
        var own = mails("own@reader.example", 2).getLast();
        keep("mail-own", own);
        assertThat(text(own)).contains("2026-12-03 (목)까지 보완을 내십시오", SITE + "/ko/my/" + number);
        settled();
        assertThat(received("other@reader.example")).hasSize(1);
        record(KIM, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "conforms"), List.of(), null));
        assertThat(text(mails("own@reader.example", 3).getLast()))
                .as("the questions after a result, for the applicant alone")
                .contains(SITE + "/ko/survey/");
        assertThat(text(mails("search@reader.example", 3).getLast())).doesNotContain("/survey/");
    }

    @Test
    void applicants_have_themselves_told_from_their_own_view() throws Exception {
        var code = filings.giveAccess(
                new Filing(number, CONSTRUCTION, 1, null, GANGNAM, BUILDING, AFTERNOON, null, new byte[0]),
                new FiledContent(
                        "00",
                        "ko",
                        new Text("역삼동 6층 복합건물 신축", "Six-storey building, Yeoksam-dong"),
                        "강남구 역삼동 123-45",
                        new Person("홍길동", "010-2345-6789", "hong@reader.example", "서울 강남구", null, null),
                        List.of(),
                        List.of(),
                        List.of()));
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        post(browser, "/ko/my", Map.of("number", number.value(), "code", code));
        var view = get(browser, "/ko/my/" + number);
        assertThat(view.body()).contains("전자우편으로 알림 받기", "value=\"hong@reader.example\"");
        var follow = "/ko/my/" + number + "/follow";
        assertThat(post(browser, follow, Map.of("email", "hong@reader.example")).statusCode())
                .isEqualTo(403);
        var token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(view.body());
        assertThat(token.find()).isTrue();
        assertThat(post(browser, follow, Map.of("token", token.group(1), "email", "hong"))
                        .body())
                .contains("전자우편 주소가 아닙니다");
        var asked = post(
                browser,
                follow,
                Map.of("token", token.group(1), "email", "hong@reader.example", "language", "en", "rhythm", "at-once"));
        assertThat(asked.headers().firstValue("Location").orElseThrow()).startsWith("/ko/follow/code/");
        var confirm = link(mails("hong@reader.example", 1).getFirst(), "/en/follow/confirm/");
        assertThat(post(scanner(), confirm, Map.of()).statusCode()).isEqualTo(303);
        ask("도면", "plans");
        assertThat(text(mails("hong@reader.example", 2).getLast()))
                .contains("You must hand in what is asked for by 2026-12-03 (Thu).")
                .doesNotContain("홍길동", "2345");
    }

    @Test
    void whoever_follows_in_two_ways_is_told_once() throws Exception {
        follow(new Followed.OfPetition(number.value()), "twice@reader.example", Rhythm.AT_ONCE, false);
        subscriptions.ask(
                new Followed.OfDivision(GANGNAM.value(), BUILDING.value()),
                mailbox("twice@reader.example"),
                Lang.KO,
                Rhythm.AT_ONCE,
                false);
        var second = link(mails("twice@reader.example", 2).getLast(), "/ko/follow/confirm/");
        var token = second.substring(second.lastIndexOf('/') + 1);
        assertThat(subscriptions.confirm(token)).isTrue();
        ask("보완", "supplement");
        mails("twice@reader.example", 3);
        settled();
        assertThat(received("twice@reader.example")).hasSize(3);
        stop(token);
    }

    @Test
    void who_has_had_enough_mails_for_a_day_gets_the_rest_in_the_morning() throws Exception {
        var what = new Followed.OfPetition(number.value());
        var token = follow(what, "many@reader.example", Rhythm.AT_ONCE, false);
        for (int i = 1; i <= 4; i++) {
            var later = List.of(new Outbox.Match(what, record.lastIndex() + 1_000 * i));
            outbox.gather(later, Duration.ofHours(i), 1, clock.instant());
        }
        assertThat(owner().sql("""
                        SELECT message.kind || ' ' || array_length(entries, 1)
                          FROM office.follow_message message JOIN intake.follower ON follower.id = message.follower
                         WHERE target = ? AND message.state = 'gathering' ORDER BY next_at
                        """).param(number.value()).query(String.class).list())
                .containsExactly("news 1", "digest 3");
        stop(token);
    }

    @Test
    void a_mailbox_that_is_not_there_is_forgotten() throws Exception {
        follow(new Followed.OfPetition(number.value()), "gone@reader.example", Rhythm.AT_ONCE, false);
        server.stop();
        try (var refusing = new RefusingServer(SMTP, "550 5.1.1 <%s> is unknown here")) {
            ask("보완", "supplement");
            Patience.until("the follower's state", () -> state("gone"), "stopped"::equals);
            assertThat(owner().sql("SELECT sealed IS NULL FROM intake.follower WHERE target = ?")
                            .param(number.value())
                            .query(Boolean.class)
                            .list())
                    .containsExactly(true);
            assertThat(troubles()).containsExactly("550");
        } finally {
            server = started();
        }
    }

    @Test
    void a_server_that_is_down_or_busy_delays_the_news_and_loses_none() throws Exception {
        var readers = List.of("patient@reader.example", "calm@reader.example");
        for (var reader : readers) {
            follow(new Followed.OfPetition(number.value()), reader, Rhythm.AT_ONCE, false);
        }
        server.stop();
        ask("보완", "supplement");
        // The first message that is tried, of whatever test, finds the door shut; those behind it are not tried.
        Patience.until(
                "two troubles of a server that is away",
                () -> troubles(),
                all -> all.size() == 2
                        && Set.of("MailConnectException (ConnectException)", "away")
                                .containsAll(all));
        try (var busy = new RefusingServer(SMTP, "451 4.7.1 greylisted, come back")) {
            clock.forward(Duration.ofMinutes(1));
            Patience.until("the troubles", () -> troubles(), List.of("451", "451")::equals);
        }
        server = started();
        settled();
        for (var reader : readers) {
            assertThat(received(reader)).isEmpty();
        }
        clock.forward(Duration.ofMinutes(5));
        for (var reader : readers) {
            assertThat(mails(reader, 1)).hasSize(1);
        }
    }

    /** Whatever was entered, a mail says what the page says: neither its subject nor its headers and parts know more. */
    @Test
    void what_the_guard_has_stopped_stands_in_no_mail() throws Exception {
        var poisoned = petitions
                .receive(
                        new Reception(
                                CONSTRUCTION,
                                null,
                                GANGNAM,
                                BUILDING,
                                new Text("신축, 문의 010-9876-5432", "New house, ask hong(at)mail.example"),
                                "홍길동",
                                "강남구 역삼동 123-45",
                                "online",
                                AFTERNOON,
                                null,
                                false),
                        KIM,
                        Moment.now(AFTERNOON))
                .fact()
                .petition();
        Patience.until(
                "the petition in the record",
                () -> record.find(poisoned.value()).isPresent());
        var own = new Followed.OfPetition(poisoned.value());
        follow(own, "reader@reader.example", Rhythm.AT_ONCE, false);
        follow(own, "applicant@reader.example", Rhythm.AT_ONCE, true);
        petitions
                .record(
                        poisoned,
                        Act.requestSupplement(
                                new Text("주민등록번호 900115-1234567 확인", "card 4111 1111 1111 1111"),
                                LocalDate.of(2026, 12, 3)),
                        KIM,
                        Moment.now(AFTERNOON))
                .fact();
        for (var mailbox : List.of("reader@reader.example", "applicant@reader.example")) {
            for (var mail : mails(mailbox, 2)) {
                var all = new ByteArrayOutputStream();
                mail.writeTo(all);
                var everything = String.join(
                        "\n", all.toString(StandardCharsets.UTF_8), mail.getSubject(), text(mail), page(mail));
                // What divides the parts of a mail is a serial number with the milliseconds of the day: by chance any
                // number.
                assertThat(everything.replaceAll("_Part_[0-9_.]+", "").replaceAll("[^\\p{L}\\p{N}]", ""))
                        .doesNotContain("98765432", "hongatmail", "9001151234567", "41111111", "홍길동", "12345");
            }
        }
    }

    /** The message was taken with the mailbox in it; to open that, the office needs its key, and somebody keeps it. */
    @Test
    void who_stops_between_the_taking_of_the_message_and_its_sending_is_told_nothing_more() throws Exception {
        var token = waitsForTheMorning("gone@reader.example");
        try (var key = InTheWay.of(database, KEY_IS_KEPT)) {
            morningComes();
            Patience.until("the state of the message", () -> messages(), List.of("sending")::equals);
            stop(token);
            key.stepAside();
        }
        Patience.until("the state of the message", () -> messages(), List.of("failed")::equals);
        assertThat(troubles()).containsExactly("ended");
        assertThat(received("gone@reader.example")).as("the confirmation alone").hasSize(1);
    }

    /** The mail is out, and nobody has written that down yet: it cannot be called back, and who stops does not wait for it. */
    @Test
    void who_stops_while_the_mail_is_on_its_way_gets_that_one_and_no_other() throws Exception {
        var token = waitsForTheMorning("last@reader.example");
        try (var key = InTheWay.of(database, KEY_IS_KEPT)) {
            morningComes();
            Patience.until("the state of the message", () -> messages(), List.of("sending")::equals);
            try (var written = InTheWay.of(database, "LOCK TABLE office.follow_message IN SHARE MODE")) {
                key.stepAside();
                mails("last@reader.example", 2);
                stop(token);
                assertThat(state("last")).isEqualTo("stopped");
                assertThat(messages()).containsExactly("sending");
                written.stepAside();
            }
        }
        Patience.until("the state of the message", () -> messages(), List.of("sent")::equals);
        answer();
        morningComes();
        settled();
        assertThat(received("last@reader.example")).hasSize(2);
        assertThat(messages()).as("nothing was made for who has stopped").containsExactly("sent");
    }

    /** Whoever gathers has seen that somebody follows, and waits behind another who puts down the same; meanwhile the subscription ends. */
    @Test
    void news_that_were_gathered_for_somebody_who_stopped_meanwhile_go_nowhere() throws Exception {
        var token = follow(new Followed.OfPetition(number.value()), "between@reader.example", Rhythm.AT_ONCE, false);
        settled();
        try (var cursor = InTheWay.of(database, "LOCK TABLE office.follow_cursor IN SHARE MODE")) {
            ask("보완", "supplement");
            try (var another = InTheWay.of(database, """
                    INSERT INTO office.follow_message (id, follower, kind, first_index, entries, state, next_at, made_at)
                    SELECT gen_random_uuid(), id, 'news', -7, '{}', 'gathering', requested_at, requested_at
                      FROM intake.follower WHERE target = '%s'
                    """.formatted(number))) {
                cursor.awaitWaiting(1);
                cursor.stepAside();
                another.awaitWaiting(1);
                stop(token);
                // The other one breaks off, and leaves nothing.
            }
        }
        Patience.until("the state of the message", () -> messages(), List.of("failed")::equals);
        assertThat(troubles()).containsExactly("ended");
        assertThat(received("between@reader.example")).hasSize(1);
    }

    @Test
    void for_who_has_stopped_before_nothing_is_gathered() throws Exception {
        var token = follow(new Followed.OfPetition(number.value()), "before@reader.example", Rhythm.AT_ONCE, false);
        settled();
        try (var cursor = InTheWay.of(database, "LOCK TABLE office.follow_cursor IN SHARE MODE")) {
            ask("보완", "supplement");
            cursor.awaitWaiting(1);
            stop(token);
            cursor.stepAside();
        }
        settled();
        assertThat(messages()).isEmpty();
        assertThat(received("before@reader.example")).hasSize(1);
    }

    /** Follows day by day, with news that lie in the outbox. */
    private String waitsForTheMorning(String mailbox) throws Exception {
        var token = follow(new Followed.OfPetition(number.value()), mailbox, Rhythm.DAILY, false);
        ask("보완", "supplement");
        Patience.until("the state of the message", () -> messages(), List.of("gathering")::equals);
        settled();
        return token;
    }

    private void morningComes() {
        var now = clock.instant();
        clock.forward(Duration.between(now, Outbox.morningAfter(now)));
    }

    @Test
    void what_was_sent_is_not_sent_again_and_what_may_have_been_keeps_its_id() throws Exception {
        follow(new Followed.OfPetition(number.value()), "once@reader.example", Rhythm.AT_ONCE, false);
        ask("보완", "supplement");
        var first = mails("once@reader.example", 2).getLast();
        // A machine that was put back to a moment before it looked through the entry.
        owner().sql("UPDATE office.follow_cursor SET index = index - 5").update();
        settled();
        assertThat(received("once@reader.example")).hasSize(2);
        // A machine that was killed behind the last word of the mail, before it could write down that it was sent.
        owner().sql("""
                        UPDATE office.follow_message SET state = 'sending', sent_at = NULL
                         WHERE kind = 'news' AND follower = (SELECT id FROM intake.follower WHERE target = ?)
                        """).param(number.value()).update();
        settled();
        assertThat(received("once@reader.example")).hasSize(2);
        clock.forward(Duration.ofMinutes(6));
        var again = mails("once@reader.example", 3).getLast();
        assertThat(again.getMessageID()).isEqualTo(first.getMessageID());
        assertThat(text(again)).isEqualTo(text(first));
    }

    @Test
    void whoever_does_not_confirm_is_forgotten_after_two_days() throws Exception {
        subscriptions.ask(
                new Followed.OfPetition(number.value()),
                mailbox("silent@reader.example"),
                Lang.EN,
                Rhythm.AT_ONCE,
                false);
        mails("silent@reader.example", 1);
        ask("보완", "supplement");
        clock.forward(Duration.ofHours(49));
        Patience.until("a follower who is forgotten", () -> state("silent"), String::isEmpty);
        assertThat(received("silent@reader.example")).hasSize(1);
    }

    @Test
    void one_mailbox_cannot_be_flooded_with_confirmations() throws Exception {
        for (int i = 0; i < 7; i++) {
            subscriptions.ask(
                    new Followed.OfPetition(number.value()),
                    mailbox("victim@reader.example"),
                    Lang.EN,
                    Rhythm.AT_ONCE,
                    false);
        }
        mails("victim@reader.example", 5);
        Patience.until(
                "the troubles", () -> troubles(), List.of("too many confirmations", "too many confirmations")::equals);
        assertThat(received("victim@reader.example")).hasSize(5);
    }

    /** With all rights over the database, and no key. */
    @Test
    void a_copy_of_the_database_knows_no_mailbox() throws Exception {
        follow(new Followed.OfPetition(number.value()), "dumped@reader.example", Rhythm.AT_ONCE, false);
        ask("보완", "supplement");
        mails("dumped@reader.example", 2);
        for (var name : List.of(
                "dumped@reader.example", HexFormat.of().formatHex("dumped@reader".getBytes(StandardCharsets.UTF_8)))) {
            for (var table : owner().sql(
                            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('intake', 'office', 'record')")
                    .query(String.class)
                    .list()) {
                assertThat(owner().sql("SELECT count(*) FROM %s AS line WHERE line::text LIKE ?".formatted(table))
                                .param("%" + name + "%")
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void bad_forms_get_a_sentence() throws Exception {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var form = form(get(browser, "/en/follow?procedure=HC-02"));
        var wrong = post(browser, "/en/follow", Map.of("procedure", "HC-02", "form", form, "email", "no mailbox"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is no e-mail address");
        var foreign = post(scanner(), "/en/follow", Map.of("procedure", "HC-02", "form", form, "email", "a@b.example"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(get(browser, "/en/follow").statusCode()).isEqualTo(404);
        assertThat(get(browser, "/en/follow?petition=2026-6110000-0000123-7").statusCode())
                .isEqualTo(404);
        assertThat(get(browser, "/en/follow?q=010-1234-5678").statusCode()).isEqualTo(422);
        assertThat(get(browser, "/en/follow/confirm/nothing").statusCode()).isEqualTo(404);
        assertThat(post(scanner(), "/follow/stop/nothing", Map.of()).statusCode())
                .isEqualTo(404);
    }

    // Browsers

    @Test
    void a_browser_is_told_sealed_and_signed_and_forgotten_when_its_service_says_so() throws Exception {
        try (var service = new PushService()) {
            var page = get(browser(), "/en/follow?petition=" + number);
            assertThat(page.body()).contains("Follow in this browser");
            var token = subscribed(service);
            ask("보완", "supplement");
            Patience.until("a push", () -> !service.pushed().isEmpty());
            var told = service.pushed().remove();
            var notification = told.notification();
            assertThat(notification.path("title").asString())
                    .isEqualTo("Papers asked for: Six-storey building, Yeoksam-dong");
            assertThat(notification.path("page").asString()).isEqualTo("/en/petitions/" + number);
            assertThat(notification.path("manage").asString()).isEqualTo("/en/follow/manage/" + token);
            assertThat(notification.path("text").asString()).contains("2026-12-03 (Thu)");
            assertThat(notification.toString()).doesNotContain("홍길동", "123-45");
            assertThat(told.headers()).containsEntry("TTL", "172800").containsEntry("Content-Encoding", "aes128gcm");
            assertThat(told.claims().toString())
                    .isEqualTo("{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"mailto:open@city.example\"}"
                            .formatted(
                                    service.origin(),
                                    clock.instant().plus(Duration.ofHours(12)).getEpochSecond()));
            assertThat(page.body()).contains("data-push=\"" + told.key() + "\"");

            service.answers(410);
            answer();
            Patience.until("the follower's state", () -> state("push"), "stopped"::equals);
            assertThat(troubles()).containsExactly("410");
            assertThat(service.pushed()).isEmpty();
        }
    }

    @Test
    void a_push_service_that_is_busy_gets_it_later_and_once() throws Exception {
        try (var service = new PushService()) {
            var token = subscribed(service);
            service.answers(429);
            ask("보완", "supplement");
            Patience.until("the troubles", () -> troubles(), List.of("429")::equals);
            service.answers(503);
            clock.forward(Duration.ofMinutes(1));
            Patience.until("the troubles", () -> troubles(), List.of("503")::equals);
            service.answers(201);
            settled();
            assertThat(service.pushed()).isEmpty();
            clock.forward(Duration.ofMinutes(5));
            Patience.until("a push", () -> !service.pushed().isEmpty());
            clock.forward(Duration.ofHours(2));
            settled();
            assertThat(service.pushed()).hasSize(1);
            stop(token);
        }
    }

    @Test
    void what_is_no_browser_is_not_subscribed() throws Exception {
        try (var service = new PushService()) {
            var good = service.subscription();
            var point = good.replaceAll(".*p256dh\":\"([^\"]+)\".*", "$1");
            for (var wrong : List.of(
                    "",
                    "nonsense",
                    "{}",
                    good.replace("http:", "ftp:"),
                    good.replace("http://localhost", "http://somebody@localhost"),
                    good.replace(point, point.substring(0, 40)),
                    good.replace(point, "BA" + "A".repeat(point.length() - 2)),
                    good.replaceAll("auth\":\"[^\"]+", "auth\":\"AAAA"),
                    good.replace("/push/one", "/push/" + "x".repeat(2_000)))) {
                var answer = push(wrong);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
                assertThat(answer.body()).contains("This browser could not be subscribed.");
            }
            assertThat(post(scanner(), "/en/follow/push", Map.of("petition", number.value(), "browser", good))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, false",
        "localhost, false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "192.168.1.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "[::1], false",
        "[fd00::1], false",
        "[fe80::1], false",
        "[::ffff:127.0.0.1], false",
        "100.128.0.1, true",
        "8.8.8.8, true",
        "[2001:4860:4860::8888], true",
    })
    void nothing_in_the_house_is_taken_for_a_push_service(String host, boolean outside) throws Exception {
        try (var service = new PushService()) {
            var subscription = service.subscription().replaceFirst("http://localhost:\\d+", "https://" + host);
            assertThat(Browser.of(subscription, false).orElseThrow().isOutside())
                    .isEqualTo(outside);
            assertThat(Browser.of(service.subscription(), false)).isEmpty();
        }
    }

    /**
     * In Chromium, whose own push service no test can reach, so that the one of this test takes its place; and which without a window takes
     * every leave for refused.
     */
    @Test
    void a_button_appears_where_the_browser_can_and_follows() throws Exception {
        try (var service = new PushService();
                var chromium = new Chromium();
                var context = chromium.browser().newContext()) {
            context.addInitScript("""
                    Object.defineProperty(Notification, 'permission', {value: 'default'});
                    Notification.requestPermission = async () => 'granted';
                    PushManager.prototype.subscribe = async options => (%s)
                    """.formatted(service.subscription()));
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/en/follow?petition=" + number);
            chromium.check(page, "follow-push");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Follow in this browser"))
                    .click();
            page.waitForURL("**/en/follow/manage/*");
            assertThat(page.locator("main").innerText()).contains("Six-storey building, Yeoksam-dong");
            ask("보완", "supplement");
            Patience.until("a push", () -> !service.pushed().isEmpty());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop"))
                    .click();
            Patience.until("the follower's state", () -> state("push"), "stopped"::equals);
        }
    }

    private HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private String subscribed(PushService service) throws Exception {
        var answer = push(service.subscription());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll(".*/en/follow/manage/([\\w-]+).*", "$1");
    }

    private HttpResponse<String> push(String browser) throws Exception {
        var client = browser();
        var form = form(get(client, "/en/follow?petition=" + number));
        return post(client, "/en/follow/push", Map.of("petition", number.value(), "form", form, "browser", browser));
    }

    // What happens

    private String follow(Followed followed, String mailbox, Rhythm rhythm, boolean own) throws Exception {
        subscriptions.ask(followed, mailbox(mailbox), Lang.KO, rhythm, own);
        var confirm = link(mails(mailbox, 1).getFirst(), "/ko/follow/confirm/");
        var token = confirm.substring(confirm.lastIndexOf('/') + 1);
        assertThat(subscriptions.confirm(token)).isTrue();
        return token;
    }

    private void stop(String token) {
        subscriptions.stop(token);
    }

    private static Mailbox mailbox(String text) {
        return Mailbox.typed(text).orElseThrow();
    }

    private void ask(String ko, String en) {
        record(KIM, Act.requestSupplement(new Text(ko, en), LocalDate.of(2026, 12, 3)));
    }

    private void answer() {
        record(new By.OfApplicant(GANGNAM), Act.answerSupplement(new Text("도면", "plans")));
    }

    private void record(By by, Act act) {
        int before = record.find(number.value()).orElseThrow().entries().size();
        petitions.record(number, act, by, Moment.now(AFTERNOON)).fact();
        Patience.until(
                "one more entry",
                () -> record.find(number.value()).orElseThrow().entries().size(),
                entries -> entries > before);
    }

    /** Until everything public has been looked through and nothing is left that is due. */
    private void settled() {
        Patience.until(
                "everything to be told",
                () -> owner().sql("""
                        SELECT (SELECT index FROM office.follow_cursor) = (SELECT next_index - 1 FROM record.head)
                           AND NOT EXISTS (SELECT FROM office.follow_message
                                            WHERE state IN ('gathering', 'waiting', 'sending') AND next_at <= ?::timestamptz)
                        """)
                        .param(clock.instant().toString())
                        .query(Boolean.class)
                        .single());
    }

    /** Of the subscription that was made last for this test's petition; empty where there is none. */
    private String state(String whose) {
        return owner().sql("SELECT state FROM intake.follower WHERE target = ? ORDER BY requested_at DESC LIMIT 1")
                .param(number.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> troubles() {
        return owner().sql("""
                        SELECT trouble FROM office.follow_message
                          JOIN intake.follower follower ON follower.id = follow_message.follower
                         WHERE target = ? AND trouble IS NOT NULL
                        """).param(number.value()).query(String.class).list();
    }

    /** In what state the news of this test's petition are. */
    private List<String> messages() {
        return owner().sql("""
                        SELECT follow_message.state FROM office.follow_message
                          JOIN intake.follower follower ON follower.id = follow_message.follower
                         WHERE target = ? AND follow_message.kind <> 'confirm'
                        """).param(number.value()).query(String.class).list();
    }

    private JdbcClient owner() {
        return TestDatabase.ownerOf(database);
    }

    // Mails

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(SMTP, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static List<MimeMessage> mails(String mailbox, int atLeast) {
        return Patience.until("%d mails".formatted(atLeast), () -> received(mailbox), mails -> mails.size() >= atLeast);
    }

    private static List<MimeMessage> received(String mailbox) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(mailbox);
                    } catch (MessagingException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    private static String text(MimeMessage mail) throws Exception {
        return part(mail, 0).getContent().toString();
    }

    private static String page(MimeMessage mail) throws Exception {
        return part(mail, 1).getContent().toString();
    }

    /** For people to look at, if {@code -Dopen.screens=true} asks for it. */
    private static void keep(String name, MimeMessage mail) throws Exception {
        if (Boolean.getBoolean("open.screens")) {
            var folder = Files.createDirectories(Path.of("target", "screens"));
            Files.writeString(folder.resolve(name + ".html"), page(mail));
            Files.writeString(folder.resolve(name + ".txt"), text(mail));
        }
    }

    private static BodyPart part(MimeMessage mail, int n) throws Exception {
        return ((Multipart) mail.getContent()).getBodyPart(n);
    }

    private static String link(MimeMessage mail, String path) throws Exception {
        var link = Pattern.compile(Pattern.quote(SITE) + "(" + Pattern.quote(path) + "[A-Za-z0-9_-]+)")
                .matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    // The site

    /** Without cookies. */
    private static HttpClient scanner() {
        return HttpClient.newHttpClient();
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient client, String path, Map<String, String> fields) throws Exception {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String form(HttpResponse<String> page) {
        var form = FORM.matcher(page.body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }
}
