package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.vault.Vault;
import city.open.outside.record.CaseRow;
import city.open.outside.record.CaseView;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class PublisherTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final ProcedureCode TAXI = new ProcedureCode("TR-10");
    private static final Text REASON = new Text("이유", "a reason");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");

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
    private Agreement agreement;

    @Autowired
    private PublisherDatabase publishing;

    @Autowired
    private RecordWriter writer;

    @Autowired
    private OfficeDatabase office;

    @Autowired
    private Vault vault;

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

    @Test
    void recording_an_act_is_disclosing_it() {
        var number = receive();
        record(number, Act.checkCompleteness(true, REASON));
        var shown = shown(number, 2);
        var entry = shown.entries().getLast();
        assertThat(entry.kind()).isEqualTo("completeness.checked");
        assertThat(entry.by()).isEqualTo(new Entry.By("6110000", division.value(), "김민수", "Kim Min-su", "officer"));
        assertThat(entry.open()).containsEntry("complete", true);
        assertThat(shown.view().status()).isEqualTo(CaseView.Status.UNDER_REVIEW);
        assertThat(shown.view().due()).hasToString("2026-06-29");
        assertThat(shown.view().howCounted()).isNotNull();
    }

    /** As after the installation of the first version that counts divisions. */
    @Test
    void what_was_published_before_divisions_were_counted_is_counted_once() {
        var number = receive();
        record(number, Act.checkCompleteness(true, REASON));
        shown(number, 2);
        publishing.transactions().executeWithoutResult(_ -> {
            // Nobody publishes meanwhile.
            publishing
                    .jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtext('open publisher'))")
                    .query(row -> {});
            var counted = divisions();
            var watched = watched();
            var cohorts = cohorts();
            assertThat(counted).isNotEmpty();
            publishing
                    .jdbc()
                    .sql("UPDATE record.head SET divisions_counted = false")
                    .update();
            publishing
                    .jdbc()
                    .sql("UPDATE record.division_tally SET entered = 99")
                    .update();
            publishing.jdbc().sql("UPDATE record.cohort_tally SET number = 99").update();
            publishing
                    .jdbc()
                    .sql("UPDATE record.petition SET worked = 99, marks = '{supplements}'")
                    .update();

            writer.countDivisions(new DivisionPast(
                            publishing,
                            new Journal(publishing),
                            writer,
                            new Views(organization, new Disclosing(organization)),
                            petition -> catalogue.version(petition.procedure(), petition.procedureVersion()))
                    .count());

            assertThat(divisions()).isEqualTo(counted);
            assertThat(watched()).isEqualTo(watched);
            assertThat(cohorts()).isEqualTo(cohorts);
            assertThat(writer.divisionsCounted()).isTrue();
        });
        assertThat(agreement.check().findings()).isEmpty();
    }

    private List<Map<String, Object>> cohorts() {
        return publishing
                .jdbc()
                .sql(
                        "SELECT * FROM record.cohort_tally WHERE number <> 0 ORDER BY month, sector, procedure, agency, what, part")
                .query()
                .listOfRows();
    }

    private List<Map<String, Object>> watched() {
        return publishing
                .jdbc()
                .sql("SELECT * FROM office.watch_tally ORDER BY month, agency, division, official, procedure, what")
                .query()
                .listOfRows();
    }

    private List<Map<String, Object>> divisions() {
        return publishing
                .jdbc()
                .sql("SELECT * FROM record.division_tally ORDER BY month, agency, division")
                .query()
                .listOfRows();
    }

    @Test
    void of_the_applicant_only_the_mask_is_shown() {
        var number = receive();
        var entry = shown(number, 1).entries().getFirst();
        assertThat(entry.masked()).containsEntry("applicant", "김*수").containsEntry("site", "강남구 역삼동 ***");
        assertThat(entry.open()).doesNotContainKeys("applicant", "site");
    }

    @Test
    void an_opinion_before_the_decision_is_a_gap_with_its_ground_and_a_commitment() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("비공개 의견", "an opinion kept back")));
        var entry = shown(number, 2).entries().getLast();
        assertThat(entry.withheld()).containsExactly(new Entry.Withheld("opinion", "9-1-5", "decision"));
        assertThat(entry.commitments().get("opinion")).matches("sha256:[0-9a-f]{64}");
        assertThat(entry.toString()).doesNotContain("kept back");
    }

    @Test
    void the_decision_opens_what_waited_for_it_and_anyone_can_check_it_against_the_old_entry() throws Exception {
        var number = receive();
        record(number, Act.draft(REASON, new Text("조건부 허가 의견", "grant with conditions")));
        record(number, Act.completeStep(internalStep(), new Text("결격 없음", "nothing found"), null, null, REASON));
        record(number, Act.decideElsewhere(Outcome.GRANTED_WITH_CONDITIONS, REASON, List.of(REASON), null));
        var entries = shown(number, 4).entries();
        var decided = entries.get(3);
        assertThat(decided.open()).containsEntry("outcome", "granted-with-conditions");
        assertThat(decided.open().get("opened"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(opening -> {
                    assertThat(opening)
                            .containsEntry("seq", 2)
                            .containsEntry("field", "opinion")
                            .containsEntry("value", Map.of("ko", "조건부 허가 의견", "en", "grant with conditions"));
                    assertThat(commitment(opening))
                            .isEqualTo(entries.get(1).commitments().get("opinion"));
                });
        assertThat(entries.get(2).withheld()).contains(new Entry.Withheld("result", "9-1-5", null));
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void what_is_withheld_after_it_was_public_goes_from_head_and_entries_and_the_record_still_agrees() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("조건부 허가 의견", "grant with conditions")));
        record(number, Act.draft(REASON, new Text("다른 의견", "another opinion")));
        record(
                number,
                Act.decideElsewhere(
                        Outcome.REFUSED, new Text("역삼동의 사정", "as things are there"), List.of(REASON), null));
        shown(number, 4);
        for (int seq : List.of(1, 2, 4)) {
            record(number, Act.askWithholding(seq));
            record(number, Act.decideWithholding(seq, "9-1-6", REASON));
        }
        var shown = shown(number, 10);
        var received = shown.entries().getFirst();
        assertThat(received.withheld()).contains(new Entry.Withheld("entry", "9-1-6", null, 6));
        assertThat(received.masked()).isEmpty();
        assertThat(received.salts()).isEmpty();
        assertThat(received.open()).containsKeys("channel", "due").doesNotContainKey("subject");
        var decided = shown.entries().get(3);
        assertThat(decided.open()).containsEntry("outcome", "refused").doesNotContainKeys("reason", "conditions");
        assertThat(shown.view().site()).isNull();
        assertThat(shown.view().applicant()).isNull();
        assertThat(shown.view().subject()).isEqualTo(new Text("비공개", "Withheld"));
        assertThat(shown.view().reason()).isEqualTo(new Text("비공개", "Withheld"));
        assertThat(shown.view().outcome()).isEqualTo(CaseView.Outcome.REFUSED);
        assertThat(shown.toString()).doesNotContain("역삼동", "김*수", "grant with conditions");
        for (int size = 1; size <= 10; size++) {
            var then = record.asItWas(shown, size).orElseThrow();
            assertThat(then.view().entries()).isEqualTo(size);
            assertThat(then.toString()).doesNotContain("역삼동", "김*수", "as things are there");
            // What bound the words is gone with them.
            assertThat(then.head() != null).isEqualTo(size == 10);
        }
        assertThat(owner().sql("SELECT string_agg(head_change, ' ') FROM record.entry WHERE petition = ?")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .doesNotContain("역삼동", "김*수", "as things are there");
        assertThat(owner().sql("SELECT words FROM record.words WHERE number = ?")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .doesNotContain("역삼동");
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
        erase(number);
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** Migration V125 came to a record that had entries. */
    @Test
    void a_petition_with_entries_from_before_is_shown_as_it_was_from_the_first_entry_after() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("조건부 허가 의견", "grant with conditions")));
        shown(number, 2);
        owner().sql("UPDATE record.entry SET head_change = NULL, head_salt = NULL")
                .update();
        owner().sql("UPDATE record.head SET heads_kept_from = next_index").update();
        assertThat(agreement.check().findings()).isEmpty();

        record(number, Act.draft(REASON, new Text("다른 의견", "another opinion")));
        var shown = shown(number, 3);
        assertThat(record.asItWas(shown, 1)).isEmpty();
        assertThat(record.asItWas(shown, 2)).isEmpty();
        assertThat(record.asItWas(shown, 3).orElseThrow().view()).isEqualTo(shown.view());
        assertThat(agreement.check().findings()).isEmpty();

        record(number, Act.askWithholding(1));
        record(number, Act.decideWithholding(1, "9-1-6", REASON));
        var without = shown(number, 5);
        assertThat(record.asItWas(without, 2)).isEmpty();
        assertThat(record.asItWas(without, 3).orElseThrow().toString()).doesNotContain("역삼동", "김*수");
        assertThat(agreement.check().findings()).isEmpty();

        var kept = owner().sql("SELECT head_change FROM record.entry WHERE petition = ? AND seq = 3")
                .param(number.value())
                .query(String.class)
                .single();
        var change = "UPDATE record.entry SET head_change = ? WHERE petition = ? AND seq = 3";
        owner().sql(change).params(Arrays.asList(null, number.value())).update();
        assertThat(agreement.check().findings())
                .anyMatch(finding -> finding.contains("what stood above its entries after entry"));
        owner().sql(change).params(kept, number.value()).update();
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** Of three opinions opened by the decision, the one whose entry is withheld goes; the others are still what was committed to. */
    @Test
    void what_a_decision_opened_of_a_withheld_entry_goes_with_it() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("첫 의견", "the first opinion")));
        record(number, Act.draft(REASON, new Text("둘째 의견", "the second opinion")));
        record(number, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        shown(number, 4);
        record(number, Act.askWithholding(2));
        record(number, Act.decideWithholding(2, "9-1-6", REASON));
        var decided = shown(number, 6).entries().get(3);
        assertThat(decided.open().get("opened"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(opening -> assertThat(opening).containsEntry("seq", 3));
        assertThat(decided.withheld()).contains(new Entry.Withheld("opened.2.opinion", "9-1-6", null, 6));
        assertThat(decided.toString()).doesNotContain("the first opinion");
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void what_is_withheld_before_the_decision_is_not_opened_by_it() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("첫 의견", "the first opinion")));
        record(number, Act.draft(REASON, new Text("둘째 의견", "the second opinion")));
        record(number, Act.askWithholding(2));
        record(number, Act.decideWithholding(2, "9-1-6", REASON));
        record(number, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        assertThat(shown(number, 6).toString()).contains("the second opinion").doesNotContain("the first opinion");
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** The mask of a place is soon guessed; without its salt nobody can tell that the guess is right. */
    @Test
    void a_guess_at_what_is_withheld_cannot_be_confirmed_with_anything_that_is_public() throws Exception {
        var number = receive();
        record(number, Act.checkCompleteness(true, REASON));
        var salt = shown(number, 2).entries().getFirst().salts().get("site");
        record(number, Act.askWithholding(1));
        record(number, Act.decideWithholding(1, "9-1-6", REASON));
        var entries = shown(number, 4).entries();
        var committed = entries.getFirst().commitments().get("site");
        Map<String, Object> guess = Map.of("field", "site", "value", "강남구 역삼동 ***");
        assertThat(commitment(Objects.requireNonNull(salt), guess)).isEqualTo(committed);
        var everything =
                owner().sql("""
                        SELECT string_agg(concat(body, shown, head_change, head_salt), ' ') FROM record.entry WHERE petition = ?
                        """).param(number.value()).query(String.class).single();
        assertThat(everything).doesNotContain(salt);
        var hashes = Pattern.compile("[0-9a-f]{64}").matcher(everything).results();
        for (var hash : hashes.map(MatchResult::group).collect(Collectors.toSet())) {
            assertThat(commitment(hash, guess)).isNotEqualTo(committed);
        }
        assertThat(commitment("", guess)).isNotEqualTo(committed);
    }

    private static String commitment(String salt, Map<String, Object> named) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256");
        hash.update(HexFormat.of().parseHex(salt));
        hash.update(RecordJson.canonical(named).getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(hash.digest());
    }

    @Test
    void a_leaf_has_no_word_that_people_wrote() {
        var number = receive();
        record(number, Act.checkCompleteness(true, REASON));
        shown(number, 2);
        assertThat(owner().sql("SELECT string_agg(body, ' ') FROM record.entry WHERE petition = ?")
                        .param(number.value())
                        .query(String.class)
                        .single())
                .contains("\"complete\":true")
                .doesNotContain("역삼동", "김*수", "a reason", "이유");
    }

    /** As somebody outside would, with nothing but the opening. */
    private static String commitment(Map<?, ?> opening) throws Exception {
        var value = (Map<?, ?>) Objects.requireNonNull(opening.get("value"));
        var hash = MessageDigest.getInstance("SHA-256");
        hash.update(HexFormat.of().parseHex(String.valueOf(opening.get("salt"))));
        hash.update("{\"field\":\"%s\",\"value\":{\"en\":\"%s\",\"ko\":\"%s\"}}"
                .formatted(opening.get("field"), value.get("en"), value.get("ko"))
                .getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(hash.digest());
    }

    /** Deleting it once let the withheld words be rewritten with everything green. */
    @Test
    void a_secret_that_is_missing_without_an_erasure_is_found_and_publishing_goes_on() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("의견", "an opinion")));
        shown(number, 2);
        publisher.publishAll();
        var secret = owner().sql("DELETE FROM vault.salt WHERE petition = ? RETURNING salt")
                .param(number.value())
                .query(byte[].class)
                .single();
        record(number, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        assertThat(shown(number, 3).entries().getLast().open()).doesNotContainKey("opened");
        publisher.publishAll();
        assertThat(agreement.check().findings())
                .containsExactly(
                        number
                                + ": the secret of its commitments is gone, and no erasure took it; what it committed to can no longer be compared");

        // Put back, it opens nothing that was committed to without it.
        owner().sql("INSERT INTO vault.salt VALUES (?, ?)")
                .params(number.value(), secret)
                .update();
        assertThat(agreement.check().findings())
                .allMatch(found -> found.startsWith(number + ": entry "))
                .allMatch(found -> found.contains("fact 3"));
        owner().sql("DELETE FROM vault.salt WHERE petition = ?")
                .params(number.value())
                .update();
        erase(number);
        shown(number, 4);
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void a_secret_that_was_exchanged_is_found() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("의견", "an opinion")));
        shown(number, 2);
        publisher.publishAll();
        var exchange = "UPDATE vault.salt SET salt = sha256(salt || ?) WHERE petition = ? RETURNING salt";
        var kept = owner().sql("SELECT salt FROM vault.salt WHERE petition = ?")
                .param(number.value())
                .query(byte[].class)
                .single();
        owner().sql(exchange)
                .params(new byte[] {1}, number.value())
                .query(byte[].class)
                .single();
        assertThat(agreement.check().findings())
                .isNotEmpty()
                .allSatisfy(
                        found -> assertThat(found).startsWith(number.value()).contains("exchanged"));
        owner().sql("UPDATE vault.salt SET salt = ? WHERE petition = ?")
                .params(kept, number.value())
                .update();
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void an_erasure_that_vault_and_journal_do_not_both_know_of_is_found_and_so_is_a_secret_that_came_back() {
        var number = receive();
        record(number, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        shown(number, 2);
        publisher.publishAll();

        vault.erase(number, MONDAY);
        assertThat(agreement.check().findings())
                .containsExactly(number + ": the vault has erased it, and no fact says so");

        owner().sql("DELETE FROM vault.erased WHERE petition = ?")
                .params(number.value())
                .update();
        record(number, Act.erase(ErasureGround.PERSON_ASKED));
        shown(number, 3);
        publisher.publishAll();
        assertThat(agreement.check().findings())
                .containsExactly(number + ": its erasure is a public fact, and the vault has not erased it");

        owner().sql("INSERT INTO vault.salt VALUES (?, sha256(''))")
                .params(number.value())
                .update();
        owner().sql("INSERT INTO vault.erased VALUES (?, now())")
                .params(number.value())
                .update();
        assertThat(agreement.check().findings())
                .contains(number + ": it was erased, and the secret of its commitments is still there or there again");
        vault.erase(number, MONDAY);
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void what_is_erased_leaves_a_stub_with_its_ground_and_the_record_still_agrees() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("의견", "an opinion")));
        record(number, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        shown(number, 3);
        erase(number);
        var stub = shown(number, 4).entries().getLast();
        assertThat(stub.kind()).isEqualTo("petition.erased");
        assertThat(stub.open()).containsEntry("ground", "person-asked");
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    private JdbcClient owner() {
        return TestDatabase.ownerOf(url);
    }

    private StepId internalStep() {
        return catalogue.find(TAXI).orElseThrow().steps().stream()
                .filter(step -> !step.disclosed())
                .map(Step::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_an_internal_step_only_place_and_date_are_shown() {
        var internal = internalStep();
        var number = receive();
        record(number, Act.completeStep(internal, new Text("결격 있음", "disqualified"), null, null, REASON));
        var entry = shown(number, 2).entries().getLast();
        assertThat(entry.step()).isEqualTo(internal.value());
        assertThat(entry.open()).doesNotContainKey("result");
        assertThat(entry.withheld()).extracting(Entry.Withheld::field).contains("result");
    }

    @Test
    void what_identifies_a_person_is_withheld_with_its_ground_and_the_rest_goes_on() {
        var number = receive();
        vault.seal(number, new Person("김철수", "010-9876-5432", null, "서울특별시 강남구 역삼동 123-45", null, null));
        record(number, Act.checkCompleteness(false, new Text("신청인 김철수에게 연락함", "the applicant was called")));
        record(number, Act.inspect(null, new Text("현장 사진 960121-1021413", "photographs"), null));
        record(number, Act.inspect(null, new Text("이상 없음, 02-2133-1234로 문의", "fine; ask 02-2133-1234"), null));
        record(number, Act.decideElsewhere(Outcome.REFUSED, new Text("끝 번호 9876-5432로 알림", "told"), List.of(), null));
        var shown = shown(number, 5);
        var entries = shown.entries();
        assertThat(entries.get(1).open()).containsEntry("complete", false).doesNotContainKey("note");
        assertThat(entries.get(1).withheld()).containsExactly(new Entry.Withheld("note", "9-1-6", null));
        assertThat(entries.get(1).commitments().get("note")).matches("sha256:[0-9a-f]{64}");
        assertThat(entries.get(2).open()).doesNotContainKey("findings");
        assertThat(entries.get(3).open()).containsKey("findings");
        assertThat(shown.view().reason()).isEqualTo(new Text("비공개(개인정보)", "Withheld (personal data)"));
        assertThat(shown.toString()).doesNotContain("김철수", "9876-5432", "1021413");
        assertThat(office.jdbc()
                        .sql(
                                "SELECT seq || ' ' || path || ' ' || kind FROM office.guard_stop WHERE petition = ? ORDER BY seq")
                        .param(number.value())
                        .query(String.class)
                        .list())
                .containsExactly("2 note.ko SEALED_NAME", "3 findings.ko RESIDENT_NUMBER", "5 reason.ko SEALED_PHONE");
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** The opinion was harmless when it was drafted; meanwhile the applicant has given another number. */
    @Test
    void a_decision_opens_no_opinion_that_names_the_applicant() {
        var number = receive();
        record(number, Act.draft(REASON, new Text("010-1111-2222 아닌 끝 번호 3333-4444", "an opinion")));
        record(number, Act.draft(REASON, new Text("끝 번호 5555-6666", "another")));
        shown(number, 3);
        vault.seal(number, new Person("김철수", "010-5555-6666", null, null, null, null));
        record(number, Act.decideElsewhere(Outcome.REFUSED, REASON, List.of(), null));
        var decided = shown(number, 4).entries().getLast();
        assertThat(decided.open()).containsEntry("notOpened", 1).doesNotContainKey("opened");
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    @Test
    void a_departure_is_shown_with_its_reason() {
        var number = receive();
        record(number, Act.startStep(new StepId("somewhere-else"), null, REASON));
        assertThat(shown(number, 2).view().departures())
                .extracting(CaseView.Departure::reason)
                .containsExactly(REASON);
    }

    @Test
    void under_many_writers_every_fact_is_shown_once_in_one_dense_order() throws Exception {
        int writers = 6;
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        var number = receive();
                        record(number, Act.checkCompleteness(true, null));
                        record(number, Act.decideElsewhere(Outcome.GRANTED, REASON, List.of(), null));
                    }
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        // What is written elsewhere on this server holds the horizon back for a moment.
        Patience.until("everything to be published", () -> {
            publisher.publishAll();
            return Published.everything(url);
        });
        var report = agreement.check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(report.facts());
        var entries = record.after(-1, 10_000);
        assertThat(entries.stream().map(Entry::index))
                .containsExactlyElementsOf(
                        LongStream.range(0, entries.size()).boxed().toList());
    }

    @Test
    void a_row_changed_behind_our_back_is_found() {
        var number = receive();
        shown(number, 1);
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
        office.jdbc()
                .sql("UPDATE office.petition SET late = true WHERE number = ?")
                .param(number.value())
                .update();
        assertThat(agreement.check().findings())
                .containsExactly(number + ": what is stored beside the journal is not what the journal says");
        office.jdbc()
                .sql("UPDATE office.petition SET late = false WHERE number = ?")
                .param(number.value())
                .update();
    }

    @Test
    void a_petition_is_found_by_its_words_in_both_languages_and_with_a_letter_wrong() {
        var subject = new Text("무지개마을 개인택시 양수", "Taking over a rainbow village taxi");
        var number = petitions
                .receive(Reception.filed(TAXI, SEOUL, division, subject, MONDAY), officer, Moment.now(MONDAY))
                .fact()
                .petition();
        shown(number, 1);
        for (var words : List.of("무지개마을", "rainbow village", "ranbow", "무지게마을", number.value())) {
            assertThat(record.search(query(words)).rows())
                    .as(words)
                    .extracting(row -> row.number())
                    .contains(number.value());
        }
        assertThat(record.search(query("도깨비불")).rows()).isEmpty();
    }

    @Test
    void what_is_written_as_asked_comes_before_what_only_resembles_it_and_whole_words_before_parts() {
        var part = found("빨강마을길 정비", "Repairs at Marigoldville");
        var whole = found("빨강마을 정비", "Repairs at Marigold");
        var alike = found("발강마을 정비", "Repairs at Marygold");
        var newest = found("파랑섬 정비", "Repairs at Bluebell");

        var all = record.search(query("marigold"));
        assertThat(all.rows())
                .extracting(CaseRow::number)
                .containsExactly(whole.value(), part.value(), alike.value())
                .doesNotContain(newest.value());
        assertThat(all.asWritten()).isEqualTo(2);
        assertThat(record.count(query("marigold"))).isEqualTo(2);
        assertThat(record.found(query("marigold"), List.of(whole.value(), part.value(), alike.value())))
                .as("who follows is told of what was written, not of what resembles it")
                .containsExactlyInAnyOrder(whole.value(), part.value());

        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            var asked = new PublicQuery("marigold", null, null, null, null, null, null, null, false, after, 1);
            var page = record.search(asked);
            assertThat(record.count(asked)).isEqualTo(2);
            assertThat(page.asWritten()).isEqualTo(paged.size() < 2 ? 1 : 0);
            page.rows().forEach(row -> paged.add(row.number()));
            after = page.next();
        } while (after != null);
        assertThat(paged).containsExactly(whole.value(), part.value(), alike.value());
    }

    private PetitionNumber found(String ko, String en) {
        var number = petitions
                .receive(Reception.filed(TAXI, SEOUL, division, new Text(ko, en), MONDAY), officer, Moment.now(MONDAY))
                .fact()
                .petition();
        shown(number, 1);
        return number;
    }

    @Test
    void a_list_is_read_page_by_page_without_a_gap() {
        for (int i = 0; i < 7; i++) {
            shown(receive(), 1);
        }
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            var page = record.search(
                    new PublicQuery(null, null, "TR-10", null, null, "open", null, null, false, after, 3));
            page.rows().forEach(row -> paged.add(row.number()));
            after = page.next();
        } while (after != null);
        var all = record.search(new PublicQuery(null, null, "TR-10", null, null, "open", null, null, false, null, 100));
        assertThat(paged)
                .containsExactlyElementsOf(
                        all.rows().stream().map(row -> row.number()).toList());
        assertThat(paged).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void of_those_past_their_date_the_latest_come_first_whether_open_or_decided() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var at = MONDAY.plus(Duration.ofDays(i + 1));
            var number = petitions
                    .receive(
                            Reception.filed(TAXI, SEOUL, division, new Text("늦은 민원", "overdue giraffe"), at),
                            officer,
                            Moment.now(at))
                    .fact()
                    .petition();
            if (i % 2 == 0) {
                var late = at.plus(Duration.ofDays(90));
                petitions.record(
                        number,
                        Act.decideElsewhere(Outcome.GRANTED, REASON, List.of(), null),
                        officer,
                        Moment.now(late));
                shown(number, 2);
            } else {
                shown(number, 1);
            }
            expected.add(number.value());
        }
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            var page = record.search(
                    new PublicQuery("giraffe", null, "TR-10", null, null, null, null, null, true, after, 2));
            page.rows().forEach(row -> paged.add(row.number()));
            after = page.next();
        } while (after != null);
        assertThat(paged).isEqualTo(expected);
    }

    @Test
    void what_was_late_before_a_supplement_was_asked_for_is_late_in_head_and_lists_while_it_waits() {
        var due = Instant.parse("2026-06-29T15:00:00Z");
        var late = supplementAsked("overdue zebra", due.plus(Duration.ofHours(10)));
        var timely = supplementAsked("patient zebra", due.minus(Duration.ofDays(4)));
        var search = new PublicQuery("zebra", null, "TR-10", null, null, null, null, null, true, null, 10);

        assertThat(shown(late, 2).view().isLateAt(due.plus(Duration.ofDays(1)))).isTrue();
        assertThat(shown(timely, 2).view().isLateAt(due.plus(Duration.ofDays(90))))
                .isFalse();
        assertThat(record.search(search).rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(late.value());
            assertThat(row.late()).isTrue();
        });
        assertThat(record.found(search, List.of(late.value(), timely.value()))).containsExactly(late.value());
        publisher.publishAll();
        assertThat(agreement.check().findings()).isEmpty();
    }

    private PetitionNumber supplementAsked(String subject, Instant at) {
        var number = petitions
                .receive(
                        Reception.filed(TAXI, SEOUL, division, new Text("보완할 민원", subject), MONDAY),
                        officer,
                        Moment.now(MONDAY))
                .fact()
                .petition();
        petitions
                .record(number, Act.requestSupplement(REASON, LocalDate.of(2026, 8, 3)), officer, Moment.now(at))
                .fact();
        return number;
    }

    @Test
    void those_who_came_earlier_are_ahead() {
        var quiet = organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .toList()
                .get(5)
                .id();
        PetitionNumber last = null;
        for (int i = 0; i < 3; i++) {
            var at = MONDAY.plusSeconds(i);
            last = petitions
                    .receive(Reception.filed(TAXI, SEOUL, quiet, REASON, at), officer, Moment.now(at))
                    .fact()
                    .petition();
        }
        assertThat(record.ahead(shown(Objects.requireNonNull(last), 1).view())).isEqualTo(2);
    }

    private PublicQuery query(String words) {
        return new PublicQuery(words, null, null, null, null, null, null, null, false, null, 20);
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

    /** In one transaction, as the office does. */
    private void erase(PetitionNumber number) {
        petitions.together(work -> {
            var act = Act.erase(ErasureGround.PERSON_ASKED);
            work.record(number, act, officer, Moment.now(MONDAY.plusSeconds(60)))
                    .fact();
            vault.erase(number, MONDAY);
            return number;
        });
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
