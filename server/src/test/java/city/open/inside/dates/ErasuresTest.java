package city.open.inside.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.border.disclosure.Agreement;
import city.open.border.letters.Filings;
import city.open.border.letters.LetterBox;
import city.open.border.letters.Message;
import city.open.border.letters.Person;
import city.open.border.letters.VaultFault;
import city.open.ground.calendar.Text;
import city.open.ground.database.InTheWay;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.CaseNotes;
import city.open.inside.casework.Fault;
import city.open.inside.casework.OfficeStage;
import city.open.inside.counter.AccessCodes;
import city.open.inside.counter.Attachments;
import city.open.inside.counter.Attachments.Added;
import city.open.inside.counter.Counter;
import city.open.inside.counter.Counter.Filing;
import city.open.inside.counter.Counter.Taken;
import city.open.inside.counter.Postbag;
import city.open.inside.dates.Erasures.Erased;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Role;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Rule;
import city.open.inside.vault.CaseNote;
import city.open.inside.vault.Vault;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ErasuresTest extends OfficeStage {
    private static final Login AUDITOR = new Login(
            "seo",
            new OfficialId("seo"),
            SEOUL,
            BUILDING,
            Rank.TEAM_LEADER,
            new Text("서감사", "Seo"),
            Set.of(Role.AUDITOR));
    /** Nobody else is called that. */
    private static final List<String> POISON =
            List.of("독고비밀", "010-7777-0423", "qzpoison@example.org", "77-0423", "독고상회", "독고대리", "qzpoisonpdf");

    private static final Person APPLICANT = new Person(
            POISON.get(0), POISON.get(1), POISON.get(2), "강남구 역삼동 " + POISON.get(3), POISON.get(4), POISON.get(5));

    @Autowired
    private Counter counter;

    @Autowired
    private Attachments attachments;

    @Autowired
    private CaseNotes notes;

    @Autowired
    private Erasures erasures;

    @Autowired
    private AccessCodes codes;

    @Autowired
    private Filings filings;

    @Autowired
    private Postbag postbag;

    @Autowired
    private LetterBox box;

    @Autowired
    private Leftovers leftovers;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Vault vault;

    @Value("${open.database}")
    private String url;

    @Test
    void erasing_is_a_public_fact_and_leaves_nothing_to_read() throws Exception {
        var number = poisoned();
        assertThat(counter.applicant(KIM, number, Purpose.HANDLING)).contains(APPLICANT);
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        TestDatabase.ownerOf(url)
                .sql("INSERT INTO intake.neighbour (code, petition, made_on) VALUES (sha256(?), ?, now())")
                .params(number.value().getBytes(StandardCharsets.UTF_8), number.value())
                .update();

        assertThat(erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED)).isEqualTo(new Erased.Done(number));

        assertThat(leftOf(number)).isEmpty();
        assertThat(last(number, PetitionEvent.Erased.class))
                .isEqualTo(new PetitionEvent.Erased(ErasureGround.PERSON_ASKED));
        assertThat(counter.applicant(KIM, number, Purpose.HANDLING)).isEmpty();
        assertThat(attachments.of(number)).isEmpty();
        assertThat(counter.openings(number)).as("who opened it stays").hasSize(1);
        assertThat(rowsOf(number)).containsExactlyInAnyOrder("vault.erased", "vault.opening");
        assertThat(erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED))
                .isEqualTo(new Erased.Refused(Rule.ALREADY_ERASED.words()));
        assertThatThrownBy(() -> vault.seal(number, APPLICANT))
                .isInstanceOf(VaultFault.class)
                .hasMessageContaining("erased");
    }

    /** With the master key, every other petition's key and that of the letter box at hand, there is nothing left to open. */
    @Test
    void erasing_takes_away_every_row_that_the_petition_brought_into_the_vault() throws Exception {
        var before = vaultRows();
        var number = poisoned();
        counter.applicant(KIM, number, Purpose.HANDLING);
        assertThat(vaultRows().size()).isGreaterThan(before.size() + 4);
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED);

        var left = vaultRows();
        left.removeAll(before);
        assertThat(left)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .matches("vault\\.(erased|opening) .*" + number + ".*")
                        .doesNotContain("\\x"));
    }

    private Set<String> vaultRows() {
        var owner = TestDatabase.ownerOf(url);
        var rows = new HashSet<String>();
        for (var table : tables(owner, "('vault')")) {
            owner.sql("SELECT whole::text FROM %s AS whole".formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }

    @Test
    void no_schema_holds_a_word_of_the_applicant_in_the_clear() throws Exception {
        poisoned();
        var owner = TestDatabase.ownerOf(url);
        for (var table : tables(owner, "('office', 'vault', 'intake', 'record')")) {
            for (var row : owner.sql("SELECT whole::text FROM %s AS whole".formatted(table))
                    .query(String.class)
                    .list()) {
                for (var word : POISON) {
                    assertThat(row)
                            .as(table)
                            .doesNotContain(word)
                            .doesNotContain(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    @Test
    void a_petition_that_still_runs_is_not_erased_nor_by_those_who_handle_it() throws Exception {
        var number = poisoned();
        assertThat(erasures.erase(AUDITOR, number, ErasureGround.PURPOSE_OVER))
                .isEqualTo(new Erased.Refused(Rule.NOT_DECIDED.words()));
        assertThat(erasures.erase(KIM, number, ErasureGround.PURPOSE_OVER))
                .isEqualTo(new Erased.Denied(Refusal.NOT_YOUR_ROLE));
    }

    @Test
    void what_is_past_its_last_day_goes_by_itself() throws Exception {
        var number = poisoned();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        CLOCK.set("2036-12-31T23:59");
        erasures.followRetention();
        assertThat(kinds(number)).doesNotContain("petition.erased");

        CLOCK.set("2037-01-01T00:01");
        var round = erasures.followRetention();
        assertThat(round.erased()).isPositive();
        assertThat(erasures.rounds(1)).isEqualTo(List.of(round));
        assertThat(petitions.facts(number))
                .last()
                .extracting(Fact::event, Fact::by)
                .containsExactly(
                        new PetitionEvent.Erased(ErasureGround.RETENTION_OVER), new By.OfSystem(SEOUL, "retention"));
        assertThat(erasures.followRetention().erased()).isZero();
    }

    /** What somebody else puts into the vault or the letter box of a petition, each with a key that lives on or is made anew. */
    private static final List<String> ARRIVING = List.of(
            "INSERT INTO vault.key VALUES ('%1$s', '')",
            "DELETE FROM vault.salt WHERE petition = '%1$s'; INSERT INTO vault.salt VALUES ('%1$s', sha256(''))",
            "INSERT INTO intake.letter (id, petition, kind, sent_at, sealed) VALUES (gen_random_uuid(), '%1$s', 'contact', now(), '')",
            """
            INSERT INTO intake.follower (id, kind, target, own, lang, rhythm, way, sealed, token, requested_at)
            VALUES (gen_random_uuid(), 'petition', '%1$s', true, 'ko', 'at-once', 'push', '', sha256('%1$s'), now())
            """,
            """
            INSERT INTO intake.filing (number, procedure, version, agency, division, submitted_at, received_at, own, access, receipt, draft)
            VALUES ('%1$s', 'HC-02', 1, '6110000', 'building-policy', now(), now(), '', '', '', sha256('%1$s'))
            """,
            "INSERT INTO intake.comment (id, petition, given_on, neighbour, sealed) VALUES (gen_random_uuid(), '%1$s', now(), false, '')");

    @ParameterizedTest
    @FieldSource("ARRIVING")
    void what_is_on_its_way_when_a_petition_is_erased_goes_with_it(String arriving) {
        var number = decided();
        try (var sender = InTheWay.of(url, arriving.formatted(number))) {
            var erasing = InTheWay.beside(() -> erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED));
            sender.awaitWaiting(1);
            sender.stepAside();
            assertThat(erasing.join()).isEqualTo(new Erased.Done(number));
        }
        assertThat(leftOf(number)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ARRIVING")
    void what_comes_while_a_petition_is_being_erased_does_not_arrive(String arriving) {
        var number = decided();
        try (var wall = InTheWay.of(url, InTheWay.OF_FACTS)) {
            var erasing = InTheWay.beside(() -> erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED));
            wall.awaitWaiting(1);
            var sending = InTheWay.beside(() ->
                    TestDatabase.ownerOf(url).sql(arriving.formatted(number)).update());
            wall.awaitWaiting(2);
            wall.stepAside();
            assertThat(erasing.join()).isEqualTo(new Erased.Done(number));
            assertThat(InTheWay.stopped(sending)).rootCause().hasMessageContaining("erased");
        }
        assertThat(leftOf(number)).isEmpty();
        assertThatThrownBy(() -> TestDatabase.ownerOf(url)
                        .sql(arriving.formatted(number))
                        .update())
                .as("nor ever after")
                .rootCause()
                .hasMessageContaining("erased");
    }

    @Test
    void who_has_begun_to_read_reads_to_the_end_and_the_erasure_waits_for_it() throws Exception {
        var number = poisoned();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        var erasing = office.transactions().execute(_ -> {
            assertThat(counter.applicant(KIM, number, Purpose.HANDLING)).contains(APPLICANT);
            var erased = InTheWay.beside(() -> erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED));
            try (var watching = InTheWay.of(url, "SELECT 1")) {
                watching.awaitWaiting(1);
            }
            return erased;
        });
        assertThat(Objects.requireNonNull(erasing).join()).isEqualTo(new Erased.Done(number));
        assertThat(counter.openings(number)).as("it was read, and that stays").hasSize(1);
        assertThat(leftOf(number)).isEmpty();
    }

    @Test
    void who_wants_to_read_what_is_being_erased_reads_nothing_and_makes_no_key_for_it() throws Exception {
        var number = poisoned();
        var file = attachments.of(number).getFirst().id();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        try (var wall = InTheWay.of(url, InTheWay.OF_FACTS)) {
            var erasing = InTheWay.beside(() -> erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED));
            wall.awaitWaiting(1);
            var person = InTheWay.beside(() -> counter.applicant(KIM, number, Purpose.HANDLING));
            var content = InTheWay.beside(() -> attachments.open(KIM, number, file, Purpose.HANDLING));
            var code = InTheWay.beside(() -> codes.make(KIM, number));
            wall.awaitWaiting(4);
            wall.stepAside();
            assertThat(erasing.join()).isEqualTo(new Erased.Done(number));
            assertThat(person.join()).isEmpty();
            assertThat(content.join()).isEmpty();
            assertThat(code.join()).isEmpty();
        }
        assertThat(counter.openings(number)).isEmpty();
        assertThat(leftOf(number)).isEmpty();
    }

    @Test
    void an_access_code_that_is_being_made_ends_with_the_erasure() throws Exception {
        var number = poisoned();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        var erasing = office.transactions().execute(_ -> {
            assertThat(codes.make(KIM, number)).isPresent();
            var erased = InTheWay.beside(() -> erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED));
            try (var watching = InTheWay.of(url, "SELECT 1")) {
                watching.awaitWaiting(1);
            }
            return erased;
        });
        assertThat(Objects.requireNonNull(erasing).join()).isEqualTo(new Erased.Done(number));
        assertThat(leftOf(number)).isEmpty();
    }

    @Test
    void of_an_erasure_and_another_act_at_once_one_looks_again_and_nothing_is_done_by_half() throws Exception {
        var number = poisoned();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        try (var wall =
                InTheWay.of(url, "SELECT FROM office.petition WHERE number = '%s' FOR UPDATE".formatted(number))) {
            var notifying = InTheWay.beside(() ->
                    petitions.record(number, Act.notifyResult("mail", null), KIM.by(), Moment.now(CLOCK.instant())));
            wall.awaitWaiting(1);
            var erasing = InTheWay.beside(() -> erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED));
            wall.awaitWaiting(2);
            wall.stepAside();
            assertThat(notifying.join()).isInstanceOf(Decision.Recorded.class);
            assertThat(erasing.join()).isEqualTo(new Erased.Done(number));
        }
        assertThat(kinds(number)).endsWith("petition.decided", "result.notified", "petition.erased");
        assertThat(leftOf(number)).isEmpty();
        assertThat(found(number)).isEmpty();
    }

    /** Put there by somebody who could switch the locks off. */
    @ParameterizedTest
    @FieldSource("ARRIVING")
    void what_is_there_again_after_an_erasure_is_found(String arriving) {
        var number = decided();
        erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED);
        assertThat(found(number)).isEmpty();
        try (var hostile = InTheWay.of(url, "SET LOCAL session_replication_role = replica")) {
            hostile.execute(arriving.formatted(number));
            hostile.stepAside();
        }
        // A secret that is there again does not fit the commitments either.
        assertThat(found(number)).isNotEmpty().allMatch(finding -> finding.startsWith(number.value()));
        var owner = TestDatabase.ownerOf(url);
        owner.sql("DELETE FROM vault.key WHERE petition = ?")
                .params(number.value())
                .update();
        owner.sql("DELETE FROM vault.salt WHERE petition = ?")
                .params(number.value())
                .update();
        owner.sql("DELETE FROM intake.follower WHERE target = ?")
                .params(number.value())
                .update();
        filings.forget(number);
        assertThat(found(number)).isEmpty();
    }

    /** What check says of this petition. */
    private List<String> found(PetitionNumber number) {
        return Stream.concat(agreement.check().findings().stream(), leftovers.find().stream())
                .filter(finding -> finding.startsWith(number.value()))
                .toList();
    }

    /** Nothing is sealed for it any more, so no such letter may wait for that. */
    @Test
    void a_letter_about_an_erased_petition_is_answered_and_leaves_the_box() {
        var number = decided();
        erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED);
        var id = UUID.randomUUID();
        var letter = new Message("새 번호", null, null, APPLICANT, List.of());
        try (var hostile = InTheWay.of(url, "SET LOCAL session_replication_role = replica")) {
            hostile.execute(
                    "INSERT INTO intake.letter (id, petition, kind, sent_at, sealed) VALUES ('%s', '%s', 'contact', '2026-06-01T00:00Z', '\\x%s')"
                            .formatted(
                                    id,
                                    number,
                                    HexFormat.of()
                                            .formatHex(box.seal(
                                                    JsonMapper.shared().writeValueAsBytes(letter), id.toString()))));
            hostile.stepAside();
        }
        postbag.empty();
        assertThat(leftOf(number)).isEmpty();
        assertThat(office.jdbc()
                        .sql("SELECT en FROM intake.answer WHERE letter = ? AND NOT accepted")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo(Rule.ALREADY_ERASED.words().en());
    }

    private PetitionNumber decided() {
        var number = received();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        return number;
    }

    /** The tables of vault and letter box that hold anything sealed of the petition. */
    private List<String> leftOf(PetitionNumber number) {
        var owner = TestDatabase.ownerOf(url);
        return tables(owner, "('vault', 'intake')").stream()
                .filter(table -> !List.of("vault.erased", "vault.opening", "intake.opening", "intake.answer")
                        .contains(table))
                .filter(table -> owner.sql("SELECT count(*) FROM %s AS whole WHERE whole::text LIKE ?".formatted(table))
                                .param("%" + number + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .toList();
    }

    private PetitionNumber poisoned() throws Exception {
        var taken = counter.receive(
                KIM,
                new Filing("HC-02", null, "building-policy", SUBJECT, APPLICANT, "강남구 역삼동 " + POISON.get(3), "counter"),
                UUID.randomUUID().toString());
        var number = ((Taken.Received) taken).number();
        var pdf = ("%PDF-1.7 " + POISON.getLast()).getBytes(StandardCharsets.US_ASCII);
        assertThat(attachments.add(
                        KIM, petition(number), 1, POISON.getFirst() + ".pdf", () -> new ByteArrayInputStream(pdf)))
                .isInstanceOf(Added.Kept.class);
        assertThat(notes.add(
                        KIM, petition(number), UUID.randomUUID(), CaseNote.Kind.CALL, POISON.getFirst(), POISON.get(1)))
                .isEmpty();
        return number;
    }

    /** Who wrote one and when is seen without opening; what it says is not, and who reads it is written down. */
    @Test
    void a_note_is_read_by_the_division_alone_and_each_reading_is_written_down() throws Exception {
        var number = poisoned();
        assertThat(notes.of(number))
                .singleElement()
                .extracting(CaseNote::by, CaseNote::at, CaseNote::kind)
                .containsExactly(KIM.by(), CLOCK.instant(), CaseNote.Kind.CALL);
        assertThat(counter.openings(number)).isEmpty();
        assertThat(notes.open(HAN, petition(number), Purpose.HANDLING)).isEmpty();
        assertThat(counter.openings(number)).isEmpty();
        assertThat(notes.open(LEE, petition(number), Purpose.CONTACT))
                .extracting(one -> one.words())
                .containsExactly(new CaseNote.Words(POISON.getFirst(), POISON.get(1)));
        assertThat(counter.openings(number))
                .singleElement()
                .extracting(one -> one.by(), one -> one.purpose())
                .containsExactly(LEE.by(), Purpose.CONTACT);
        assertThat(notes.add(HAN, petition(number), UUID.randomUUID(), CaseNote.Kind.NOTE, "", "메모"))
                .isPresent();
        assertThat(notes.add(KIM, petition(number), UUID.randomUUID(), CaseNote.Kind.NOTE, "", "주민번호 900101-1234567"))
                .as("not even sealed")
                .isPresent();
        var twice = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            assertThat(notes.add(KIM, petition(number), twice, CaseNote.Kind.NOTE, "", "메모"))
                    .isEmpty();
        }
        assertThat(notes.of(number)).hasSize(2);
        assertThatThrownBy(() ->
                        office.jdbc().sql("UPDATE vault.note SET kind = 'NOTE'").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void nothing_is_noted_on_what_was_erased() {
        var number = decided();
        erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED);
        assertThat(notes.add(KIM, petition(number), UUID.randomUUID(), CaseNote.Kind.NOTE, "", "메모"))
                .map(Fault::words)
                .contains(Rule.ALREADY_ERASED.words());
    }

    /** The tables of the vault that still know the petition. */
    private List<String> rowsOf(PetitionNumber number) {
        var owner = TestDatabase.ownerOf(url);
        return tables(owner, "('vault')").stream()
                .filter(table -> owner.sql("SELECT count(*) FROM %s AS whole WHERE whole::text LIKE ?".formatted(table))
                                .param("%" + number + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .toList();
    }

    private static List<String> tables(JdbcClient owner, String schemas) {
        return owner.sql("""
                        SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN %s
                        """.formatted(schemas)).query(String.class).list();
    }
}
