package city.open.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    record Answer(int exit, String out, String err) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "srve | Unmatched argument at index 0: 'srve'. See ./open --help.",
                "export petitions.txt | There is no export 'petitions.txt': choose one of petitions.csv, petitions.parquet, events.csv, events.xes,"
                        + " events.ocel.json, catalogue.jsonld, catalogue.bpmn, dcat.jsonld."
                        + " See ./open export --help.",
                "export events.csv --from yesterday"
                        + " | The day after --from cannot be read: write it like 2026-06-01. See ./open export --help.",
                "export events.csv --from 2026-02-01 --to 2026-01-01"
                        + " | --from is later than --to: swap the two days. See ./open export --help.",
                "migrate --logins no/where"
                        + " | The logins are those of a PostgreSQL of your own: name it with --database or OPEN_DATABASE."
                        + " See ./open migrate --help.",
                "verify --export no/where"
                        + " | Say where the log is that the file comes from: an address or a folder. See ./open verify --help.",
                "serve --prot 1 | Unknown options: '--prot', '1'. See ./open serve --help.",
                "serve --port many"
                        + " | Invalid value for option '--port': 'many' is not an int. See ./open serve --help.",
                "serve --port 70000 | Port 70000 does not exist: choose one from 1 to 65534 with --port.",
                "serve --address nowhere.invalid"
                        + " | The address 'nowhere.invalid' is not known: give an address of this machine with --address.",
                "demo --speed 0" + " | The speed must be above 0 and at most 10000, not 0.0. See ./open demo --help.",
            })
    void what_is_wrong_is_said_in_one_line(String arguments, String line) {
        assertThat(open(arguments.split(" "))).isEqualTo(new Answer(2, "", line + "\n"));
    }

    @Test
    void nothing_to_do_is_asked_for() {
        assertThat(open())
                .isEqualTo(new Answer(2, "", "Say what to do, for example: ./open demo. See ./open --help.\n"));
    }

    @Test
    void a_port_in_use_is_told_before_anything_is_started() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(open("serve", "--port", String.valueOf(port)))
                    .isEqualTo(new Answer(
                            2,
                            "",
                            "Port %d is in use: stop what uses it, or choose another with --port.\n".formatted(port)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "demo --help",
                "export --help",
                "verify --help",
                "mirror --help",
                "witness --help",
                "migrate --help",
                "recompute --help",
                "renew-log-key --help"
            })
    void every_command_explains_itself(String arguments) {
        Answer answer = open(arguments.split(" "));

        assertThat(answer.exit()).isZero();
        assertThat(answer.out()).startsWith("Usage: open");
    }

    @Test
    void it_says_its_version() {
        assertThat(open("--version").out()).startsWith("OPEN ");
    }

    @Test
    void a_message_of_ours_is_what_a_person_reads_and_not_what_the_framework_wrapped_it_in() {
        var ours = new CannotServe("The catalogue's file\n  a.yaml is broken.");

        assertThat(Trouble.in(new IllegalStateException("bean creation failed", ours)))
                .isEqualTo("The catalogue's file a.yaml is broken.");
        assertThat(Trouble.in(new IllegalStateException("bean creation failed", new IOException("disk"))))
                .isEqualTo("OPEN failed (IOException: disk). Set OPEN_TRACE=1 to see where.");
    }

    static Answer open(String... arguments) {
        return open(CommandsTest.class, arguments);
    }

    static Answer open(Class<?> application, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var newOut = new ByteArrayOutputStream();
        var newErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
            int exit = Commands.run(application, arguments);
            return new Answer(exit, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
