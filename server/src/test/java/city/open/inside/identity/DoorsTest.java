package city.open.inside.identity;

import static city.open.inside.identity.People.PASSWORD;
import static city.open.inside.identity.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;

/** How officials come in and go out, over HTTP. */
@SpringBootTest(
        classes = {Open.class, People.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.ForSpring.class, CityProvider.ForSpring.class})
class DoorsTest {
    private static final String INSIDE = "/en/office/account";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Invitations invitations;

    @Autowired
    private FirstAdministrator first;

    @Value("${open.database}")
    private String database;

    @Autowired
    private OfficeDatabase office;

    @Autowired
    private MovableClock clock;

    private Visitor visitor;

    @BeforeEach
    void somebody_opens_a_browser() {
        visitor = new Visitor(port);
    }

    @Test
    void the_public_site_knows_no_sessions_and_no_guards() throws Exception {
        for (var path : List.of("/ko/", "/en/petitions", "/en/about", "/api/v1/agencies", "/ko/no-such-page")) {
            var answer = visitor.get(path);
            assertThat(answer.headers().map()).as(path).doesNotContainKeys("set-cookie", "x-frame-options", "pragma");
        }
        assertThat(visitor.get("/ko/petitions;a=b").statusCode()).isNotEqualTo(HttpURLConnection.HTTP_INTERNAL_ERROR);
    }

