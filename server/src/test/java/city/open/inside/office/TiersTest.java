package city.open.inside.office;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Answered;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Document;
import city.open.inside.approval.Matter;
import city.open.inside.approval.Paper;
import city.open.inside.approval.Proposal.Wish;
import city.open.inside.casework.Absences;
import city.open.inside.casework.Desk;
import city.open.inside.casework.Form;
import city.open.inside.casework.Posted;
import city.open.inside.casework.Submission;
import city.open.inside.casework.Task;
import city.open.inside.identity.Account;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visitor;
import city.open.inside.petition.Act;
import city.open.inside.petition.Petitions;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Whoever types addresses, and sends forms to them, gets what the table of rights gives and nothing else. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class TiersTest {
    private static final List<String> PEOPLE =
            List.of("han", "moon", "yoon", "jang", "oh", "min", "seo", "nam", "ahn", "ku");
    private static final Set<Integer> TURNED_AWAY = Set.of(403, 404, 409, 422);

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Rights rights;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Desk desk;

    @Autowired
    private Absences absences;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    /** Somebody inside, with a browser and the token that forms carry. */
    private record Caller(String name, Login login, Visitor browser, String token) {
        int get(String path) throws IOException, InterruptedException {
            return browser.get(path).statusCode();
        }

        int post(String path, String... fields) throws IOException, InterruptedException {
            return browser.post(path, token, fields).statusCode();
        }
    }

    private Caller caller(String name) throws IOException, InterruptedException {
        var browser = new Visitor(port);
        browser.logIn(name, OfficeCity.PASSWORD);
        return new Caller(name, accounts.login(name).orElseThrow(), browser, browser.token("/en/office/account"));
    }

    @Test
    void no_petition_opens_further_than_the_rights() throws Exception {
        var numbers = List.of(city.number("late"), city.number("consulted"), city.number("alike1"));
        for (var name : PEOPLE) {
            var who = caller(name);
            for (var number : numbers) {
                var petition = petitions.find(number).orElseThrow();
                boolean inside =
                        rights.may(who.login(), Right.SEE_INSIDE, petition).isGranted();
                var address = "/en/office/cases/" + number;
                assertThat(who.get(address)).as("%s opens %s", name, number).isEqualTo(inside ? 200 : 403);
                assertThat(who.get(address + "/applicant"))
                        .as("%s asks for the applicant of %s", name, number)
                        .isEqualTo(inside ? 200 : 403);
                if (!rights.may(who.login(), Right.OPEN_SEALED, petition).isGranted()) {
                    assertThat(who.post(address + "/applicant", "purpose", "HANDLING"))
                            .as("%s opens the applicant of %s", name, number)
                            .isEqualTo(403);
                }
                for (var task : Task.values()) {
                    var form = address + "/" + task.slug();
                    boolean may = inside
                            && rights.may(who.login(), task.right(), petition).isGranted();
                    assertThat(who.get(form)).as("%s at %s", name, form).isEqualTo(may ? 200 : 403);
                    if (!may) {
                        assertThat(who.post(form, "seen", "1", "token", "fuzz"))
                                .as("%s sends to %s", name, form)
                                .isEqualTo(403);
                    }
                }
            }
        }
    }

    @Test
    void no_paper_opens_to_whom_it_does_not_concern() throws Exception {
        var number = city.fresh("수서 고속버스터미널 면허", "Express bus terminal, Suseo");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        var paper = paper(number);
        var inLine = Set.of("han", "jang", "oh");
        for (var name : PEOPLE) {
            var who = caller(name);
            var petition = petitions.find(number).orElseThrow();
            boolean reads = inLine.contains(name)
                    || rights.may(who.login(), Right.SEE_INSIDE, petition).isGranted();
            boolean drafts =
                    reads && rights.may(who.login(), Right.DRAFT, petition).isGranted();
            var address = "/en/office/approvals/" + paper.id();
            assertThat(who.get(address)).as("%s reads %s", name, paper.id()).isEqualTo(reads ? 200 : 404);
            assertThat(who.get(address + "/paper.pdf"))
                    .as("%s takes what is not approved", name)
                    .isEqualTo(404);
            assertThat(who.get(address + "/draft"))
                    .as("%s drafts %s anew", name, paper.id())
                    .isEqualTo(reads ? drafts ? 200 : 403 : 404);
            assertThat(who.get("/en/office/approvals/" + number + "-D9"))
                    .as("%s guesses", name)
                    .isEqualTo(404);
            if (!inLine.contains(name)) {
                for (var what : List.of("sign", "send-back", "skip", "issue", "circulate", "draft")) {
                    for (int place = 1; place <= 3; place++) {
                        assertThat(who.post(
                                        address + "/" + what,
                                        "version",
                                        "1",
                                        "place",
                                        Integer.toString(place),
                                        "text",
                                        "no"))
                                .as("%s sends %s at %d", name, what, place)
                                .matches(status -> reads ? TURNED_AWAY.contains(status) : status == 404);
                    }
                }
            }
            assertThat(approvals.document(paper.id()))
                    .as("after %s", name)
                    .map(Document::line)
                    .contains(paper.line());
        }
    }

    private Document paper(PetitionNumber number) {
        var paper = new Paper(
                new Text("현장 확인 계획", "Plan of a site visit"),
                null,
                new Text("여객자동차 운수사업법 제36조", "Passenger Transport Service Act, art. 36"),
                Paper.Openness.open(),
                Matter.ordinary());
        var han = accounts.login("han").orElseThrow();
        var wish = new Wish(city.id("oh"), List.of());
        return approvals.draft(han, number, paper, wish) instanceof Answered.Accepted(var drafted)
                ? drafted
                : approvals.documentsOf(number).getFirst();
    }

    @Test
    void what_somebody_has_just_recorded_is_nobody_elses_to_take_back() throws Exception {
        var number = city.fresh("문정 고속버스터미널 면허", "Express bus terminal, Munjeong");
        city.act(number, "2026-11-23T13:55", Act.assign(OfficeCity.BUS, city.id("han"), null));
        var han = accounts.login("han").orElseThrow();
        var form = Form.of(Task.CHECK_COMPLETENESS).with("complete", "yes").with("expected", "2026-12-01");
        assertThat(desk.post(han, number, new Submission(form, 2, "tiers", null, false)))
                .isInstanceOf(Posted.Held.class);
        var held = desk.held(han).getLast();
        for (var name : PEOPLE) {
            if (!name.equals("han")) {
                var who = caller(name);
                for (var what : List.of("take-back", "show", "seen")) {
                    assertThat(who.post("/en/office/held/" + held.id() + "/" + what))
                            .as("%s sends %s", name, what)
                            .isEqualTo(409);
                }
            }
        }
        assertThat(desk.held(han)).contains(held);
        desk.takeBack(han, held.id());
    }

    @Test
    void accounts_deputies_absences_and_the_exchange_are_for_those_they_are_for() throws Exception {
        var before = accounts.all().stream().map(Account::roles).toList();
        var day = LocalDate.of(2026, 12, 7);
        for (var name : PEOPLE) {
            var who = caller(name);
            boolean manages = may(who, Right.MANAGE_ACCOUNTS);
            assertThat(who.get("/en/office/accounts")).as(name).isEqualTo(manages ? 200 : 403);
            assertThat(who.get("/en/office/workload")).as(name).isEqualTo(may(who, Right.SEE_WORKLOAD) ? 200 : 403);
            assertThat(who.get("/en/office/workload.csv"))
                    .as(name)
                    .isEqualTo(may(who, Right.EXPORT_WORKLOAD) ? 200 : 403);
            assertThat(who.get("/en/office/exchange")).as(name).isEqualTo(may(who, Right.SEE_EXCHANGE) ? 200 : 403);
            assertThat(who.get("/en/office/receive")).as(name).isEqualTo(may(who, Right.RECEIVE) ? 200 : 403);
            if (name.equals("jang")) {
                assertThat(who.get("/en/office/workload?agency=3220000&division=building"))
                        .as("another agency's")
                        .isEqualTo(404);
                assertThat(who.browser()
                                .get("/en/office/workload.csv?agency=3220000&division=building")
                                .body()
                                .lines())
                        .as("nothing but the heads of the columns")
                        .hasSize(1);
            }
            if (manages) {
                continue;
            }
            for (var other : PEOPLE) {
                for (var what : List.of("roles", "close", "open", "link")) {
                    assertThat(who.post("/en/office/accounts/" + other, "what", what, "role", "ADMIN"))
                            .as("%s sends %s for %s", name, what, other)
                            .isEqualTo(403);
                }
                if (!other.equals(name)) {
                    assertThat(who.post(
                                    "/en/office/absences",
                                    "official",
                                    other,
                                    "from",
                                    day.toString(),
                                    "to",
                                    day.toString()))
                            .as("%s sends %s away", name, other)
                            .isEqualTo(403);
                }
            }
            assertThat(who.post("/en/office/accounts", "account", "made", "role", "ADMIN"))
                    .as("%s makes an account", name)
                    .isEqualTo(403);
            assertThat(who.post(
                            "/en/office/deputies",
                            "absent",
                            "oh",
                            "deputy",
                            name,
                            "from",
                            day.toString(),
                            "to",
                            day.toString(),
                            "reason",
                            "fuzz"))
                    .as("%s makes itself a deputy", name)
                    .isEqualTo(409);
            for (int id = 1; id <= 3; id++) {
                assertThat(who.post("/en/office/deputies/" + id + "/end"))
                        .as("%s ends %d", name, id)
                        .isEqualTo(409);
                assertThat(who.post("/en/office/exchange/parked/" + id))
                        .as("%s retries %d", name, id)
                        .isEqualTo(403);
            }
        }
        assertThat(accounts.all().stream().map(Account::roles).toList()).isEqualTo(before);
        assertThat(absences.on(day)).isEmpty();
    }

    private boolean may(Caller who, Right right) {
        return rights.may(who.login(), right).isGranted();
    }
}
