package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.Policy.Place;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.outside.log.LogWriter;
import city.open.outside.record.Entry;
import city.open.outside.record.PolicySheet;
import city.open.outside.record.PolicySheet.How;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordWriter;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A version that Audit releases is what later entries are made by, and nothing that was made before becomes another. */
@SpringBootTest(
        classes = Open.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        // A city of its own: what is released here stays in force.
        properties = "open.exchange.webhook-pause=PT3S")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class PolicyReleaseTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final ProcedureCode TAXI = new ProcedureCode("TR-10");
    private static final Text REASON = new Text("이유", "a reason");
    private static final Text OPINION = new Text("조건부 허가 의견", "grant with conditions");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");
    private static final Cell OPINIONS = new Cell(null, "document.drafted", "opinion");
    private static final Cell SUBJECTS = new Cell(null, "petition.received", "subject");
    private static final Treatment OPEN = Policy.ruled(Way.OPEN, null, false);
    private static final Treatment CLOSED = Policy.ruled(Way.COMMITTED, "9-1-5", false);
    private static final Treatment UNTIL_DECISION = Policy.ruled(Way.COMMITTED, "9-1-5", true);

    @Autowired
    private Petitions petitions;

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Publisher publisher;

    @Autowired
    private PublicRecord record;

    @Autowired
    private RecordWriter writer;

    @Autowired
    private LogWriter log;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Clock clock;

    @Autowired
    private Agreement agreement;

    @Autowired
    private AuditDatabase audit;

    @Autowired
    private PublisherDatabase database;

    @Value("${open.database}")
    private String url;

    private By officer;
    private UnitId division;

    @BeforeEach
    void someone_in_office() {
        division = organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow()
                .id();
        organization.add(new Official(
                new OfficialId("kim-minsu"),
                SEOUL,
                division,
                Rank.OFFICER,
                new Text("김민수", "Kim Min-su"),
                "K-7F3A",
                "02-2133-0001",
                LocalDate.of(2020, 1, 1),
                null));
        officer = new By.OfOffice(SEOUL, division, new OfficialId("kim-minsu"), Rank.OFFICER);
    }

    @AfterEach
    void as_it_came_along() {
        release(Map.of(OPINIONS, UNTIL_DECISION, SUBJECTS, OPEN, special(OPINIONS), UNTIL_DECISION));
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void later_entries_are_made_by_it_and_earlier_ones_stay() {
        var number = receive();
        record(number, Act.draft(REASON, OPINION));
        var before = shown(number, 2).entries();

        int version = release(opinions(OPEN));
        record(number, Act.draft(REASON, OPINION));

        var entries = shown(number, 3).entries();
        assertThat(entries.subList(0, 2)).isEqualTo(before);
        assertThat(entries.get(1).withheld()).containsExactly(new Entry.Withheld("opinion", "9-1-5", "decision"));
        assertThat(entries.get(2).policy()).isEqualTo(version);
        assertThat(entries.get(2).open()).containsEntry("opinion", Map.of("ko", OPINION.ko(), "en", OPINION.en()));
        assertThat(entries.get(2).withheld()).isEmpty();
    }

    @Test
    void the_city_says_so_in_its_log_before_the_first_entry_that_is_made_by_it() {
        int version = release(opinions(OPEN));
        var number = receive();
        var entry = shown(number, 1).entries().getFirst();

        var sheet = record.policies().getFirst();
        assertThat(sheet.version()).isEqualTo(version);
        assertThat(sheet.release())
                .isNotNull()
                .satisfies(release -> assertThat(release.why()).isEqualTo(REASON));
        assertThat(TestDatabase.ownerOf(url)
                        .sql("SELECT index FROM record.published WHERE what = ?")
                        .param("policy/" + version)
                        .query(Long.class)
                        .single())
                .isLessThan(entry.index());
        assertThat(entry.policy()).isEqualTo(version);
    }

    @Test
    void a_rule_of_one_procedure_leaves_the_others_as_they_are() {
        release(Map.of(special(OPINIONS), OPEN));
        var number = receive();
        record(number, Act.draft(REASON, OPINION));
        assertThat(shown(number, 2).entries().getLast().open()).containsKey("opinion");

        release(Map.of(special(OPINIONS), CLOSED, OPINIONS, OPEN));
        record(number, Act.draft(REASON, OPINION));
        assertThat(shown(number, 3).entries().getLast().open()).doesNotContainKey("opinion");
        assertThat(record.policies().getFirst().specials())
                .singleElement()
                .satisfies(special -> assertThat(special.procedure()).isEqualTo("TR-10"));
    }

    /** Also where another story left a rule of its own. */
    private static Map<Cell, Treatment> opinions(Treatment treatment) {
        return Map.of(OPINIONS, treatment, special(OPINIONS), treatment);
    }

    private static Cell special(Cell cell) {
        return new Cell(new Place(TAXI.value(), null), cell.kind(), cell.part());
    }

    /** The head of the page, lists and search are folded from facts, not from entries. */
    @Test
    void what_is_closed_is_closed_in_the_head_of_the_page_too() {
        var open = receive();
        shown(open, 1);
        release(Map.of(SUBJECTS, CLOSED));
        var closed = receive();

        var shown = shown(closed, 1);
        assertThat(shown.entries().getFirst().toString()).doesNotContain("a reason");
        assertThat(shown.view().subject()).isEqualTo(new Text("비공개", "Withheld"));
        record(open, Act.checkCompleteness(true, REASON));
        assertThat(shown(open, 2).view().subject()).isEqualTo(REASON);

        // Somebody who has never seen these petitions goes on with them.
        publisher.stop();
        try {
            record(open, Act.draft(REASON, OPINION));
            record(closed, Act.draft(REASON, OPINION));
            var other =
                    new Publisher(database, writer, log, catalogue, organization, holidays, clock, meters, "publisher");
            other.publishAll();
            assertThat(shown(open, 3).view().subject()).isEqualTo(REASON);
            assertThat(shown(closed, 2).view().subject()).isEqualTo(new Text("비공개", "Withheld"));
        } finally {
            publisher.start();
        }
    }

    @Test
    void a_decision_opens_what_was_promised_unless_it_was_closed_since() {
        var opened = receive();
        record(opened, Act.draft(REASON, OPINION));
        var closed = receive();
        record(closed, Act.draft(REASON, OPINION));
        shown(opened, 2);
        shown(closed, 2);

        release(opinions(OPEN));
        record(opened, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        assertThat(shown(opened, 3).entries().getLast().open()).containsKey("opened");

        release(opinions(CLOSED));
        record(closed, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        assertThat(shown(closed, 3).entries().getLast().open()).doesNotContainKey("opened");
    }

    @Test
    void of_two_who_release_the_same_number_one_is_told() {
        var newest = new PolicyShelf(audit).newest();
        var next = newest.with(newest.version() + 1, Map.of());
        assertThat(PolicyShelf.release(audit, next, said(newest.version()))).isTrue();
        assertThat(PolicyShelf.release(audit, next, said(newest.version()))).isFalse();
    }

    @Test
    void who_changes_a_version_behind_our_back_is_found() {
        int version = release(opinions(OPEN));
        var owner = TestDatabase.ownerOf(url);
        for (var column : List.of("rules", "special", "release")) {
            var kept = owner.sql("SELECT %s::text FROM record.policy WHERE version = ?".formatted(column))
                    .param(version)
                    .query(String.class)
                    .single();
            owner.sql("UPDATE record.policy SET %s = '{\"other\": {}}' WHERE version = ?".formatted(column))
                    .param(version)
                    .update();
            assertThat(agreement.check().findings())
                    .anyMatch(finding -> finding.startsWith("policy/%d is not what entry".formatted(version)))
                    .contains("version %d of the policy is not shown as it was applied".formatted(version));
            owner.sql("UPDATE record.policy SET %s = ?::jsonb WHERE version = ?".formatted(column))
                    .params(kept, version)
                    .update();
        }
        owner.sql(
                        "UPDATE office.policy_release SET sheet = jsonb_set(sheet, '{rules,document.drafted,opinion}', '{\"way\": \"shut\"}') WHERE version = ?")
                .param(version)
                .update();
        assertThat(agreement.check().findings())
                .contains("version %d of the policy is not shown as it was applied".formatted(version));
        owner.sql(
                        "UPDATE office.policy_release SET sheet = jsonb_set(sheet, '{rules,document.drafted,opinion}', '{\"way\": \"open\", \"committed\": true}') WHERE version = ?")
                .param(version)
                .update();
    }

    /** Answers its number once the publisher has taken it up. */
    private int release(Map<Cell, Treatment> changes) {
        var newest = new PolicyShelf(audit).newest();
        var next = newest.with(newest.version() + 1, changes);
        assertThat(PolicyShelf.release(audit, next, said(newest.version()))).isTrue();
        Patience.until("the publisher to take it up", () -> writer.policyInForce() == next.version());
        return next.version();
    }

    private static PolicySheet.Release said(int base) {
        return new PolicySheet.Release(How.RELEASED, base, REASON, List.of(), MONDAY, null);
    }

    private PetitionNumber receive() {
        return petitions
                .receive(
                        new Reception(
                                TAXI,
                                null,
                                SEOUL,
                                division,
                                REASON,
                                "김철수",
                                "강남구 역삼동 123-45",
                                "counter",
                                MONDAY,
                                null,
                                false),
                        officer,
                        Moment.now(MONDAY))
                .fact()
                .petition();
    }

    private void record(PetitionNumber number, Act act) {
        petitions
                .record(number, act, officer, Moment.now(MONDAY.plusSeconds(60)))
                .fact();
    }

    private PublicCase shown(PetitionNumber number, int entries) {
        return Patience.until(
                        "%d entries of %s".formatted(entries, number),
                        () -> record.find(number.value()),
                        found -> found.filter(one -> one.entries().size() >= entries)
                                .isPresent())
                .orElseThrow();
    }
}
