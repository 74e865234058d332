package city.open.audit.redflags;

import static city.open.Chromium.check;
import static city.open.Chromium.press;
import static city.open.inside.petition.Outcome.GRANTED;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.audit.redflags.FlagRows.Row;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.office.OfficeCity;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The city's own cases are asked; a person who does not work there says what came of it. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class RedFlagsTest {
    private static final By.OfOffice HAN =
            new By.OfOffice(OfficeCity.SEOUL, OfficeCity.BUS, new OfficialId("han"), Rank.OFFICER);

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private RedFlags flags;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditDatabase audit;

    @BeforeAll
    static void start_the_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void end_the_browser() {
        chromium.close();
    }

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void what_skipped_steps_and_came_in_time_only_on_paper_is_raised_once_and_a_person_decides() {
        var skipped = decidedAtOnce("도봉 101번 노선 조정", "Route 101 adjusted");
        var saved = enteredLate("월계 고속버스터미널 면허", "Express bus terminal, Wolgye");
        run();
        var skip = raised("F01", skipped);
        assertThat(skip.sentence().en()).contains("Decided without").contains("A question, not a finding.");
        assertThat(raised("F16", saved).figures().path("lag_class").stringValue())
                .isEqualTo("C");
        assertThat(flags.rows().open("F16", 0, 100))
                .noneMatch(row -> row.cases().contains(skipped.value()));
        run();
        assertThat(flags.rows().open("F01", 0, 1_000).stream()
                        .filter(row -> row.cases().contains(skipped.value())))
                .as("found again, it stays one")
                .hasSize(1)
                .allMatch(row -> row.lastRun() > skip.lastRun());

        accounts.setRoles("moon", Set.of(Role.AUDITOR));
        try (var ahn = official("ahn", 1280, ColorScheme.LIGHT);
                var phone = official("ahn", 390, ColorScheme.DARK);
                var moon = official("moon", 1280, ColorScheme.LIGHT);
                var oh = official("oh", 1280, ColorScheme.LIGHT);
                var han = official("han", 1280, ColorScheme.LIGHT)) {
            for (var other : List.of(oh, han)) {
                assertThat(other.request().get(at("/ko/office/flags")).status()).isEqualTo(403);
                assertThat(other.request()
                                .get(at("/ko/office/flags/" + skip.id()))
                                .status())
                        .isEqualTo(403);
            }
            var own = open(moon, "/ko/office/flags/" + skip.id());
            assertThat(own.locator("[role=note]")).containsText("다른 감사관");
            assertThat(own.locator("form.form")).hasCount(0);
            assertThat(flags.decide(login("moon"), skip.id(), Outcome.EXPLAINED, "", "It was all right."))
                    .isEqualTo("flags.no.own-division");

            var list = open(ahn, "/en/office/flags?code=F01");
            assertThat(list.locator("#coverage + p + .scroll")).containsText("F13 Uncommonly quick");
            assertThat(list.locator("main")).containsText("neither pages and attachments of papers are kept");
            check(list, "flags");
            check(open(phone, "/ko/office/flags"), "flags-phone");
            list.navigate(at("/en/office/flags/" + skip.id()));
            list.locator("#outcome").selectOption("EXPLAINED");
            list.locator("#words").fill("Why?");
            list.locator("#words").evaluate("it => it.removeAttribute('minlength')");
            press(list, "Keep the outcome");
            assertThat(list.locator("[role=alert]")).containsText("between 10 and 1,000");
            list.locator("#outcome").selectOption("OPENED");
            list.locator("#words").fill("Nobody says why the consultation was left out.");
            press(list, "Keep the outcome");
            assertThat(list.locator("main")).containsText("open a matter · " + skipped.value());
            check(list, "flag-with-outcome");
            check(open(phone, "/ko/office/flags/" + skip.id()), "flag-phone");
            var orders = open(ahn, "/en/office/orders?state=seen");
            assertThat(orders.locator("main")).containsText(skipped.value());
        } finally {
            accounts.setRoles("moon", Set.of(Role.OFFICER));
        }
    }

    @Test
    void sampled_cases_are_judged_by_who_does_not_know_why_they_are_there() {
        for (int i = 0; i < 3; i++) {
            decidedIn("2026-08-1" + i, "여름 터미널 면허 " + i, "Summer terminal " + i);
        }
        run();
        // Everything decided in the quarter before is in it: there are fewer than ten.
        var sampled = flags.sample().list("", 100);
        assertThat(sampled).isNotEmpty().allMatch(one -> one.quarter().equals("2026Q3"));
        try (var ahn = official("ahn", 390, ColorScheme.LIGHT)) {
            var page = open(ahn, "/en/office/flags/blind");
            check(page, "flags-blind-phone");
            assertThat(page.locator("main .facts-list")).not().containsText("F01");
            var first = sampled.getFirst();
            var line = page.locator("li", new Page.LocatorOptions().setHasText(first.petition()));
            line.locator("summary").click();
            line.locator("select").selectOption("SOMETHING");
            line.locator("textarea").fill("No paper says who decided it.");
            line.locator("button").click();
            assertThat(page.locator("main")).not().containsText(first.petition());
            assertThat(flags.judge(
                            login("ahn"), first.quarter(), first.petition(), Found.NOTHING, "On second thoughts."))
                    .isEqualTo(Hindrance.SEEN_ALREADY);
        }
    }

    @Test
    void a_second_machine_does_nothing_twice_and_a_run_that_broke_off_is_taken_up() throws SQLException {
        flags.ask(login("ahn"));
        flags.ask(login("bae"));
        try (var other = audit.source().getConnection();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtext('red flags'))");
            assertThat(flags.look()).as("another machine is at it").isFalse();
            assertThat(flags.runs().waiting()).isPresent();
            statement.execute("SELECT pg_advisory_unlock(hashtext('red flags'))");
        }
        ended();
        assertThat(flags.runs().latest().orElseThrow().askedBy())
                .as("who asks while one waits asks for the same")
                .isEqualTo("ahn");
        flags.turnNight();
        flags.turnNight();
        ended();
        assertThat(flags.runs().latest().orElseThrow().night()).isEqualTo(flags.today());
        flags.turnNight();
        assertThat(flags.runs().waiting()).as("once a night").isEmpty();
        assertThat(flags.runs().latest().orElseThrow().coverage()).hasSize(17);
    }

    @Test
    void an_auditor_asks_for_a_run_on_the_page() {
        var number = decidedAtOnce("공릉 102번 노선 조정", "Route 102 adjusted");
        try (var ahn = official("ahn", 1280, ColorScheme.LIGHT)) {
            press(open(ahn, "/en/office/flags"), "Ask all flags now");
            Patience.until(
                    "the flag",
                    () -> flags.rows().open("F01", 0, 1_000).stream()
                            .anyMatch(row -> row.cases().contains(number.value())));
        }
    }

    private void run() {
        flags.ask(login("ahn"));
        ended();
    }

    /** Whether by this thread or by the round that looks every minute. */
    private void ended() {
        Patience.until("a run to end", () -> {
            flags.look();
            return flags.runs().waiting().isEmpty();
        });
    }

    private Row raised(String code, PetitionNumber number) {
        return flags.rows().open(code, 0, 1_000).stream()
                .filter(row -> row.cases().contains(number.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Granted after the first of three steps that nobody may leave out. */
    private PetitionNumber decidedAtOnce(String ko, String en) {
        var number = petitions
                .receive(
                        new Reception(
                                new ProcedureCode("TR-04"),
                                null,
                                OfficeCity.SEOUL,
                                OfficeCity.BUS,
                                new Text(ko, en),
                                "김서연",
                                null,
                                "online",
                                OfficeCity.at("2026-11-19T10:00"),
                                null,
                                false),
                        HAN,
                        Moment.now(OfficeCity.at("2026-11-19T10:00")))
                .fact()
                .petition();
        city.act(number, "2026-11-19T10:30", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        city.act(
                number,
                "2026-11-19T16:00",
                Act.completeStep(new StepId("technical-review"), new Text("적합", "conforms"), null, null, null));
        city.act(number, "2026-11-20T15:00", granted());
        return number;
    }

    private void decidedIn(String day, String ko, String en) {
        var number = city.fresh(ko, en, day + "T10:00");
        city.act(number, day + "T10:30", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        city.act(number, day + "T15:00", granted());
    }

    /** Said to have been decided within the period, and entered two working days after it had ended. */
    private PetitionNumber enteredLate(String ko, String en) {
        var number = city.fresh(ko, en, "2026-09-22T10:00");
        city.act(number, "2026-09-22T11:00", Act.assign(OfficeCity.BUS, new OfficialId("han"), null));
        var due = Objects.requireNonNull(petitions.find(number).orElseThrow().due());
        var last = due.date().atTime(17, 55).atZone(CityTime.ZONE).toInstant();
        var entered = last.plus(Duration.ofDays(7));
        petitions.record(number, granted(), HAN, new Moment(last, entered)).fact();
        return number;
    }

    private static Act granted() {
        return Act.decideElsewhere(GRANTED, new Text("면허 기준에 맞음", "Meets the standard"), List.of(), null);
    }

    private Login login(String name) {
        return accounts.login(name).orElseThrow();
    }

    private BrowserContext official(String account, int width, ColorScheme scheme) {
        return chromium.official(at(""), account, OfficeCity.PASSWORD, Chromium.window(width, scheme, true));
    }

    private Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.navigate(at(path));
        return page;
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
