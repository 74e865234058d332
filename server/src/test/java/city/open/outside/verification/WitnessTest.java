package city.open.outside.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.outside.verification.Witness.Reply;
import city.open.tlog.AddCheckpoint;
import city.open.tlog.Checkpoint;
import city.open.tlog.ConsistencyProof;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-11-23T05:05:00Z"), ZoneOffset.UTC);

    private final SmallLog log = new SmallLog(300);
    private final SigningKey key = SigningKey.generate("neighbours.example", KeyType.COSIGNATURE);
    private final List<String> reports = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void it_cosigns_what_extends_what_it_cosigned_before() {
        var witness = witness();

        assertThat(witness.addCheckpoint(ask(0))).isEqualTo(new Reply(200, "text/plain; charset=utf-8", cosignature()));
        log.grow(50, "granted");
        assertThat(witness.addCheckpoint(ask(300)))
                .isEqualTo(new Reply(200, "text/plain; charset=utf-8", cosignature()));
    }

    @Test
    void it_says_where_to_begin_from() {
        var witness = witness();
        witness.addCheckpoint(ask(0));
        log.grow(50, "granted");

        assertThat(witness.addCheckpoint(ask(0))).isEqualTo(new Reply(409, "text/x.tlog.size", "300\n"));
    }

    @Test
    void it_refuses_a_second_history_and_keeps_it_as_evidence() throws IOException {
        var witness = witness();
        witness.addCheckpoint(ask(0));
        log.fork(400, "refused");

        assertThat(witness.addCheckpoint(ask(300)).status()).isEqualTo(422);

        assertThat(reports.getLast())
                .startsWith(
                        "REFUSED: city.example/open asked for a tree of 400 entries that does not extend the one of 300"
                                + " cosigned before");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("refused-"))
                            .map(WitnessTest::text))
                    .containsExactly(log.checkpoint().encoded());
        }
    }

    @Test
    void it_remembers_when_it_is_started_again() {
        witness().addCheckpoint(ask(0));
        log.fork(300, "refused");

        assertThat(witness().addCheckpoint(ask(300)).status()).isEqualTo(422);
    }

    @Test
    void it_answers_as_the_specification_says_to_what_it_cannot_cosign() {
        var witness = witness();
        var stranger = new SmallLog(10);
        stranger.close();

        assertThat(witness.addCheckpoint(SmallLog.bytes("what?\n")).status()).isEqualTo(400);
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, new ConsistencyProof(List.of()), stranger.checkpoint())
                                .encoded()
                                .getBytes())
                        .status())
                .isEqualTo(403);
        var other = new String(ask(0)).replace("city.example/open\n300", "town.example/open\n300");
        assertThat(witness.addCheckpoint(SmallLog.bytes(other)).status()).isEqualTo(404);
    }

    @Test
    void a_log_gets_its_cosignature_over_http() {
        try (var server = serve(witness())) {
            var client = new WitnessClient(URI.create("http://localhost:" + server.port()), key.verifier());

            var first = client.cosign(log.checkpoint(), log.tree());
            log.grow(5, "granted");
            var second = client.cosign(log.checkpoint(), log.tree());
            var again = new WitnessClient(URI.create("http://localhost:" + server.port() + "/"), key.verifier())
                    .cosign(log.checkpoint(), log.tree());

            assertThat(log.checkpoint()
                            .with(second.line())
                            .verify(List.of(key.verifier()))
                            .verified())
                    .containsExactly(key.verifier());
            assertThat(again).isEqualTo(second).isNotEqualTo(first);
        }
    }

    /** The city shows one history to one neighbour and another to the other: each signs only what it saw, and looking tells. */
    @Test
    void a_split_view_between_two_witnesses_comes_to_light() {
        var there = SigningKey.generate("next-city.example", KeyType.COSIGNATURE);
        var here = witness();
        here.addCheckpoint(ask(0));
        log.fork(300, "refused");
        var elsewhere = new Witness(there, folder.resolve("elsewhere"), MONDAY, reports::add);
        elsewhere.know(log.place(), Trust.IN_THE_LOG_ITSELF);
        elsewhere.addCheckpoint(ask(0));
        log.cosigned(there, MONDAY.instant());

        var reader = new Trust(List.of(log.key.verifier()), List.of(key.verifier(), there.verifier()), 2);
        var patience = Duration.ofSeconds(1);
        assertThatThrownBy(() ->
                        new LogCheck(log.place(), reader, null, reports::add, (_, _) -> {}, patience).checkpoint())
                .hasMessageContaining("cosigned by 1 witnesses, not by 2");
        assertThatThrownBy(() -> here.look(log.place()))
                .isInstanceOf(NotShown.class)
                .hasMessage("The log has signed two different trees of 300 entries:"
                        + " it shows different people different histories.");
    }

    @Test
    void a_log_restored_from_an_old_backup_is_told_so_by_its_witness() {
        try (var server = serve(witness())) {
            var client = new WitnessClient(URI.create("http://localhost:" + server.port()), key.verifier());
            client.cosign(log.checkpoint(), log.tree());
            log.fork(200, "granted");

            assertThatThrownBy(() -> client.cosign(log.checkpoint(), log.tree()))
                    .hasMessage("The witness neighbours.example has cosigned 300 entries, and this log has only 200:"
                            + " it is not the log it was.");
        }
    }

    @Test
    void its_key_is_made_once_and_only_its_owner_can_read_it() throws IOException {
        var file = folder.resolve("witness.pem");

        var made = WitnessKey.at(file, "neighbours.example");

        assertThat(WitnessKey.at(file, null).verifier()).isEqualTo(made.verifier());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    private Witness witness() {
        var witness = new Witness(key, folder, MONDAY, reports::add);
        witness.know(log.place(), Trust.IN_THE_LOG_ITSELF);
        return witness;
    }

    private WitnessServer serve(Witness witness) {
        return new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), reports::add);
    }

    private byte[] ask(long older) {
        long size = log.entries.size();
        return SmallLog.bytes(
                new AddCheckpoint(older, ConsistencyProof.of(older, size, log.tree()), log.checkpoint()).encoded());
    }

    private String cosignature() {
        return Checkpoint.parse(log.checkpoint().text())
                .cosign(key, MONDAY.instant())
                .line();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
