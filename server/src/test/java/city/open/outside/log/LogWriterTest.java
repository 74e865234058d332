package city.open.outside.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.database.TestDatabase;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterTest {
    private static final String ORIGIN = "log.example/city";
    private static final SigningKey KEY = SigningKey.generate(ORIGIN, KeyType.NOTE);

    private final TestDatabase database = TestDatabase.fresh();
    private final PublicLog log = new PublicLog(database.record());

    @TempDir
    private Path folder;

    @Test
    void the_key_is_made_at_the_first_start_for_its_owner_alone() throws IOException {
        var writer = writer(database, folder, null);
        writer.open();
        var pem = Files.readString(folder.resolve("key.pem"));
        assertThat(SigningKey.ofPem(ORIGIN, KeyType.NOTE, pem).verifier())
                .hasToString(log.keys().getFirst());
        assertThat(Files.getPosixFilePermissions(folder.resolve("key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(signed()).isEqualTo(TreeHead.EMPTY);
    }

    @Test
    void what_is_appended_is_signed_once_and_read_from_its_tiles() {
        var writer = writer(database, folder, null);
        append(database, writer, entries(0, 700));
        writer.sign();
        var first = log.checkpoint();
        writer.sign();
        assertThat(log.checkpoint()).isEqualTo(first);
        var head = signed();
        assertThat(head.size()).isEqualTo(700);
        var shown = log.inclusion(head, 512, 600);
        shown.proof().verify(shown.leaf(), shown.head());
    }

    @Test
    void a_backup_that_was_put_back_is_noticed_though_it_has_grown_again() {
        var before = TestDatabase.fresh();
        for (var one : List.of(database, before)) {
            append(one, writer(one, folder.resolve(one.url().replaceAll(".*/", "")), KEY.pem()), entries(0, 10));
        }
        var writer = writer(database, folder, KEY.pem());
        writer.sign();
        append(database, writer, entries(10, 20));
        writer.sign();
        assertThatThrownBy(() -> writer(before, folder, KEY.pem()).open())
                .isInstanceOf(LogTrouble.class)
                .hasMessageStartingWith(
                        "The log in the database has 10 entries, but 20 were signed already: an older backup was put back.");
        append(before, writer(before, folder.resolve("elsewhere"), KEY.pem()), entries(100, 115));
        assertThatThrownBy(() -> writer(before, folder, KEY.pem()).open())
                .isInstanceOf(LogTrouble.class)
                .hasMessageStartingWith("The log in the database is not the one that was signed");
        assertThatThrownBy(() -> writer(TestDatabase.fresh(), folder, KEY.pem()).open())
                .isInstanceOf(LogTrouble.class)
                .hasMessageStartingWith("The log in the database has 0 entries, but 20 were signed already");
    }

    @Test
    void of_two_signers_the_one_that_looked_earlier_gives_way() {
        var other = writer(database, folder.resolve("b"), KEY.pem());
        var seen = new ArrayList<TreeHead>();
        var slow = new LogWriter(
                database.publisher(), settings(KEY.pem(), null), folder.resolve("a"), Clock.systemUTC(), moment -> {
                    if (moment == Mishap.Moment.CHECKPOINT_SIGNED && seen.isEmpty()) {
                        append(database, other, entries(5, 9));
                        other.sign();
                        seen.add(signed());
                    }
                });
        append(database, other, entries(0, 5));
        slow.sign();
        assertThat(seen).extracting(TreeHead::size).containsExactly(9L);
        assertThat(signed()).isEqualTo(seen.getFirst());
        append(database, slow, entries(9, 12));
        slow.sign();
        assertThat(signed().size()).isEqualTo(12);
    }

    @Test
    void a_tree_that_somebody_has_changed_is_neither_signed_nor_extended() {
        var writer = writer(database, folder, null);
        append(database, writer, entries(0, 5));
        writer.sign();
        append(database, writer, entries(5, 8));
        database.owner()
                .sql("UPDATE record.log_tile SET hashes = overlay(hashes PLACING sha256('x') FROM 33)")
                .update();
        var before = log.checkpoint();
        assertThatThrownBy(writer::sign)
                .isInstanceOf(LogTrouble.class)
                .hasMessageContaining("is not the one that was signed");
        assertThatThrownBy(() -> append(database, writer, entries(8, 9))).isInstanceOf(LogTrouble.class);
        assertThat(log.checkpoint()).isEqualTo(before);
    }

    @Test
    void a_new_key_signs_the_last_tree_beside_the_old_one_and_then_alone() {
        var writer = writer(database, folder, null);
        append(database, writer, entries(0, 5));
        writer.sign();
        var old = VerifierKey.parse(log.keys().getFirst());
        var renewed = VerifierKey.parse(writer(database, folder, null).renewKey());
        assertThat(log.keys()).containsExactly(renewed.toString(), old.toString());
        var handover = log.checkpoint().orElseThrow();
        assertThat(log.handovers()).containsExactly(handover.encoded());
        assertThat(handover.verify(List.of(old, renewed)).verified()).containsExactly(old, renewed);
        assertThat(signed().size()).isEqualTo(5);
        // The one that was running beside goes on with the new key.
        append(database, writer, entries(5, 6));
        writer.sign();
        var next = log.checkpoint().orElseThrow();
        assertThat(next.verify(List.of(renewed)).unverified()).isEmpty();
        assertThat(signed().size()).isEqualTo(6);
    }

    @Test
    void a_handover_that_was_cut_off_is_finished_at_the_next_start() throws IOException {
        writer(database, folder, null).open();
        Files.copy(folder.resolve("key.pem"), folder.resolve("old"));
        writer(database, folder, null).renewKey();
        Files.move(folder.resolve("key.pem"), folder.resolve("key.pem.new"));
        Files.move(folder.resolve("old"), folder.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        var writer = writer(database, folder, null);
        append(database, writer, entries(0, 1));
        writer.sign();
        assertThat(signed().size()).isEqualTo(1);
        assertThat(folder.resolve("key.pem.new")).doesNotExist();
    }

    @Test
    void a_key_from_the_environment_hands_over_where_the_old_one_is_given_too() {
        writer(database, folder, KEY.pem()).open();
        assertThat(folder.resolve("key.pem")).doesNotExist();
        var fresh = SigningKey.generate(ORIGIN, KeyType.NOTE);
        assertThatThrownBy(() -> writer(database, folder, fresh.pem()).open())
                .isInstanceOf(LogTrouble.class)
                .hasMessageContaining("is not the one the log is signed with");
        new LogWriter(database.publisher(), settings(fresh.pem(), KEY.pem()), folder, Clock.systemUTC(), Mishap.NONE)
                .open();
        assertThat(log.keys())
                .containsExactly(fresh.verifier().toString(), KEY.verifier().toString());
        writer(database, folder, fresh.pem()).open();
    }

    @Test
    void without_its_key_the_log_does_not_go_on_and_says_so() throws IOException {
        writer(database, folder, null).open();
        Files.delete(folder.resolve("key.pem"));
        assertThatThrownBy(() -> writer(database, folder, null).open())
                .isInstanceOf(LogTrouble.class)
                .hasMessageEndingWith("is missing, so nothing can be signed: put the file back from a backup.");
        Files.writeString(folder.resolve("key.pem"), "nonsense");
        assertThatThrownBy(() -> writer(database, folder, null).open())
                .isInstanceOf(LogTrouble.class)
                .hasMessageContaining("is not an Ed25519 key in PEM");
    }

    private static LogWriter writer(TestDatabase database, Path folder, @Nullable String key) {
        return new LogWriter(database.publisher(), settings(key, null), folder, Clock.systemUTC(), Mishap.NONE);
    }

    private static LogSettings settings(@Nullable String key, @Nullable String oldKey) {
        return new LogSettings(ORIGIN, key, oldKey, null);
    }

    private static void append(TestDatabase database, LogWriter writer, List<String> entries) {
        writer.open();
        database.publisher().transactions().executeWithoutResult(_ -> writer.append(writer.head(), entries));
    }

    private static List<String> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj("entry %d"::formatted).toList();
    }

    private TreeHead signed() {
        return PublicLog.head(log.checkpoint().orElseThrow());
    }
}
