package city.open.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.command.CommandsTest.Answer;
import city.open.ground.database.TestDatabase;
import city.open.outside.verification.SmallLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands about the public log answer to a script: 0, 1 if something does not hold, 2 if they were asked wrongly. */
class LogCommandsTest {
    private final SmallLog log = new SmallLog(300);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "verify | Say what to check: an address, a folder, or a file with --proof or --receipt. See ./open verify --help.",
                "verify no/where | 'no/where' is neither an address (https://…) nor a folder: name one of them.",
                "verify . --quick --petition 1 | Give --petition or --quick, not both. See ./open verify --help.",
                "verify --proof no/where | The file no/where cannot be read. See ./open verify --help.",
                "mirror no/where copy | 'no/where' is neither an address (https://…) nor a folder: name one of them.",
                "mirror https://open.example | Missing required parameter: 'DIR'. See ./open mirror --help.",
                "witness --key k | Missing required option: '--log=URL'. See ./open witness --help.",
                "witness --log a --log b --key k --log-key x"
                        + " | --log-key is for one log: give each log a witness. See ./open witness --help.",
                "renew-log-key --keys | Unknown option: '--keys'. See ./open renew-log-key --help.",
            })
    void what_is_asked_wrongly_is_said_in_one_line(String arguments, String line) {
        assertThat(CommandsTest.open(arguments.split(" "))).isEqualTo(new Answer(2, "", line + "\n"));
    }

    @Test
    void a_key_that_is_none_is_refused_before_anything_is_read() {
        var answer = CommandsTest.open("verify", log.url(), "--key", "nonsense");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).endsWith("See ./open verify --help.\n").hasLineCount(1);
    }

    @Test
    void an_address_at_which_nobody_answers_is_no_verdict() {
        log.close();

        var answer = CommandsTest.open("verify", log.url());

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(log.url()).hasLineCount(1);
    }

    @Test
    void verify_answers_0_while_the_log_grows_and_1_when_it_was_rewritten() {
        var seen = folder.resolve("seen").toString();
        assertThat(CommandsTest.open("verify", log.url(), "--since", seen).exit())
                .isZero();
        log.grow(20, "granted");

        assertThat(CommandsTest.open("verify", log.url(), "--since", seen, "--quick"))
                .isEqualTo(new Answer(0, """
                                The checkpoint of 320 entries is signed by its log, city.example/open.
                                It only adds to the 300 entries of the checkpoint you kept.
                                The checkpoint is kept in %s: the next check begins from it.
                                """.formatted(seen), ""));

        log.fork(400, "refused");
        var rewritten = CommandsTest.open("verify", log.url(), "--since", seen);
        assertThat(rewritten.exit()).isEqualTo(1);
        assertThat(rewritten.err())
                .isEqualTo("DOES NOT HOLD: The tree of 400 entries does not extend the one of 320 entries that the log"
                        + " signed before: history up to entry 319 was rewritten.\n");
    }

    @Test
    void verify_asks_for_the_witnesses_it_was_told_to_trust() {
        var one = CommandsTest.open(
                "verify", log.url(), "--quick", "--key", log.key.verifier().toString(), "--need", "1");

        assertThat(one.exit()).isEqualTo(2);
        assertThat(one.err()).hasLineCount(1);
    }

    @Test
    void mirror_keeps_a_copy_that_verify_finds_whole_and_keeps_it_when_the_log_lies() throws IOException {
        var copy = folder.resolve("copy").toString();
        assertThat(CommandsTest.open("mirror", log.url(), copy).exit()).isZero();

        var whole = CommandsTest.open("verify", copy);
        assertThat(whole.exit()).isZero();
        assertThat(whole.out()).endsWith("All 300 entries are the leaves of that tree, one by one.\n");

        log.fork(310, "refused");
        assertThat(CommandsTest.open("mirror", log.url(), copy).exit()).isEqualTo(1);
        assertThat(CommandsTest.open("verify", copy)).isEqualTo(whole);

        var bundle = folder.resolve("copy/log/tile/entries/000");
        var bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);
        var damaged = CommandsTest.open("verify", copy);
        assertThat(damaged.exit()).isEqualTo(1);
        assertThat(damaged.err()).startsWith("DOES NOT HOLD: In entries 0 to 255: ");
    }

    @Test
    void witness_signs_once_what_only_grew_and_answers_1_to_another_history() throws IOException {
        var key = folder.resolve("witness.pem");
        String[] look = {
            "witness", "--log", log.url(), "--key", key.toString(), "--name", "neighbours.example", "--once"
        };
        var first = CommandsTest.open(look);
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out())
                .startsWith("This witness is neighbours.example+")
                .contains("\n— city.example/open ", "\n— neighbours.example ");
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        log.grow(1, "granted");
        assertThat(CommandsTest.open(look).exit()).isZero();
        log.fork(302, "refused");
        var forked = CommandsTest.open(look);
        assertThat(forked.exit()).isEqualTo(1);
        assertThat(forked.err()).startsWith("DOES NOT HOLD: ").hasLineCount(1);
    }

    @Test
    void renew_log_key_names_the_key_that_signs_from_now_on() {
        var database = TestDatabase.fresh().url();
        var answers = new String[2];
        for (int i = 0; i < 2; i++) {
            var answer =
                    CommandsTest.open(Open.class, "renew-log-key", "--data", folder.toString(), "--database", database);
            assertThat(answer.exit()).as(answer.err()).isZero();
            var said = Pattern.compile("(?m)^The log is signed from now on with (\\S+\\+[0-9a-f]{8}\\+\\S+)$")
                    .matcher(answer.out());
            assertThat(said.find()).as(answer.out()).isTrue();
            answers[i] = said.group(1);
        }
        assertThat(answers[1]).isNotEqualTo(answers[0]);
    }
}
