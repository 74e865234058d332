package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.Patience;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Text;
import city.open.ground.database.InTheWay;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.vault.Vault;
import city.open.outside.log.LogSettings;
import city.open.outside.log.LogTrouble;
import city.open.outside.log.LogWriter;
import city.open.outside.log.Mishap;
import city.open.outside.log.Mishap.Moment;
import city.open.outside.log.PublicLog;
import city.open.outside.record.PublicQuery;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordWriter;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** A publishing node dies in the middle, and another one goes on: nothing is lost, shown twice, or unsigned. */
@SpringBootTest(
        classes = Open.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "open.role=beside")
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class FatalMomentsTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final Text WORDS = new Text("말", "words");
    private static final String WORD = "표적골동";
    private static final Instant MORNING = Instant.parse("2026-06-01T01:00:00Z");
    private static final By BY = new By.OfSystem(SEOUL, "test");

    @Autowired
    private PublisherDatabase database;

    @Autowired
    private RecordWriter writer;

    @Autowired
    private PublicRecord record;

    @Autowired
    private PublicLog log;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Organization organization;

    @Autowired
    private HolidayRegister holidays;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Vault vault;

    @Autowired
    private Clock clock;

    @Value("${open.log.folder}")
    private Path folder;

    @Value("${open.database}")
    private String url;

    private UnitId division;

    @BeforeEach
    void everything_so_far_is_published() {
        division = organization.units(SEOUL, LocalDate.of(2026, 6, 1)).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                .findFirst()
                .orElseThrow()
                .id();
        publishAllBy(aNode(Mishap.NONE));
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_node_that_dies_leaves_record_log_and_checkpoint_in_agreement(Moment fatal) {
        var outside = new PublishedAndSigned(log, record);
        outside.check();
        someFacts();
        var dying = aNode(moment -> {
            if (moment == fatal) {
                throw new Death();
            }
        });
        assertThatThrownBy(() -> publishAllBy(dying)).isInstanceOf(Death.class);
        outside.check();
        publishAllBy(aNode(Mishap.NONE));
        someFacts();
        publishAllBy(aNode(Mishap.NONE));
        assertThat(outside.check().size()).isEqualTo(record.lastIndex() + 1);
        var report = agreement.check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.awaiting()).isZero();
        assertThat(report.entries()).isEqualTo(report.facts());
    }

    /** Erased by the office while a publisher is in the middle of the batch that has the petition's first fact; neither waits for the other. */
    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"BATCH_READ", "ENTRIES_WRITTEN", "TREE_WRITTEN", "BATCH_COMMITTED"})
    void what_is_erased_in_the_middle_of_a_batch_never_has_a_secret_again(Moment erasing) {
        var number = someFacts();
        var owner = TestDatabase.ownerOf(url);
        var secrets = "SELECT count(*) FROM vault.salt WHERE petition = ?";
        assertThat(count(owner, secrets, number)).as("born with the petition").isOne();
        var erased = new AtomicBoolean();
        publishAllBy(aNode(moment -> {
            if (moment == erasing && erased.compareAndSet(false, true)) {
                erase(number);
            }
        }));
        assertThat(erased).isTrue();
        assertThat(count(owner, secrets, number)).isZero();
        assertThat(agreement.check().findings()).isEmpty();
        assertThat(record.find(number.value()).orElseThrow().entries().getLast().kind())
                .isEqualTo("petition.erased");
        assertThatThrownBy(() -> owner.sql("INSERT INTO vault.salt VALUES (?, sha256(''))")
                        .params(number.value())
                        .update())
                .rootCause()
                .hasMessageContaining("erased");
        assertThatThrownBy(() -> owner.sql("INSERT INTO vault.key VALUES (?, '')")
                        .params(number.value())
                        .update())
                .rootCause()
                .hasMessageContaining("erased");
        assertThatThrownBy(() -> database.jdbc()
                        .sql("INSERT INTO vault.salt VALUES ('2026-6110000-0000000', sha256(''))")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    /** In one transaction, as the office does. */
    private void erase(PetitionNumber number) {
        var now = city.open.inside.petition.Moment.now(Instant.parse("2026-06-01T01:00:00Z"));
        petitions.together(work -> {
            work.record(number, Act.erase(ErasureGround.PERSON_ASKED), new By.OfSystem(SEOUL, "test"), now)
                    .fact();
            vault.erase(number, now.recordedAt());
            return number;
        });
    }

    private static long count(JdbcClient owner, String sql, PetitionNumber number) {
        return owner.sql(sql).params(number.value()).query(Long.class).single();
    }

    /** At the worst moments of a publisher, as somebody else's check beside it would; what is in the middle is not looked at. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void a_check_at_any_moment_of_a_publisher_at_work_raises_no_alarm(Moment looking) {
        someFacts();
        List<String> findings = new ArrayList<>();
        var looks = new AtomicInteger();
        publishAllBy(aNode(moment -> {
            if (moment == looking) {
                looks.incrementAndGet();
                findings.addAll(agreement.check().findings());
            }
        }));
        assertThat(looks).hasPositiveValue();
        assertThat(findings).isEmpty();
    }

    /** With the first signature still to come, and the record from before the log taken in. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void nor_at_any_moment_of_the_first_batch_there_ever_was(Moment looking) {
        someFacts();
        publishAllBy(aNode(Mishap.NONE));
        nothingIsInTheLog();
        someFacts();
        List<String> findings = new ArrayList<>();
        var signer = new LogWriter(database, settings(), folder, clock, moment -> {
            if (moment == looking) {
                findings.addAll(agreement.check().findings());
            }
        });
        var node = aNode(signer);
        publishAllBy(node);
        signer.sign();
        assertThat(findings).isEmpty();
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** A check that has begun is held up near its end, and a publisher publishes and signs meanwhile. */
    @Test
    void a_publisher_that_goes_on_during_a_check_raises_no_alarm() {
        someFacts();
        try (var opening = InTheWay.of(url, "LOCK TABLE intake.opening IN ACCESS EXCLUSIVE MODE")) {
            long before = record.lastIndex();
            var checking = InTheWay.beside(() -> agreement.check());
            opening.awaitWaiting(1);
            var signer = new LogWriter(database, settings(), folder, clock, Mishap.NONE);
            aNode(signer).publishAll();
            signer.sign();
            assertThat(record.lastIndex()).isGreaterThan(before);
            opening.stepAside();
            var report = checking.join();
            assertThat(report.findings()).isEmpty();
            assertThat(report.awaiting()).as("of before").isPositive();
        }
        assertThat(agreement.check().findings()).isEmpty();
    }

    /** The publisher is in the middle of the batch that makes an entry public, and an objection to that entry is granted. */
    @ParameterizedTest
    @EnumSource(Moment.class)
    void what_is_withheld_while_it_becomes_public_is_gone_after_the_next_batch(Moment withholding) {
        var number = aPetitionWithAWord();
        var withheld = new AtomicBoolean();
        publishAllBy(aNode(moment -> {
            if (moment == withholding && withheld.compareAndSet(false, true)) {
                withhold(number);
            }
        }));
        assertThat(withheld).isTrue();
        isGone(number);
    }

    /** Granted before the publisher has come to the entry: both are in one batch, and nobody outside ever sees a word of it. */
    @Test
    void what_is_withheld_before_it_was_published_is_never_public() {
        var number = aPetitionWithAWord();
        withhold(number);
        List<String> seen = new ArrayList<>();
        publishAllBy(aNode(_ -> seen.addAll(shownOf(number))));
        assertThat(seen).isNotEmpty().noneMatch(shown -> shown.contains(WORD));
        isGone(number);
    }

    /** What a decision would open of an entry that was withheld stays closed, whichever of the two was published first. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_decision_opens_nothing_of_what_was_withheld(int publishedBefore) {
        var number = aPetitionWithAWord();
        List<Runnable> acts = List.of(
                () -> act(number, Act.draft(WORDS, new Text("의견 " + WORD, "an opinion on " + WORD))),
                () -> {
                    act(number, Act.askWithholding(2));
                    act(number, Act.decideWithholding(2, "9-1-6", WORDS));
                    withhold(number);
                },
                () -> act(number, Act.decideElsewhere(Outcome.GRANTED, WORDS, List.of(), null)));
        for (int i = 0; i < acts.size(); i++) {
            if (i == publishedBefore) {
                publishAllBy(aNode(Mishap.NONE));
            }
            acts.get(i).run();
        }
        publishAllBy(aNode(Mishap.NONE));
        isGone(number);
    }

    private PetitionNumber aPetitionWithAWord() {
        return petitions
                .receive(
                        new Reception(
                                new ProcedureCode("TR-10"),
                                null,
                                SEOUL,
                                division,
                                new Text(WORD + " 현장", "on site at " + WORD),
                                null,
                                "강남구 " + WORD + " 12",
                                "online",
                                MORNING,
                                null,
                                false),
                        BY,
                        city.open.inside.petition.Moment.now(MORNING))
                .fact()
                .petition();
    }

    private void withhold(PetitionNumber number) {
        act(number, Act.askWithholding(1));
        act(number, Act.decideWithholding(1, "9-1-6", WORDS));
    }

    private void act(PetitionNumber number, Act act) {
        petitions
                .record(number, act, BY, city.open.inside.petition.Moment.now(MORNING))
                .fact();
    }

    /** From whatever the outside could read of it at this moment: entries, head, words to search by. */
    private void isGone(PetitionNumber number) {
        assertThat(shownOf(number)).hasSizeGreaterThan(2).noneMatch(shown -> shown.contains(WORD));
        assertThat(record.find(number.value()).orElseThrow().toString()).doesNotContain(WORD);
        assertThat(record.search(new PublicQuery(WORD, null, null, null, null, null, null, null, false, null, 10))
                        .rows())
                .isEmpty();
        assertThat(agreement.check().findings()).isEmpty();
    }

    private List<String> shownOf(PetitionNumber number) {
        return database.jdbc()
                .sql("""
                        SELECT coalesce(shown, body) || body FROM record.entry WHERE petition = :number
                         UNION ALL SELECT view::text FROM record.petition WHERE number = :number
                         UNION ALL SELECT words FROM record.words WHERE number = :number
                        """)
                .param("number", number.value())
                .query(String.class)
                .list();
    }

    private void nothingIsInTheLog() {
        var owner = TestDatabase.ownerOf(url);
        owner.sql("TRUNCATE record.log_tile, record.log_checkpoint, record.log_key")
                .update();
        owner.sql("UPDATE record.log_head SET size = 0, root = sha256('')").update();
        forgetTheFolder();
    }

    @Test
    void a_record_from_before_there_was_a_log_becomes_its_first_leaves() {
        someFacts();
        publishAllBy(aNode(Mishap.NONE));
        nothingIsInTheLog();
        someFacts();
        var outside = new PublishedAndSigned(log, record);
        var signer = new LogWriter(database, settings(), folder, clock, Mishap.NONE);
        publishAllBy(aNode(signer));
        signer.sign();
        assertThat(outside.check().size()).isEqualTo(record.lastIndex() + 1);
    }

    @Test
    void where_an_older_backup_was_put_back_nothing_is_published_and_everything_still_served() throws Exception {
        someFacts();
        publishAllBy(aNode(Mishap.NONE));
        var signed = Files.readString(folder.resolve("signed"));
        // As if another database had gone on from here before this one was put back in its place.
        var lines = signed.split("\n");
        Files.writeString(
                folder.resolve("signed"), lines[0] + "\n" + (Long.parseLong(lines[1]) + 100) + "\n" + lines[2] + "\n");
        someFacts();
        long shown = record.lastIndex();
        var node = aNode(Mishap.NONE);
        assertThatThrownBy(() -> publishAllBy(node))
                .isInstanceOf(LogTrouble.class)
                .hasMessageContaining("an older backup was put back");
        assertThat(record.lastIndex()).isEqualTo(shown);
        assertThat(record.bodiesAfter(-1, 1)).hasSize(1);
        assertThat(log.checkpoint()).isPresent();
        Files.writeString(folder.resolve("signed"), signed);
    }

    /** What is written elsewhere on this server holds the horizon back for a moment. */
    private void publishAllBy(Publisher node) {
        Patience.until("everything to be published", () -> {
            node.publishAll();
            return Published.everything(url);
        });
    }

    private void forgetTheFolder() {
        for (var name : List.of("signed", "key.pem")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** As a process that has just started: it remembers nothing but what is in the database and in its folder. */
    private Publisher aNode(Mishap mishap) {
        return aNode(new LogWriter(database, settings(), folder, clock, mishap));
    }

    private Publisher aNode(LogWriter signer) {
        return new Publisher(
                database, writer, signer, catalogue, organization, holidays, clock, new SimpleMeterRegistry(), "all");
    }

    private static LogSettings settings() {
        return new LogSettings(null, null, null, null);
    }

    /** Answers with one of the petitions, which is decided. */
    private PetitionNumber someFacts() {
        PetitionNumber last = null;
        var now = city.open.inside.petition.Moment.now(Instant.parse("2026-06-01T01:00:00Z"));
        var by = new By.OfSystem(SEOUL, "test");
        for (int i = 0; i < 3; i++) {
            var number = petitions
                    .receive(
                            Reception.filed(new ProcedureCode("TR-10"), SEOUL, division, WORDS, now.occurredAt()),
                            by,
                            now)
                    .fact()
                    .petition();
            petitions.record(number, Act.draft(WORDS, WORDS), by, now).fact();
            petitions
                    .record(number, Act.decideElsewhere(Outcome.GRANTED, WORDS, List.of(), null), by, now)
                    .fact();
            last = number;
        }
        return Objects.requireNonNull(last);
    }
}
