package city.open.audit.dial;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.audit.dial.Done.No;
import city.open.audit.dial.Done.Yes;
import city.open.border.disclosure.Agreement;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Policy.Place;
import city.open.border.disclosure.PolicyTrial;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.InTheWay;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.outside.record.PolicySheet.Becomes;
import city.open.outside.record.PolicySheet.How;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** What auditors may do with the policy, what stops them, and what goes by itself. */
@SpringBootTest(
        classes = Open.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        // A city of its own: what is released here stays in force.
        properties = "open.exchange.webhook-pause=PT4S")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class DialTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final UnitId DIVISION = new UnitId("taxi-policy");
    private static final ProcedureCode TAXI = new ProcedureCode("TR-10");
    private static final Text WHY = new Text("알 권리", "The right to know");
    private static final Login ANN = login("ann", Role.AUDITOR);
    private static final Login BEN = login("ben", Role.AUDITOR);
    private static final Login HEAD = login("head", Role.HEAD_OF_AUDIT);
    private static final Cell REPORTS = new Cell(null, "step.completed", "report");
    private static final Cell GROUNDS = new Cell(null, "objection.filed", "grounds");
    private static final Cell SUBJECTS = new Cell(null, "petition.received", "subject");

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private AuditDatabase audit;

    @Autowired
    private PolicyTrial trial;

    @Autowired
    private Agreement agreement;

    @Autowired
    private PublicRecord record;

    @Value("${open.database}")
    private String url;

    private final Moving clock = new Moving();
    private Dial dial;

    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-11-20T05:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void an_audit_division() {
        dial = new Dial(audit, trial, catalogue, organization, clock);
        for (var name : List.of("ann", "ben", "head", "kim")) {
            organization.add(new Official(
                    new OfficialId(name),
                    SEOUL,
                    DIVISION,
                    Rank.OFFICER,
                    new Text("감사", "Auditor " + name),
                    "K-" + name,
                    "02-2133-0001",
                    LocalDate.of(2020, 1, 1),
                    null));
        }
    }

    private static Login login(String name, Role role) {
        return new Login(name, new OfficialId(name), SEOUL, DIVISION, Rank.OFFICER, new Text(name, name), Set.of(role));
    }

    /** Audit note, section 1: three cases with two, no and one value. */
    @Test
    void a_preview_counts_entries_and_cases_by_part() {
        // A year in which no other story has happened.
        clock.now = clock.now.plus(Duration.ofDays(400));
        reports(petition(), "첫째 보고", "둘째 보고");
        reports(petition());
        reports(petition(), "셋째 보고");
        long id = draft(REPORTS, Way.OPEN, "");

        var preview = preview(id);

        assertThat(preview.rows()).singleElement().satisfies(row -> {
            assertThat(row.part()).isEqualTo("report");
            assertThat(row.effect()).isEqualTo(Becomes.OPENED);
            assertThat(row.entries()).isEqualTo(3);
            assertThat(row.cases()).isEqualTo(2);
            assertThat(row.examples()).hasSize(3);
        });
        assertThat(preview.found()).isZero();
    }

    @Test
    void personal_data_in_what_would_open_stops_a_release_until_the_draft_is_repaired() {
        var number = petition();
        reports(number, "현장 확인, 연락처 010-5555-1234");
        long id = draft(REPORTS, Way.OPEN, "");

        var preview = preview(id);
        assertThat(preview.found()).isOne();
        assertThat(preview.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.petition()).isEqualTo(number.value());
            assertThat(hit.what()).isEqualTo("PHONE");
        });
        assertThat(dial.agree(BEN, id)).isEqualTo(new No(Hindrance.PERSONAL_DATA_WOULD_OPEN));
        assertThat(dial.release(HEAD, id)).isEqualTo(new No(Hindrance.PERSONAL_DATA_WOULD_OPEN));

        var there = new Cell(new Place(TAXI.value(), null), REPORTS.kind(), REPORTS.part());
        assertThat(dial.change(ANN, id, List.of(there), Way.COMMITTED, "9-1-6", false, "전화번호"))
                .isEqualTo(new Yes(id));
        assertThat(dial.agree(BEN, id)).isEqualTo(new No(Hindrance.PREVIEW_OF_ANOTHER_DRAFT));
        assertThat(preview(id).found()).isZero();
        assertThat(dial.agree(BEN, id)).isEqualTo(new Yes(id));
    }

    /** Nor does a preview count what was withheld one by one: a policy opens no field of it. */
    @Test
    void what_was_withheld_stays_closed_whatever_a_draft_says() {
        var number = petition();
        reports(number, "비공개된 보고");
        long id = draft(REPORTS, Way.OPEN, "");
        var before = preview(id);
        record(number, Act.askWithholding(2));
        record(number, Act.decideWithholding(2, "9-1-6", WHY));

        var after = preview(id);

        assertThat(opened(after)).isEqualTo(opened(before) - 1);
        assertThat(after.staysWithheld()).isEqualTo(before.staysWithheld() + 1);
        assertThat(after.rows().toString()).doesNotContain(number.value());
    }

    private static long opened(Preview preview) {
        return preview.rows().stream().mapToLong(Preview.Row::entries).sum();
    }

    @Test
    void only_another_reviews_and_only_another_releases() {
        long id = draft(GROUNDS, Way.COMMITTED, "9-1-5");
        assertThat(dial.release(HEAD, id)).isEqualTo(new No(Hindrance.NOT_PREVIEWED));
        preview(id);
        assertThat(dial.agree(ANN, id)).isEqualTo(new No(Hindrance.OWN_DRAFT));
        assertThat(dial.release(HEAD, id)).isEqualTo(new No(Hindrance.NOT_REVIEWED));
        assertThat(dial.agree(BEN, id)).isEqualTo(new Yes(id));
        assertThat(dial.release(ANN, id)).isEqualTo(new No(Hindrance.OWN_DRAFT));
        // Whoever adds a word is one of the authors, and what was agreed to is another draft.
        assertThat(dial.change(HEAD, id, List.of(REPORTS), Way.COMMITTED, "9-1-3", false, "also"))
                .isEqualTo(new Yes(id));
        preview(id);
        assertThat(dial.release(HEAD, id)).isEqualTo(new No(Hindrance.OWN_DRAFT));
        assertThat(dial.draft(id).orElseThrow().isReviewed()).isFalse();
        assertThat(dial.drop(id)).isEqualTo(new Yes(id));
        assertThat(dial.preview(id)).isEqualTo(new No(Hindrance.DRAFT_IS_OVER));
    }

    @Test
    void a_preview_is_void_after_a_week_and_on_another_base() {
        long old = reviewed(draft(GROUNDS, Way.COMMITTED, "9-1-7"));
        long other = reviewed(draft(REPORTS, Way.COMMITTED, "9-1-5"));
        clock.now = clock.now.plus(Duration.ofDays(7));
        assertThat(dial.release(HEAD, other)).isInstanceOf(Yes.class);
        assertThat(dial.release(HEAD, old)).isEqualTo(new No(Hindrance.PREVIEW_ON_ANOTHER_BASE));
        reviewed(old);
        clock.now = clock.now.plus(Duration.ofDays(7)).plusSeconds(1);
        assertThat(dial.release(HEAD, old)).isEqualTo(new No(Hindrance.PREVIEW_TOO_OLD));
        reviewed(old);
        assertThat(dial.release(HEAD, old)).isInstanceOf(Yes.class);
        taken();
    }

    /** Both have everything ready; one wins, and the other has lost nothing. */
    @Test
    void of_two_who_release_at_once_one_is_told_to_look_again() {
        long one = reviewed(draft(GROUNDS, Way.COMMITTED, "9-1-8"));
        long two = reviewed(draft(REPORTS, Way.COMMITTED, "9-1-8"));
        int before = dial.newest().version();
        try (var watch = InTheWay.of(url, "SELECT 1")) {
            // The second comes while the first has released and not yet committed.
            var second = Objects.requireNonNull(audit.transactions().execute(_ -> {
                assertThat(dial.release(HEAD, one)).isEqualTo(new Yes(before + 1));
                var waits = InTheWay.beside(() -> dial.release(HEAD, two));
                watch.awaitWaiting(1);
                return waits;
            }));
            assertThat(second.join()).isEqualTo(new No(Hindrance.RELEASED_BY_ANOTHER));
        }
        assertThat(dial.draft(two).orElseThrow().version()).isNull();
        reviewed(two);
        assertThat(dial.release(HEAD, two)).isEqualTo(new Yes(before + 2));
        taken();
    }

    @Test
    void one_closes_at_once_and_another_ratifies() {
        var closed = dial.close(ANN, SUBJECTS, "9-1-6", "급함", "urgent");
        assertThat(closed).isInstanceOf(Yes.class);
        int version = version(closed);
        assertThat(dial.newest().treatment(SUBJECTS))
                .satisfies(treatment -> assertThat(treatment.isShown()).isFalse());
        assertThat(dial.close(BEN, SUBJECTS, "9-1-6", "급함", "urgent")).isEqualTo(new No(Hindrance.CLOSED_ALREADY));
        assertThat(dial.ratify(ANN, version)).isEqualTo(new No(Hindrance.OWN_CLOSING));
        assertThat(dial.ratify(BEN, 3)).isEqualTo(new No(Hindrance.NO_SUCH_CLOSING));
        assertThat(dial.ratify(BEN, version)).isInstanceOf(Yes.class);
        assertThat(dial.ratify(HEAD, version)).isEqualTo(new No(Hindrance.CLOSING_IS_OVER));
        clock.now = clock.now.plus(Duration.ofHours(25));
        assertThat(dial.lapse()).isZero();
        assertThat(dial.newest().treatment(SUBJECTS))
                .satisfies(treatment -> assertThat(treatment.isShown()).isFalse());
        reopen();
    }

    @Test
    void what_nobody_ratifies_in_a_day_opens_again_by_itself() {
        int version = version(dial.close(ANN, SUBJECTS, "9-1-6", "급함", "urgent"));
        clock.now = clock.now.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(dial.lapse()).isZero();
        clock.now = clock.now.plusSeconds(1);
        assertThat(dial.ratify(BEN, version)).isEqualTo(new No(Hindrance.CLOSING_IS_OVER));
        assertThat(dial.lapse()).isOne();
        assertThat(dial.newest().treatment(SUBJECTS))
                .satisfies(treatment -> assertThat(treatment.isShown()).isTrue());
        assertThat(dial.lapse()).isZero();
        taken();
        assertThat(record.policies().getFirst().release())
                .satisfies(release -> assertThat(release.how()).isEqualTo(How.LAPSED));
        assertThat(record.policies().get(1).release())
                .satisfies(release -> assertThat(release.how()).isEqualTo(How.CLOSED_AT_ONCE));
    }

    @Test
    void nonsense_is_refused_with_its_rule() {
        assertThat(dial.begin(ANN, " ", "이유", "why")).isEqualTo(new No(Hindrance.TITLE_MISSING));
        assertThat(dial.begin(ANN, "x".repeat(121), "이유", "why")).isEqualTo(new No(Hindrance.WORDS_UNFIT));
        assertThat(dial.begin(ANN, "t", "이유", "")).isEqualTo(new No(Hindrance.WHY_MISSING));
        assertThat(dial.begin(ANN, "t", "문의 010-5555-1234", "ask")).isEqualTo(new No(Hindrance.PERSONAL_DATA_IN_WORDS));
        long id = id(dial.begin(ANN, "t", "이유", "why"));
        assertThat(change(id, REPORTS, null, "")).isEqualTo(new No(Hindrance.NOT_TO_BE_TURNED));
        assertThat(change(id, REPORTS, Way.MASKED, "")).isEqualTo(new No(Hindrance.NOT_TO_BE_TURNED));
        assertThat(change(id, REPORTS, Way.COMMITTED, "because")).isEqualTo(new No(Hindrance.GROUND_MISSING));
        assertThat(change(id, new Cell(null, "petition.received", "due"), Way.COMMITTED, "9-1-5"))
                .isEqualTo(new No(Hindrance.NOT_TO_BE_TURNED));
        assertThat(change(id, new Cell(null, "petition.received", "applicant"), Way.OPEN, ""))
                .isEqualTo(new No(Hindrance.NOT_TO_BE_TURNED));
        assertThat(change(id, new Cell(null, "petition.lost", "report"), Way.OPEN, ""))
                .isEqualTo(new No(Hindrance.NOT_TO_BE_TURNED));
        // A procedure that was deleted in the sheets before it was ever published, and a step that a procedure lost.
        assertThat(change(id, new Cell(new Place("ZZ-99", null), "step.completed", "report"), Way.OPEN, ""))
                .isEqualTo(new No(Hindrance.NO_SUCH_PLACE));
        assertThat(change(id, new Cell(new Place("TR-10", "gone"), "step.completed", "report"), Way.OPEN, ""))
                .isEqualTo(new No(Hindrance.NO_SUCH_PLACE));
        assertThat(dial.change(ANN, id, List.of(REPORTS), Way.OPEN, "", false, ""))
                .isEqualTo(new No(Hindrance.COMMENT_MISSING));
        assertThat(dial.change(ANN, id, List.of(), Way.OPEN, "", false, "c"))
                .isEqualTo(new No(Hindrance.NOTHING_CHOSEN));
        assertThat(change(id, SUBJECTS, Way.OPEN, "")).isEqualTo(new No(Hindrance.NOTHING_CHANGED));
        assertThat(dial.preview(id)).isEqualTo(new No(Hindrance.NOTHING_CHANGED));
        assertThat(dial.preview(987_654_321)).isEqualTo(new No(Hindrance.NO_SUCH_DRAFT));
        assertThat(dial.undo(id, REPORTS)).isEqualTo(new No(Hindrance.NOTHING_CHANGED));
    }

    private void reopen() {
        long id = reviewed(draft(SUBJECTS, Way.OPEN, ""));
        assertThat(dial.release(HEAD, id)).isInstanceOf(Yes.class);
        taken();
    }

    private void taken() {
        int newest = dial.newest().version();
        Patience.until(
                "the publisher to take the version up",
                () -> record.policies().getFirst().version() == newest);
        Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
        assertThat(agreement.check().findings()).isEmpty();
    }

    private long draft(Cell cell, Way way, String ground) {
        long id = id(dial.begin(ANN, "A draft", WHY.ko(), WHY.en()));
        assertThat(change(id, cell, way, ground)).isEqualTo(new Yes(id));
        return id;
    }

    private Done change(long id, Cell cell, @Nullable Way way, String ground) {
        return dial.change(ANN, id, List.of(cell), way, ground, false, "a comment");
    }

    private Preview preview(long id) {
        assertThat(dial.preview(id)).isEqualTo(new Yes(id));
        return dial.lastPreview(dial.draft(id).orElseThrow()).orElseThrow();
    }

    private long reviewed(long id) {
        preview(id);
        assertThat(dial.agree(BEN, id)).isEqualTo(new Yes(id));
        return id;
    }

    private static long id(Done done) {
        assertThat(done).isInstanceOf(Yes.class);
        return ((Yes) done).id();
    }

    private static int version(Done done) {
        return Math.toIntExact(id(done));
    }

    private By officer() {
        return new By.OfOffice(SEOUL, DIVISION, new OfficialId("kim"), Rank.OFFICER);
    }

    private PetitionNumber petition() {
        return petitions
                .receive(
                        new Reception(
                                TAXI,
                                null,
                                SEOUL,
                                DIVISION,
                                WHY,
                                "김철수",
                                "강남구 역삼동 123-45",
                                "counter",
                                clock.now,
                                null,
                                false),
                        officer(),
                        Moment.now(clock.now))
                .fact()
                .petition();
    }

    /** A step with each of these reports, or with none. */
    private void reports(PetitionNumber number, String... reports) {
        var steps = catalogue.find(TAXI).orElseThrow().steps();
        if (reports.length == 0) {
            record(number, Act.completeStep(steps.get(1).id(), WHY, null, null, WHY));
        }
        for (int i = 0; i < reports.length; i++) {
            record(number, Act.completeStep(steps.get(i + 1).id(), WHY, null, reports[i], WHY));
        }
    }

    private void record(PetitionNumber number, Act act) {
        petitions
                .record(number, act, officer(), Moment.now(clock.now.plusSeconds(60)))
                .fact();
    }
}