    @Test
    void looking_at_the_login_page_leaves_nothing_in_the_database() throws Exception {
        var before = sessions();
        var answer = visitor.get("/ko/login");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void a_right_password_opens_what_was_asked_for_and_logging_out_closes_it() throws Exception {
        people.somebody("han", Role.OFFICER);
        assertThat(location(visitor.get(INSIDE))).endsWith("/en/login?next=%2Fen%2Foffice%2Faccount");

        var answer = visitor.fill(
                "/en/login?next=" + INSIDE, "/en/login", "account", " Han ", "password", PASSWORD, "next", INSIDE);
        assertThat(location(answer)).endsWith(INSIDE);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("open-session=", "HttpOnly", "SameSite=Lax"));
        var page = visitor.get(INSIDE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Kim Min-seo", "Architecture Planning Division");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");

        assertThat(location(visitor.fill(INSIDE, "/en/logout"))).endsWith("/en/login?left");
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/en/petitions", "/en/office/../..//x", ""})
    void nobody_is_led_from_the_login_to_somewhere_else(String next) throws Exception {
        var account = "next" + Math.abs(next.hashCode() % 100_000);
        people.somebody(account, Role.OFFICER);
        assertThat(location(
                        visitor.fill("/ko/login", "/ko/login", "account", account, "password", PASSWORD, "next", next)))
                .endsWith(":" + port + "/ko/office");
    }

    @Test
    void an_unknown_account_gets_the_same_answers_as_a_known_one() throws Exception {
        people.somebody("noh", Role.OFFICER);
        for (int attempt = 1; attempt <= 6; attempt++) {
            var known = visitor.logIn("noh", "not the password");
            var unknown = visitor.logIn("nobody-at-all", "not the password");
            assertThat(unknown).isEqualTo(known).contains(attempt <= 5 ? "?wrong" : "?wait=");
        }
    }

    @Test
    void after_five_failures_even_the_right_password_waits() throws Exception {
        people.somebody("oh", Role.OFFICER);
        for (int attempt = 1; attempt <= 5; attempt++) {
            visitor.logIn("oh", "guess " + attempt);
        }
        assertThat(visitor.logIn("oh", PASSWORD)).contains("?wait=");
        clock.forward(Duration.ofSeconds(31));
        assertThat(visitor.logIn("oh", PASSWORD)).endsWith("/en/office");
    }

    @Test
    void a_session_gets_another_id_when_somebody_logs_in() throws Exception {
        people.somebody("lim", Role.OFFICER);
        visitor.get("/en/login/city");
        var before = visitor.cookie("open-session").orElseThrow();
        visitor.logIn("lim", PASSWORD);
        assertThat(visitor.cookie("open-session").orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void nobody_stays_longer_than_ten_hours() throws Exception {
        people.somebody("jung", Role.OFFICER);
        visitor.logIn("jung", PASSWORD);
        clock.forward(Duration.ofMinutes(599));
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(200);
        clock.forward(Duration.ofMinutes(1));
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(302);
    }

    @Test
    void a_session_left_alone_for_half_an_hour_is_over() throws Exception {
        people.somebody("yang", Role.OFFICER);
        visitor.logIn("yang", PASSWORD);
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(200);
        office.jdbc().sql("""
                UPDATE office.session
                   SET last_access_time = last_access_time - 1800000, expiry_time = expiry_time - 1800000
                 WHERE principal_name = 'yang'
                """).update();
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(302);
    }

    @Test
    void what_an_administrator_takes_away_is_away_at_once() throws Exception {
        people.somebody("boss", Role.ADMIN);
        people.somebody("second", Role.ADMIN);
        visitor.logIn("boss", PASSWORD);
        assertThat(visitor.get("/en/office/accounts").statusCode()).isEqualTo(200);
        accounts.setRoles("boss", Set.of(Role.OFFICER));
        var refused = visitor.get("/en/office/accounts");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(Refusal.NOT_YOUR_ROLE.words().en());
        accounts.disable("boss");
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).logIn("boss", PASSWORD)).endsWith("?wrong");
    }

    @Test
    void a_form_without_its_token_changes_nothing() throws Exception {
        people.somebody("seo", Role.OFFICER);
        visitor.logIn("seo", PASSWORD);
        var answer = visitor.post("/en/office/account/sessions/end", "made up");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This form has expired");
    }

    @Test
    void an_official_changes_the_password_and_other_logins_end() throws Exception {
        people.somebody("bae", Role.OFFICER);
        var elsewhere = new Visitor(port);
        elsewhere.logIn("bae", PASSWORD);
        visitor.logIn("bae", PASSWORD);
        var changed = "twelve magpies on a wire";
        assertThat(change("not the old one", changed).body()).contains("The present password is wrong.");
        assertThat(change(PASSWORD, "short").body()).contains("at least 12 characters");
        assertThat(location(change(PASSWORD, changed))).endsWith("?done=password");
        assertThat(elsewhere.get(INSIDE).statusCode()).isEqualTo(302);
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(200);
        assertThat(new Visitor(port).logIn("bae", changed)).endsWith("/en/office");
    }

    private HttpResponse<String> change(String old, String changed) throws Exception {
        return visitor.fill(INSIDE, INSIDE + "/password", "old", old, "password", changed, "again", changed);
    }

    @Test
    void an_administrator_makes_an_account_whose_owner_sets_the_password_once() throws Exception {
        people.somebody("admin-of-all", Role.ADMIN);
        people.somebody("another-admin", Role.ADMIN);
        visitor.logIn("admin-of-all", PASSWORD);
        var made = visitor.fill(
                "/en/office/accounts",
                "/en/office/accounts",
                "agency",
                "6110000",
                "account",
                "newcomer",
                "nameKo",
                "신입",
                "nameEn",
                "New Comer",
                "unit",
                "taxi-policy",
                "rank",
                "TEAM_LEADER",
                "role",
                "OFFICER",
                "role",
                "APPROVER");
        assertThat(accounts.login("newcomer").orElseThrow().roles()).isEmpty();
        var second = new Visitor(port);
        second.logIn("another-admin", PASSWORD);
        var wish = Pattern.compile("/en/office/accounts/wishes/[0-9a-f-]{36}").matcher(made.body());
        assertThat(wish.find()).isTrue();
        second.fill("/en/office/accounts", wish.group(), "what", "agree");
        assertThat(accounts.login("newcomer").orElseThrow().roles()).isEqualTo(Set.of(Role.OFFICER, Role.APPROVER));
        var link = Pattern.compile("http://localhost:\\d+(/en/first/[A-Za-z0-9_-]+)")
                .matcher(made.body());
        assertThat(link.find()).as(made.body()).isTrue();

        var newcomer = new Visitor(port);
        var first = link.group(1);
        assertThat(newcomer.fill(first, first, "password", "newcomer is my name", "again", "newcomer is my name")
                        .body())
                .contains("must not contain the account");
        assertThat(newcomer.fill(first, first, "password", PASSWORD, "again", PASSWORD)
                        .statusCode())
                .isEqualTo(200);
        assertThat(newcomer.get(first).statusCode()).isEqualTo(404);
        assertThat(newcomer.logIn("newcomer", PASSWORD)).endsWith("/en/office/account");
        assertThat(newcomer.get(INSIDE).body()).contains("account made · by admin-of-all");
    }

    @Test
    void the_last_administrator_cannot_go() throws Exception {
        people.somebody("only", Role.ADMIN);
        for (var account : accounts.all()) {
            if (account.roles().contains(Role.ADMIN) && !account.name().equals("only")) {
                accounts.disable(account.name());
            }
        }
        visitor.logIn("only", PASSWORD);
        for (var what : List.of("close", "roles")) {
            var answer =
                    visitor.fill("/en/office/accounts", "/en/office/accounts/only", "what", what, "role", "OFFICER");
            assertThat(answer.body()).contains("the last account that can manage accounts");
        }
    }

    @Test
    void an_invitation_is_over_after_three_days_and_when_there_is_a_newer_one() {
        people.somebody("gone", Role.OFFICER);
        var old = invitations.forAccount("gone").substring("/first/".length());
        var newer = invitations.forAccount("gone").substring("/first/".length());
        assertThat(invitations.find(old)).isEmpty();
        assertThat(invitations.find(newer)).isPresent();
        clock.forward(Duration.ofHours(72));
        assertThat(invitations.find(newer)).isEmpty();
        assertThat(invitations.use(newer)).isFalse();
    }

    /** The name of an official is public, and is written by whoever makes the account: at the door of administrators, and at that of the first of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "신입 010-9876-5432",
                "신입 ０１０·９８７６·５４３２",
                "신입 900115-1234567",
                "신입 newcomer(at)mail.example",
                "신입 newcomer@mail.example",
                "신입 4111 1111 1111 1111",
                "신입, 역삼로 12길 34",
                "신입 101호",
                "신\u202e입",
                "신\u200b입",
                "신입\u0007"
            })
    void nothing_but_a_name_becomes_the_name_of_an_official(String name) throws Exception {
        people.somebody("admin-of-names", Role.ADMIN);
        visitor.logIn("admin-of-names", PASSWORD);
        for (var key : List.of("nameKo", "nameEn")) {
            var answer = visitor.fill(
                    "/en/office/accounts",
                    "/en/office/accounts",
                    "agency",
                    "6110000",
                    "account",
                    "named",
                    "unit",
                    "taxi-policy",
                    "rank",
                    "OFFICER",
                    "role",
                    "OFFICER",
                    "nameKo",
                    key.equals("nameKo") ? name : "신입",
                    "nameEn",
                    key.equals("nameEn") ? name : "New Comer");
            assertThat(answer.body()).as(key).contains("write the name only");
        }
        assertThat(accounts.login("named")).isEmpty();

        owner().sql("TRUNCATE office.account CASCADE").update();
        var path = first.link("").orElseThrow();
        for (var key : List.of("nameKo", "nameEn")) {
            var answer = visitor.fill(
                    path,
                    path,
                    "account",
                    "root",
                    "unit",
                    "information-disclosure",
                    "password",
                    PASSWORD,
                    "again",
                    PASSWORD,
                    "nameKo",
                    key.equals("nameKo") ? name : "관리자",
                    "nameEn",
                    key.equals("nameEn") ? name : "Admin");
            assertThat(answer.body()).as(key).contains("이름만 적으십시오");
        }
        assertThat(first.link("")).as("nobody was taken in").isPresent();
        assertThat(owner().sql("SELECT count(*) FROM office.official WHERE id IN ('named', 'root')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void who_starts_an_installation_without_accounts_becomes_its_first_administrator() throws Exception {
        owner().sql("TRUNCATE office.account CASCADE").update();
        var link = first.link("http://localhost:" + port).orElseThrow();
        var path = link.substring(("http://localhost:" + port).length());
        assertThat(visitor.fill(path, path, "account", "root", "password", PASSWORD, "again", PASSWORD)
                        .body())
                .contains("이름을 한글과 영문으로 모두 적으십시오.");
        var made = visitor.fill(
                path,
                path,
                "account",
                "root",
                "nameKo",
                "관리자",
                "nameEn",
                "Admin",
                "unit",
                "information-disclosure",
                "password",
                PASSWORD,
                "again",
                PASSWORD);
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(visitor.get(path).statusCode()).isEqualTo(404);
        assertThat(first.link("")).isEmpty();
        assertThat(visitor.logIn("root", PASSWORD)).endsWith("/en/office");
        assertThat(visitor.get("/en/office/accounts").statusCode()).isEqualTo(200);
    }

    /** What the program itself may not do: take an account out of the table. */
    private JdbcClient owner() {
        var parts = database.split("[:/@]+", 4);
        return JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://" + parts[3], parts[1], parts[2]));
    }

    @Test
    void outside_a_demo_nothing_opens_without_a_password() throws Exception {
        people.somebody("shin", Role.MAYOR);
        assertThat(location(visitor.fill("/en/login", "/en/login/demo", "account", "shin")))
                .endsWith("?wrong");
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(302);
    }

    @Test
    void the_citys_own_login_opens_the_account_that_its_claim_names() throws Exception {
        people.somebody("kim", Role.OFFICER);
        var back = throughTheCity("kim", "kim's password at the city");
        assertThat(location(visitor.get(back))).endsWith("/en/office");
        assertThat(visitor.get(INSIDE).body()).contains("Kim Min-seo");
    }

    @Test
    void whom_the_city_knows_and_we_do_not_stays_outside() throws Exception {
        var back = throughTheCity("stranger", "a stranger's password");
        assertThat(location(visitor.get(back))).endsWith("/en/login?unknown");
        assertThat(visitor.get(INSIDE).statusCode()).isEqualTo(302);
    }

    @Test
    void an_answer_of_the_city_that_nobody_asked_for_opens_nothing() throws Exception {
        var back = throughTheCity("kim", "kim's password at the city");
        var another = new Visitor(port);
        assertThat(location(another.get(back))).endsWith("?unknown");
        assertThat(another.get(INSIDE).statusCode()).isEqualTo(302);
    }

    /** Where the provider sends the browser back to. */
    private String throughTheCity(String name, String password) throws Exception {
        CityProvider.expectOpenAt(port);
        var asked = location(visitor.get("/en/login/city"));
        assertThat(asked).startsWith(CityProvider.issuer()).contains("code_challenge=");
        var basic = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        visitor.get(CityProvider.issuer() + "/", "Authorization", "Basic " + basic);
        return location(visitor.get(asked));
    }

    private int sessions() {
        return office.jdbc()
                .sql("SELECT count(*) FROM office.session")
                .query(Integer.class)
                .single();
    }
}
