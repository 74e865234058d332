package city.open.outside.log;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.database.TestDatabase;
import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.outside.verification.Witness;
import city.open.outside.verification.WitnessServer;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessesTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final SigningKey neighbour = SigningKey.generate("neighbours.example", KeyType.COSIGNATURE);
    private final PublicLog shown = new PublicLog(database.record());

    @TempDir
    private Path folder;

    @Test
    void each_checkpoint_is_published_with_the_cosignatures_of_the_witnesses_that_can_be_reached() throws IOException {
        var log = new LogWriter(
                database.publisher(),
                new LogSettings("city.example/open", null, null, null),
                folder.resolve("city"),
                Clock.systemUTC(),
                Mishap.NONE);
        log.open();
        add(log, "one", "two", "three");

        try (var server =
                new WitnessServer(witness(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), _ -> {})) {
            var away = SigningKey.generate("away.example", KeyType.COSIGNATURE).verifier();
            var witnesses = new Witnesses(
                    database.publisher(),
                    new WitnessSettings(
                            List.of(
                                    "http://localhost:%d %s".formatted(server.port(), neighbour.verifier()),
                                    "http://localhost:1 " + away),
                            1),
                    "all");

            witnesses.askForTheLatest();
            assertThat(whoStandsFor()).containsExactly(logKey(), neighbour.verifier());

            add(log, "four");
            assertThat(whoStandsFor()).containsExactly(logKey());
            witnesses.askForTheLatest();
            assertThat(whoStandsFor()).containsExactly(logKey(), neighbour.verifier());
        }
    }

    private void add(LogWriter log, String... entries) {
        database.publisher().transactions().executeWithoutResult(_ -> log.append(log.head(), List.of(entries)));
        log.sign();
    }

    private Witness witness() throws IOException {
        var seen = Files.createDirectories(folder.resolve("seen/log"));
        Files.writeString(seen.resolve("key"), logKey() + "\n");
        Files.writeString(
                seen.resolve("checkpoint"), shown.checkpoint().orElseThrow().encoded());
        var witness = new Witness(neighbour, folder.resolve("kept"), Clock.systemUTC(), _ -> {});
        witness.know(Place.of(folder.resolve("seen").toString()), Trust.IN_THE_LOG_ITSELF);
        return witness;
    }

    private VerifierKey logKey() {
        return VerifierKey.parse(shown.keys().getFirst());
    }

    private List<VerifierKey> whoStandsFor() {
        return shown.checkpoint()
                .orElseThrow()
                .verify(List.of(logKey(), neighbour.verifier()))
                .verified();
    }
}
