package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.Patience;
import city.open.border.disclosure.Agreement;
import city.open.ground.calendar.Text;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.database.TestDatabase;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.outside.log.LogSettings;
import city.open.outside.log.LogTrouble;
import city.open.outside.log.LogWriter;
import city.open.outside.log.Mishap;
import city.open.outside.log.PublicLog;
import city.open.outside.record.PublicRecord;
import city.open.outside.verification.LogCheck;
import city.open.outside.verification.NotShown;
import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.tlog.Checkpoint;
import city.open.tlog.Growth;
import city.open.tlog.Hash;
import city.open.tlog.KeyType;
import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.tlog.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * Someone with every password of the database changes a row. A reader who has kept a checkpoint finds out from the public addresses alone; what
 * is changed inside is found by whoever compares the journal with what was shown.
 */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class HostileAdministratorTest {
    /** Salts last: putting the journal back gives its petitions new ones. */
    private static final String[] TABLES = {
        "record.entry", "record.log_head", "record.log_tile", "record.log_checkpoint", "office.journal", "vault.salt"
    };

    @Autowired
    private SmallCity city;

    @Autowired
    private PublicRecord record;

    @Autowired
    private PublicLog log;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Agreement agreement;

    @Autowired
    private PublisherDatabase publisher;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Value("${open.database}")
    private String url;

    @Value("${open.log.folder}")
    private Path folder;

    @TempDir
    private Path reader;

    private JdbcClient owner;

    @BeforeEach
    void a_reader_has_kept_a_checkpoint_and_the_administrator_a_copy() {
        owner = TestDatabase.ownerOf(url);
        city.settle();
        awaitSigned();
        for (var table : TABLES) {
            owner.sql("CREATE TABLE %s AS TABLE %s".formatted(copy(table), table))
                    .update();
        }
        check();
    }

    @AfterEach
    void everything_is_put_back() {
        // At once, since the publisher looks on.
        var steps = Arrays.stream(TABLES)
                .map(table -> "DELETE FROM %1$s; INSERT INTO %1$s OVERRIDING SYSTEM VALUE TABLE %2$s; DROP TABLE %2$s;"
                        .formatted(table, copy(table)))
                .collect(Collectors.joining());
        owner.sql("DO $$ BEGIN %s END $$".formatted(steps)).update();
    }

    private static String copy(String table) {
        return "public.copy_of_" + table.replace('.', '_');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE record.entry SET body = replace(body, '"policy":4', '"policy":1') WHERE index = 270 \
                        | Entry 270 is not the leaf the tree has at that index
                    UPDATE record.entry SET body = regexp_replace(body, '"recordedAt":"2026', '"recordedAt":"2025') WHERE index = 9 \
                        | Entry 9 is not the leaf the tree has at that index
                    UPDATE record.entry SET index = CASE index WHEN 5 THEN 90 ELSE 5 END WHERE index IN (5, 90) \
                        | Entry 5 is not the leaf the tree has at that index
                    DELETE FROM record.entry WHERE index = 270 \
                        | Entry 270 is in the tree, and the log does not show it.
                    INSERT INTO record.entry (year, index, petition, seq, kind, occurred_at, recorded_at, body) \
                        SELECT 2025, index, petition, seq, kind, occurred_at, recorded_at, body FROM record.entry WHERE index = 262 \
                        | Entry 262 is shown more than once.
                    """)
    void a_row_of_the_record_that_was_changed_is_named_by_whoever_reads_the_log(String tampering, String finding) {
        assertThat(tamper(tampering)).isPositive();
        assertThatThrownBy(this::check).isInstanceOf(NotShown.class).hasMessageContaining(finding);
    }

    /** A swap passes through a moment with one index twice, which the key of the table refuses: a third index stands in. */
    private int tamper(String tampering) {
        if (!tampering.contains("SET index")) {
            return owner.sql(tampering).update();
        }
        return owner.sql("UPDATE record.entry SET index = -1 WHERE index = 5").update()
                + owner.sql("UPDATE record.entry SET index = 5 WHERE index = 90")
                        .update()
                + owner.sql("UPDATE record.entry SET index = 90 WHERE index = -1")
                        .update();
    }

    /** The worst case: the database and the key of the log in one hand. */
    @Test
    void a_log_rebuilt_over_a_changed_entry_and_signed_anew_is_not_the_one_that_was_kept() throws IOException {
        owner.sql("UPDATE record.entry SET body = replace(body, '\"policy\":4', '\"policy\":1') WHERE index = 3")
                .update();
        rebuild(SigningKey.ofPem(origin(), KeyType.NOTE, Files.readString(folder.resolve("key.pem"))));
        assertThatThrownBy(this::check)
                .isInstanceOf(NotShown.class)
                .hasMessageContaining("two different trees of %d entries".formatted(record.lastIndex() + 1));
        var restarted = new LogWriter(publisher, new LogSettings(null, null, null, null), folder, clock, Mishap.NONE);
        assertThatThrownBy(restarted::open)
                .isInstanceOf(LogTrouble.class)
                .hasMessageStartingWith("The log in the database is not the one that was signed");
    }

    private void rebuild(SigningKey key) {
        var leaves = owner.sql("SELECT body FROM record.entry ORDER BY index").query(String.class).list().stream()
                .map(body -> Hash.ofLeaf(body.getBytes(StandardCharsets.UTF_8)))
                .toList();
        var growth = Growth.of(TreeHead.EMPTY, leaves, tiles -> List.of());
        owner.sql("DELETE FROM record.log_tile").update();
        growth.tiles()
                .forEach((tile, bytes) -> owner.sql("INSERT INTO record.log_tile VALUES (?, ?, ?)")
                        .params(tile.level(), tile.index(), bytes)
                        .update());
        var root = growth.after().root().bytes();
        owner.sql("UPDATE record.log_head SET root = ?").params(root).update();
        owner.sql("UPDATE record.log_checkpoint SET root = ?, note = ?")
                .params(root, new Checkpoint(origin(), growth.after()).sign(key).encoded())
                .update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UPDATE office.journal SET body = jsonb_set(body, '{subject,en}', '"forged"') WHERE petition = ? AND seq = 1 \
                        | entry %d is not what fact 1 gives
                    UPDATE office.journal SET recorded_at = recorded_at + interval '1 day' WHERE petition = ? AND seq = 1 \
                        | entry %d is not what fact 1 gives
                    UPDATE office.journal SET seq = CASE seq WHEN 2 THEN 3 ELSE 2 END WHERE petition = ? AND seq IN (2, 3) \
                        | is not what fact 2 gives
                    DELETE FROM office.journal WHERE petition = ? AND seq = 2 \
                        | the facts do not follow one another
                    INSERT INTO office.journal (year, petition, seq, tx, kind, occurred_at, recorded_at, by, body) \
                        SELECT year, petition, 99, tx, kind, occurred_at, recorded_at, by, body FROM office.journal WHERE petition = ? AND seq = 2 \
                        | fact 99 stands in the journal before what was published last, and was never published
                    """)
    void a_row_of_the_journal_that_was_changed_is_found_by_comparing_it_with_what_was_shown(
            String tampering, String finding) {
        var number = city.shownUnderReview().value();
        if (tampering.contains("CASE")) {
            for (var move : List.of("98 WHERE seq = 2", "2 WHERE seq = 3", "3 WHERE seq = 98")) {
                owner.sql("UPDATE office.journal SET seq = %s AND petition = ?".formatted(move))
                        .params(number)
                        .update();
            }
        } else {
            assertThat(owner.sql(tampering).params(number).update()).isOne();
        }
        var first = record.find(number).orElseThrow().entries().getFirst().index();
        assertThat(agreement.check().findings())
                .anySatisfy(found -> assertThat(found).startsWith(number).contains(finding.formatted(first)));
    }

    /** Erasure as the vault will do it: the secret of one petition goes, nothing else. */
    @Test
    void once_a_petitions_salt_is_destroyed_every_proof_holds_and_nothing_can_be_opened() {
        var mine = city.underReview();
        city.awaitEntries(mine, SmallCity.ENTRIES_UNDER_REVIEW);
        var committed = record.find(mine.value()).orElseThrow().entries().stream()
                .filter(entry -> entry.commitments().containsKey("opinion"))
                .findFirst()
                .orElseThrow();
        owner.sql("DELETE FROM vault.salt WHERE petition = ?")
                .params(mine.value())
                .update();
        var words = new Text("적합", "conforms");
        petitions
                .record(
                        mine,
                        Act.decideElsewhere(Outcome.GRANTED, words, List.of(), null),
                        new By.OfSystem(SmallCity.GANGNAM, "test"),
                        Moment.now(clock.instant()))
                .fact();
        city.awaitEntries(mine, SmallCity.ENTRIES_UNDER_REVIEW + 1);
        awaitSigned();
        var told = check();
        assertThat(told).anyMatch(line -> line.startsWith("All %,d entries".formatted(record.lastIndex() + 1)));
        assertThat(record.find(mine.value()).orElseThrow().entries()).contains(committed);
        assertThat(record.find(mine.value()).orElseThrow().entries().getLast().open())
                .containsEntry("outcome", "granted")
                .doesNotContainKey("opened");
        for (var table : TABLES) {
            owner.sql("DROP TABLE " + copy(table)).update();
            owner.sql("CREATE TABLE %s AS TABLE %s".formatted(copy(table), table))
                    .update();
        }
    }

    /** Looks at what is served as soon as the checkpoint that was kept for a moment is no longer shown. */
    private List<String> check() {
        var place = Place.of("http://localhost:" + port);
        Patience.until(
                "the signature to be shown",
                () -> place.read("log/checkpoint")
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .equals(log.checkpoint().map(SignedNote::encoded)));
        var told = new ArrayList<String>();
        new LogCheck(place, Trust.IN_THE_LOG_ITSELF, reader.resolve("kept"), told::add, (_, _) -> {}).everything();
        return told;
    }

    private void awaitSigned() {
        Patience.until(
                "a signature under all entries",
                () -> PublicLog.head(log.checkpoint().orElseThrow()).size() == record.lastIndex() + 1);
    }

    private String origin() {
        return Checkpoint.parse(log.checkpoint().orElseThrow().text()).origin();
    }
}
