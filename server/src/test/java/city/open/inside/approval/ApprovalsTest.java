package city.open.inside.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Answered.Accepted;
import city.open.inside.approval.Answered.Refused;
import city.open.inside.approval.Document.State;
import city.open.inside.approval.Proposal.Wish;
import city.open.inside.casework.AccessLog;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.Authority;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Approved;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.Drafted;
import city.open.inside.petition.PetitionEvent.Reviewed;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.petition.Rule;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class ApprovalsTest {
    private static final AgencyCode GANGNAM = new AgencyCode("3220000");
    private static final UnitId BUILDING = new UnitId("building");
    private static final UnitId TRAFFIC = new UnitId("traffic-administration");
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final Text WORDS = new Text("검토 의견", "an opinion");
    private static final Text BECAUSE = new Text("출장", "on a business trip");

    private static final Login KIM = login("kim", BUILDING, Rank.OFFICER, Role.OFFICER);
    private static final Login PARK = login("park", BUILDING, Rank.TEAM_LEADER, Role.OFFICER, Role.APPROVER);
    private static final Login LEE = login("lee", BUILDING, Rank.DIVISION_HEAD, Role.APPROVER);
    private static final Login JUNG = login("jung", TRAFFIC, Rank.DIVISION_HEAD, Role.APPROVER);
    private static final Login AUDITOR = login("auditor", new UnitId("audit"), Rank.OFFICER, Role.AUDITOR);
    private static final Login ADMIN = login("admin", new UnitId("audit"), Rank.OFFICER, Role.ADMIN);
    private static final List<Login> ALL = List.of(KIM, PARK, LEE, JUNG, AUDITOR, ADMIN);

    @Autowired
    private Approvals approvals;

    @Autowired
    private Deputies deputies;

    @Autowired
    private Successions successions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessLog accessLog;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private OfficeDatabase office;

    @Autowired
    private Clock clock;

    @BeforeEach
    void everyone_is_in_office() {
        ALL.forEach(login -> organization.add(new Official(
                login.official(),
                login.agency(),
                login.division(),
                login.rank(),
                login.name(),
                "K-" + login.account(),
                "02-3423-0000",
                LONG_AGO,
                null)));
        deputies.current(GANGNAM).forEach(one -> deputies.end(ADMIN, one.id(), LocalDate.EPOCH));
    }

    @Test
    void nobody_decides_beside_the_line_and_what_ends_otherwise_leaves_the_lists() {
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        var refuse = Act.decide(Outcome.REFUSED, WORDS, List.of(), WORDS, null);
        for (var one : List.of(KIM, PARK, LEE)) {
            assertThat(petitions.record(number, refuse, one.by(), Moment.now(clock.instant())))
                    .isEqualTo(new Decision.Refused(Rule.PAPER_REQUIRED));
        }
        assertThat(waiting(PARK)).contains(drafted.id());

        petitions
                .record(
                        number,
                        Act.decide(Outcome.WITHDRAWN, WORDS, List.of(), null, null),
                        new By.OfApplicant(GANGNAM),
                        Moment.now(clock.instant()))
                .fact();

        var closed = approvals.document(drafted.id()).orElseThrow();
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.closing())
                .isEqualTo(
                        new Document.Closing(Outcome.WITHDRAWN, petition(number).updatedAt()));
        assertThat(waiting(PARK)).doesNotContain(drafted.id());
        assertThat(approvals.draftsOf(KIM)).extracting(Listed::id).doesNotContain(drafted.id());
        assertThat(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null))).isEqualTo(Refused.by(Refusal.CLOSED));
        assertThatThrownBy(() -> office.jdbc()
                        .sql(
                                "UPDATE office.document SET state = 'IN_LINE', closed_outcome = NULL, closed_at = NULL WHERE id = ?")
                        .param(drafted.id().value())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_is_still_awaited_is_acknowledged_before_a_paper_goes_up() {
        var number = received();
        petitions
                .record(
                        number,
                        Act.askOffice(null, WORDS, WORDS, LocalDate.now(clock).plusDays(5)),
                        KIM.by(),
                        Moment.now(clock.instant()))
                .fact();
        assertThat(approvals.draft(KIM, number, granted(), Wish.none())).isEqualTo(Refused.by(Refusal.OPEN_POINTS));
        assertThat(petition(number).papers().isDrafted()).isFalse();
        var paper = granted();
        var drafted = accepted(approvals.draft(
                KIM,
                number,
                new Paper(paper.title(), paper.decision(), paper.grounds(), paper.openness(), paper.matter(), BECAUSE),
                Wish.none()));
        assertThat(drafted.paper().acknowledged()).isEqualTo(BECAUSE);
        assertThat(approvals.openPoints(petition(number), drafted.paper())).contains(new OpenPoint.Consultation(WORDS));
        assertThat(petitions.facts(number).getLast().event())
                .isEqualTo(
                        new Drafted(paper.title(), paper.grounds(), drafted.id().value(), BECAUSE));
    }

    @Test
    void a_decision_past_a_step_says_so_and_the_auditors_find_it() {
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        accepted(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null)));
        accepted(approvals.sign(LEE, drafted.id(), Sign.agree(1, 3, null)));
        var decided = petitions.facts(number).getLast();
        assertThat(decided.event()).isInstanceOfSatisfying(Decided.class, event -> {
            assertThat(event.document()).isEqualTo(drafted.id().value());
            assertThat(event.departure()).isNull();
            assertThat(event.passedOver()).contains(new StepId("completeness-check"));
        });
        var today = LocalDate.now(clock.withZone(CityTime.ZONE));
        assertThat(petitions.forAudit(today, today, 100, 0)).contains(decided);
    }

    @Test
    void a_paper_goes_rank_by_rank_and_its_approval_decides_the_petition() {
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, granted(), new Wish(null, List.of(TRAFFIC))));
        assertThat(waiting(PARK)).contains(drafted.id());
        assertThat(waiting(LEE)).doesNotContain(drafted.id());

        accepted(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, WORDS)));
        accepted(approvals.sign(JUNG, drafted.id(), Sign.dissent(1, 3, WORDS)));
        var approved = accepted(approvals.sign(LEE, drafted.id(), Sign.agree(1, 4, null)));

        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.registration()).matches("OPEN-3220000-building-\\d{4}-[1-9]\\d*");
        assertThat(kinds(number))
                .containsExactly(
                        "petition.received",
                        "document.drafted",
                        "document.reviewed",
                        "document.concurred",
                        "document.approved",
                        "petition.decided");
        assertThat(lastApproval(number))
                .isEqualTo(new Approved(
                        lastApproval(number).step(),
                        true,
                        false,
                        approved.id().value(),
                        approved.registration(),
                        Authority.WITHIN,
                        null));
        assertThat(petition(number).outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(waiting(LEE)).doesNotContain(drafted.id());
    }

    @Test
    void an_approved_paper_cannot_be_changed_even_past_the_program() {
        var paper = approved(received());
        for (var change : List.of(
                "UPDATE office.document SET state = 'RETURNED' WHERE id = :id",
                "UPDATE office.document SET registration = 'another' WHERE id = :id",
                "UPDATE office.document_version SET title_ko = 'another' WHERE document = :id",
                "DELETE FROM office.document_signature WHERE document = :id",
                """
                INSERT INTO office.document_version (document, version, title_ko, title_en, paper, drafted_at)
                VALUES (:id, 9, 'another', 'another', '{}', now())
                """)) {
            assertThatThrownBy(() ->
                            office.jdbc().sql(change).param("id", paper.value()).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(approvals.sign(LEE, paper, Sign.sendBack(1, 3, BECAUSE)))
                .isEqualTo(Refused.by(Refusal.APPROVED_STAYS));
        assertThat(approvals.draftAgain(KIM, paper, noted(), Wish.none()))
                .isEqualTo(Refused.by(Refusal.APPROVED_STAYS));
    }

    @Test
    void a_returned_draft_comes_again_as_a_new_version_and_the_old_one_cannot_be_signed() {
        var number = received();
        var first = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        accepted(approvals.sign(PARK, first.id(), Sign.sendBack(1, 2, BECAUSE)));
        assertThat(approvals.draftAgain(PARK, first.id(), noted(), Wish.none()))
                .isEqualTo(Refused.by(Refusal.NOT_YOUR_DRAFT));

        var second = accepted(approvals.draftAgain(KIM, first.id(), noted(), Wish.none()));

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.earlier())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.paper()).isEqualTo(granted()));
        assertThat(approvals.sign(PARK, first.id(), Sign.agree(1, 2, null))).isEqualTo(Refused.by(Refusal.OLD_VERSION));
        accepted(approvals.sign(PARK, first.id(), Sign.agree(2, 2, null)));
    }

    @Test
    void a_deputy_signs_in_the_box_of_the_absent_delegate() {
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        assertThat(deputies.appoint(ADMIN, LEE.official(), PARK.official(), today, today, BECAUSE))
                .isEmpty();
        assertThat(deputies.appoint(ADMIN, JUNG.official(), PARK.official(), today, today.plusDays(3), BECAUSE))
                .contains(Refused.by(Refusal.DEPUTISES_ALREADY));
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        accepted(approvals.sign(KIM, drafted.id(), Sign.skip(1, 2, BECAUSE)));

        var approved = accepted(approvals.sign(PARK, drafted.id(), Sign.agree(1, 3, null)));

        assertThat(lastApproval(number))
                .isEqualTo(new Approved(
                        lastApproval(number).step(),
                        true,
                        true,
                        approved.id().value(),
                        approved.registration(),
                        Authority.WITHIN,
                        Rank.DIVISION_HEAD));
        assertThat(petitions.facts(number))
                .extracting(Fact::event)
                .contains(new Reviewed(
                        null,
                        new Text("팀장: 출장", "Team Leader: on a business trip"),
                        false,
                        approved.id().value()));
    }

    @Test
    void approval_below_the_table_is_found_by_the_auditors_alone() {
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, noted(), new Wish(PARK.official(), List.of())));
        accepted(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null)));
        var today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);

        assertThat(approvals.findings(AUDITOR, Authority.BELOW, today, today))
                .filteredOn(finding -> finding.document().equals(drafted.id()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rank()).isEqualTo(Rank.TEAM_LEADER);
                    assertThat(finding.tableRank()).isEqualTo(Rank.DIVISION_HEAD);
                    assertThat(finding.rule()).isEqualTo("HC-02");
                });
        assertThat(approvals.findings(KIM, Authority.BELOW, today, today)).isEmpty();
    }

    @Test
    void whoever_declared_a_conflict_signs_nothing_and_leaves_no_trace_of_trying() {
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        petitions.record(number, Act.declareConflict(PARK.official(), null), PARK.by(), Moment.now(clock.instant()));

        assertThat(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null)))
                .isEqualTo(Refused.by(city.open.inside.identity.Refusal.CONFLICT_OF_INTEREST));
        assertThat(approvals.document(drafted.id())).contains(drafted);
    }

    @Test
    void many_clicks_make_one_signature() throws Exception {
        var number = received();
        var drafted = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        assertThat(approvals.draft(KIM, number, granted(), Wish.none())).isEqualTo(new Accepted(drafted));
        List<Future<Answered>> answers = new ArrayList<>();
        try (var hands = Executors.newFixedThreadPool(4)) {
            Callable<Answered> click = () -> approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null));
            for (int i = 0; i < 8; i++) {
                answers.add(hands.submit(click));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get()).isInstanceOf(Accepted.class);
        }
        assertThat(kinds(number)).containsExactly("petition.received", "document.drafted", "document.reviewed");
    }

    @Test
    void circulation_marks_who_has_read_and_strangers_see_nothing() {
        var paper = approved(received());
        assertThat(approvals.read(JUNG, paper)).isEqualTo(Refused.by(Refusal.NOT_FOR_YOU));
        accepted(approvals.circulate(KIM, paper, List.of(JUNG.official())));
        assertThat(approvals.unreadBy(JUNG)).extracting(Listed::id).contains(paper);

        var read = accepted(approvals.read(JUNG, paper));

        assertThat(read.readers()).singleElement().satisfies(reader -> {
            assertThat(reader.official()).isEqualTo(JUNG.official());
            assertThat(reader.readAt()).isNotNull();
        });
        assertThat(approvals.unreadBy(JUNG)).extracting(Listed::id).doesNotContain(paper);
    }

    @Test
    void an_approved_paper_is_issued_once() {
        var number = received();
        var paper = approved(number);
        var to = new Text("민원인", "The applicant");
        accepted(approvals.issue(KIM, paper, to));
        accepted(approvals.issue(KIM, paper, to));
        assertThat(kinds(number)).filteredOn("document.issued"::equals).hasSize(1);
    }

    private DocumentId approved(PetitionNumber number) {
        var drafted = accepted(approvals.draft(KIM, number, granted(), Wish.none()));
        accepted(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null)));
        return accepted(approvals.sign(LEE, drafted.id(), Sign.agree(1, 3, null)))
                .id();
    }

    @Test
    void who_leaves_hands_unsigned_places_over_to_one_of_their_rank_and_keeps_what_cannot_go() {
        var drafted = accepted(approvals.draft(KIM, received(), granted(), Wish.none()));
        var zoe = login("zoe", BUILDING, Rank.TEAM_LEADER, Role.APPROVER);
        var post = new Official(
                zoe.official(), GANGNAM, BUILDING, zoe.rank(), zoe.name(), "K-zoe", "02-3423-0000", LONG_AGO, null);
        organization.add(post);
        var today = LocalDate.now(clock);
        deputies.appoint(ADMIN, PARK.official(), zoe.official(), today, today.plusDays(3), BECAUSE);
        assertThat(successions.holding(PARK.official()).papers()).isPositive();
        assertThat(successions.standsInTheWay(KIM, PARK.official(), zoe.official()))
                .isPresent();
        assertThat(successions.standsInTheWay(ADMIN, PARK.official(), PARK.official()))
                .isPresent();

        var outcome = successions.handOver(ADMIN, PARK.official(), zoe.official());

        assertThat(outcome.papers()).isPositive();
        assertThat(outcome.deputyships()).isEqualTo(1);
        assertThat(waiting(zoe)).contains(drafted.id());
        assertThat(waiting(PARK)).doesNotContain(drafted.id());
        assertThat(office.jdbc()
                        .sql("SELECT count(*) FROM office.told WHERE holder = ? AND kind = 'TO_APPROVE' AND about = ?")
                        .params(zoe.official().value(), drafted.id().value() + "/1")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        // Everybody would read that she moved or left.
        accounts.add("zoe", zoe.official(), Set.of(Role.APPROVER));
        assertThat(successions
                        .standsInTheWay(ADMIN, zoe.official(), PARK.official())
                        .orElseThrow()
                        .en())
                .contains("They still serve in that division");
        assertThat(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, null))).isInstanceOf(Refused.class);
        // The approver's place asks for a higher rank.
        assertThat(successions.handOver(ADMIN, LEE.official(), zoe.official()).left())
                .contains(new Successions.Left(
                        drafted.id().value(),
                        new Text("받을 사람의 직위가 결재선보다 낮습니다.", "The successor's rank is below that of the line.")));
        accepted(approvals.sign(zoe, drafted.id(), Sign.agree(1, 2, null)));
        assertThat(accepted(approvals.sign(LEE, drafted.id(), Sign.agree(1, 3, null)))
                        .state())
                .isEqualTo(State.APPROVED);

        // Who decides in their own name does so in the place of who approves by delegation.
        var next = accepted(approvals.draft(KIM, received(), granted(), Wish.none()));
        var max = new Official(
                new OfficialId("max"),
                GANGNAM,
                BUILDING,
                Rank.DISTRICT_MAYOR,
                zoe.name(),
                "K-max",
                "02-3423-0000",
                LONG_AGO,
                null);
        organization.add(max);
        var before = next.line().approver();
        assertThat(before.delegated()).isTrue();
        successions.handOver(ADMIN, before.official(), max.id());
        assertThat(office.jdbc()
                        .sql(
                                "SELECT official || ' ' || delegated FROM office.document_box WHERE document = ? AND place = ?")
                        .params(next.id().value(), before.place())
                        .query(String.class)
                        .single())
                .isEqualTo("max false");
        organization.add(new Official(
                max.id(), GANGNAM, BUILDING, max.rank(), max.name(), max.alias(), max.phone(), LONG_AGO, LONG_AGO));
        organization.add(new Official(
                post.id(),
                GANGNAM,
                BUILDING,
                post.rank(),
                post.name(),
                post.alias(),
                post.phone(),
                LONG_AGO,
                LONG_AGO));
    }

    @Test
    void personal_data_goes_out_only_with_a_reason_that_is_kept() {
        var number = received();
        var paper = new Paper(
                new Text("010-1234-5678로 확인", "Checked on 010-1234-5678"),
                null,
                new Text("건축법 제11조", "Building Act art. 11"),
                Paper.Openness.open(),
                new Matter(null, 500L, false));
        assertThat(approvals.draft(KIM, number, paper, Wish.none())).isEqualTo(Refused.by(Refusal.PERSONAL_DATA));

        var drafted = accepted(approvals.draft(KIM, number, paper, Wish.none(), "대표번호임"));
        assertThat(accessLog.latest(1)).singleElement().satisfies(look -> {
            assertThat(look.what()).isEqualTo("disclose.personal");
            assertThat(look.subject()).isEqualTo(number.value());
            assertThat(look.purpose()).isEqualTo("대표번호임");
        });
        var opinion = new Text("park@example.com에 물음", "Ask park@example.com");
        assertThat(approvals.sign(PARK, drafted.id(), Sign.agree(1, 2, opinion)))
                .isEqualTo(Refused.by(Refusal.PERSONAL_DATA));
    }

    private static Paper granted() {
        return new Paper(
                new Text("건축허가 처리", "Construction permission"),
                new Paper.Decision(Outcome.GRANTED, new Text("기준에 맞음", "It meets the code"), List.of(), null),
                new Text("건축법 제11조", "Building Act art. 11"),
                Paper.Openness.open(),
                new Matter(null, 500L, false));
    }

    /** A paper that decides nothing. */
    private static Paper noted() {
        return new Paper(
                new Text("현장 확인 계획", "Plan of a site visit"),
                null,
                new Text("건축법 제11조", "Building Act art. 11"),
                new Paper.Openness(Paper.Openness.Degree.PARTLY, Set.of(5, 6)),
                new Matter(null, 500L, false));
    }

    private PetitionNumber received() {
        return petitions
                .receive(
                        Reception.filed(
                                new ProcedureCode("HC-02"),
                                GANGNAM,
                                BUILDING,
                                new Text("6층 건물 신축", "A six-storey building"),
                                clock.instant().minus(1, ChronoUnit.HOURS)),
                        KIM.by(),
                        Moment.now(clock.instant().minus(1, ChronoUnit.HOURS)))
                .fact()
                .petition();
    }

    private static Document accepted(Answered answered) {
        assertThat(answered).isInstanceOf(Accepted.class);
        return ((Accepted) answered).document();
    }

    private List<DocumentId> waiting(Login login) {
        return approvals.waitingFor(login).entries().stream()
                .map(Waiting.Entry::document)
                .toList();
    }

    private Petition petition(PetitionNumber number) {
        return petitions.find(number).orElseThrow();
    }

    private List<String> kinds(PetitionNumber number) {
        return petitions.facts(number).stream().map(Fact::kind).toList();
    }

    private Approved lastApproval(PetitionNumber number) {
        return petitions.facts(number).stream()
                .map(Fact::event)
                .filter(Approved.class::isInstance)
                .map(Approved.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Login login(String account, UnitId unit, Rank rank, Role... roles) {
        return new Login(
                account,
                new OfficialId("test-" + account),
                GANGNAM,
                unit,
                rank,
                new Text("아무개", "Somebody"),
                Set.of(roles));
    }
}
