package city.open.command;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.BusyCity;
import city.open.Open;
import city.open.OwnProcess;
import city.open.Patience;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Petitions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city is copied while it works and comes back elsewhere as it was, its keys apart. */
class BackupTest {
    private static final String READY = "OPEN is ready at ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4}-[0-9]{7}-[0-9]{7}-[0-9]");
    private static final Pattern FACTS = Pattern.compile(" petitions with ([1-9][0-9]*) facts");

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void what_was_acknowledged_before_the_copy_is_in_it_and_all_agrees_while_officials_never_rest() throws Exception {
        var city = folder.resolve("city");
        var backup = folder.resolve("backup").toString();
        var back = folder.resolve("back").toString();
        var process = BusyCity.start(city);
        Map<String, Integer> acknowledged;
        try {
            var output = process.inputReader();
            acknowledged = BusyCity.listen(output, 400);
            // They go on only while somebody listens.
            Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
            var taken = CommandsTest.open("backup", backup, "--data", city.toString());
            assertThat(taken.exit()).as(taken.err()).isZero();
            assertThat(process.isAlive()).isTrue();
            var restored = CommandsTest.open(Open.class, "restore", backup, "--data", back);
            assertThat(restored.exit()).as(restored.out() + restored.err()).isZero();
            assertThat(restored.out()).contains("journal, projections, record and log agree");
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var again = new SpringApplicationBuilder(Open.class)
                .web(WebApplicationType.NONE)
                .run("--open.data=" + back)) {
            var petitions = again.getBean(Petitions.class);
            acknowledged.forEach((number, seq) -> assertThat(petitions.facts(new PetitionNumber(number)))
                    .as(number)
                    .hasSizeGreaterThanOrEqualTo(seq));
        }
    }

    @Test
    void a_city_that_comes_back_elsewhere_shows_the_same_pages_while_the_first_one_runs() throws Exception {
        var city = folder.resolve("city");
        var backup = folder.resolve("backup").toString();
        var back = folder.resolve("back");
        var log = Path.of(Objects.requireNonNull(Open.class.getResource("inside/exchange/cafe-licences.xes"))
                        .toURI())
                .toString();
        var first = OwnProcess.of(Open.class, "serve", "--port", "0", "--data", city.toString());
        try {
            var at = ready(first.inputReader());
            var imported = CommandsTest.open(Open.class, "import", log, "--data", city.toString());
            var facts = FACTS.matcher(imported.out());
            assertThat(facts.find()).as(imported.out() + imported.err()).isTrue();
            var number = published(at, Integer.parseInt(facts.group(1)));
            var pages = Stream.of("/ko/petitions/%s", "/en/petitions/%s")
                    .map(page -> page.formatted(number))
                    .toList();
            var data = "/api/v1/petitions/" + number;

            assertThat(CommandsTest.open("backup", backup, "--data", city.toString())
                            .exit())
                    .isZero();
            assertThat(CommandsTest.open(Open.class, "restore", backup, "--data", back.toString())
                            .exit())
                    .isZero();
            var second = OwnProcess.of(Open.class, "serve", "--port", "0", "--data", back.toString());
            try {
                var elsewhere = ready(second.inputReader());
                for (var page : pages) {
                    assertThat(get(elsewhere + page)).as(page).isEqualTo(get(at + page));
                }
                assertThat(get(elsewhere + data)).isEqualTo(get(at + data));
                assertThat(get(elsewhere + "/log/key")).isEqualTo(get(at + "/log/key"));
            } finally {
                second.destroy();
                second.waitFor();
            }
        } finally {
            first.destroy();
            first.waitFor();
        }
    }

    @Test
    void keys_lie_apart_and_a_restore_without_them_says_which_are_missing_and_writes_nothing() throws Exception {
        var city = folder.resolve("city").toString();
        var backup = folder.resolve("backup");
        try (var empty = new SpringApplicationBuilder(Open.class)
                .web(WebApplicationType.NONE)
                .run("--open.data=" + city)) {
            assertThat(empty.isRunning()).isTrue();
        }
        assertThat(CommandsTest.open("backup", backup.toString(), "--data", city)
                        .exit())
                .isZero();
        var keys = folder.resolve("backup-keys");
        assertThat(Files.readString(keys.resolve("secret"))).isEqualTo(Files.readString(Path.of(city, "secret")));
        assertThat(Files.getPosixFilePermissions(keys.resolve("secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(keys)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> copied = Files.walk(backup)) {
            assertThat(copied.map(file -> file.getFileName().toString()))
                    .doesNotContain("secret", "vault.json", "receipt.pem", "key.pem");
        }

        var elsewhere = Files.move(keys, folder.resolve("safe"));
        Files.move(elsewhere.resolve("secret"), folder.resolve("lost"));
        var back = folder.resolve("back");
        var without = CommandsTest.open("restore", backup.toString(), "--data", back.toString());
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err())
                .startsWith("These keys of the backup are missing in %s: ".formatted(keys))
                .contains("secret", "log/key.pem")
                .hasLineCount(1);
        var less = CommandsTest.open(
                "restore", backup.toString(), "--keys", elsewhere.toString(), "--data", back.toString());
        assertThat(less.err())
                .isEqualTo(
                        "These keys of the backup are missing in %s: secret. Name the folder that has them with --keys.\n"
                                .formatted(elsewhere));
        Files.writeString(elsewhere.resolve("secret"), "another\n");
        var wrong = CommandsTest.open(
                "restore", backup.toString(), "--keys", elsewhere.toString(), "--data", back.toString());
        assertThat(wrong.err())
                .isEqualTo("These keys in %s are not those of this backup: secret.\n".formatted(elsewhere));
        assertThat(back).doesNotExist();

        Files.move(folder.resolve("lost"), elsewhere.resolve("secret"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(CommandsTest.open(
                                Open.class,
                                "restore",
                                backup.toString(),
                                "--keys",
                                elsewhere.toString(),
                                "--data",
                                back.toString())
                        .exit())
                .isZero();
    }

    @Test
    void what_is_asked_wrongly_is_said_in_one_line_and_harms_nothing() throws IOException {
        var full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("kept"), "kept");
        var nothing = Files.createDirectories(folder.resolve("nothing"));
        assertSaid("Missing required parameter: 'DIR'. See ./open backup --help.", "backup");
        assertSaid("Missing required parameter: 'DIR'. See ./open restore --help.", "restore");
        assertSaid(
                "There is no installation in %s: name its data folder with --data.".formatted(nothing),
                "backup",
                folder.resolve("to").toString(),
                "--data",
                nothing.toString());
        assertSaid(
                "The keys belong apart from the copy: choose a folder outside %s. See ./open backup --help."
                        .formatted(nothing),
                "backup",
                nothing.toString(),
                "--keys",
                nothing.resolve("keys").toString(),
                "--data",
                full.toString());
        assertSaid(
                "There is no whole backup in %s: it has no backup.txt.".formatted(full),
                "restore",
                full.toString(),
                "--data",
                nothing.toString());
        var forged = Files.createDirectories(folder.resolve("forged"));
        Files.writeString(
                forged.resolve("backup.txt"), "OPEN backup 1\nkey %s ../../outside\n".formatted("0".repeat(64)));
        assertSaid(
                "The backup in %s names a key outside the data folder: ../../outside.".formatted(forged),
                "restore",
                forged.toString(),
                "--data",
                nothing.toString());
        var other = folder.resolve("other");
        Files.createDirectories(other.resolve("pg"));
        assertSaid(
                "%s is not empty: choose a folder that is.".formatted(full),
                "backup",
                full.toString(),
                "--data",
                other.toString());
        assertThat(full.resolve("kept")).hasContent("kept");
    }

    private static void assertSaid(String line, String... arguments) {
        assertThat(CommandsTest.open(arguments)).isEqualTo(new CommandsTest.Answer(2, "", line + "\n"));
    }

    private static String ready(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                // What else it says is read by nobody, and must not fill the pipe.
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return line.substring(READY.length()).strip();
            }
        }
        throw new AssertionError("the city ended before it was ready");
    }

    /** A petition of the imported log, once everything of it can be seen and is signed. */
    private String published(String at, int facts) {
        // The running city is asked: each check is a program of its own that starts beside it.
        var entries = Patience.until(
                "%d facts in the feed of changes".formatted(facts),
                () -> changes(at),
                seen -> ofPetitions(seen) >= facts);
        Patience.until(
                "a signature under %d entries".formatted(entries.size()),
                () -> get(at + "/log/checkpoint"),
                seen -> Long.parseLong(seen.lines().skip(1).findFirst().orElse("0")) >= entries.size());
        var number = NUMBER.matcher(get(at + "/ko/petitions.json"));
        assertThat(number.find()).isTrue();
        return number.group();
    }

    private List<JsonNode> changes(String at) {
        List<JsonNode> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            var some = get("%s/api/v1/changes?limit=1000&after=%d".formatted(at, before - 1));
            JsonMapper.shared().readTree(some).forEach(all::add);
        } while (all.size() > before);
        return all;
    }

    private static long ofPetitions(List<JsonNode> entries) {
        return entries.stream().filter(entry -> entry.hasNonNull("petition")).count();
    }

    private String get(String address) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
