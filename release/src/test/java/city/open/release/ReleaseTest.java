package city.open.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A release is made, taken by who has nothing but a Java, and read by the readers of each of its files. */
class ReleaseTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DEPLOY = Path.of("deploy");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static Path release;
    private static Path key;
    private static String version;

    @BeforeAll
    static void a_release_is_made() throws Exception {
        key = folder.resolve("key");
        assertThat(run(
                                "ssh-keygen",
                                "-q",
                                "-t",
                                "ed25519",
                                "-N",
                                "",
                                "-C",
                                "release@open.example",
                                "-f",
                                key.toString())
                        .code)
                .isZero();
        release = folder.resolve("release");
        assertThat(make(release.toString(), "--image", "scratch", "--sign", key.toString()))
                .isZero();
        try (var in = ReleaseTest.class.getResourceAsStream("/release.properties")) {
            var properties = new Properties();
            properties.load(in);
            version = properties.getProperty("version");
        }
    }

    @Test
    void the_same_sources_make_the_same_bytes() throws IOException {
        var again = folder.resolve("again");
        assertThat(make(again.toString())).isZero();
        assertThat(Files.readAllLines(release.resolve("SHA256SUMS")))
                .containsAll(Files.readAllLines(again.resolve("SHA256SUMS")));
    }

    @Test
    void checksums_are_read_by_sha256sum_and_their_signature_by_openssh() throws Exception {
        assertThat(runIn(release, "sha256sum", "--check", "--strict", "SHA256SUMS").code)
                .isZero();

        var allowed = folder.resolve("allowed");
        Files.writeString(allowed, "release@open.example " + Files.readString(Path.of(key + ".pub")));
        assertThat(verified(allowed, release.resolve("SHA256SUMS"))).isZero();

        var forged = folder.resolve("forged");
        Files.writeString(
                forged, Files.readString(release.resolve("SHA256SUMS")).replaceFirst("^.", "x"));
        assertThat(verified(allowed, forged)).isNotZero();
    }

    @Test
    void a_java_alone_runs_it() throws Exception {
        var home = unpacked();
        assertThat(runIn(home, Map.of("PATH", onlyWhatEverySystemHas()), "./open", "--version").said)
                .startsWith("OPEN " + version);
        assertThat(runIn(home, Map.of("PATH", onlyWhatEverySystemHas()), "./open", "test").said)
                .contains("a release, without the sources");

        var start = new ProcessBuilder("./open", "serve", "--port", "0")
                .directory(home.toFile())
                .redirectErrorStream(true);
        start.environment().put("PATH", onlyWhatEverySystemHas());
        var process = start.start();
        try {
            var address = whereItIs(process);
            var page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address + "/en/")).build(), BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<html lang=\"en\"");
        } finally {
            process.destroy();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void the_bill_of_materials_is_one_and_names_what_is_in_the_program() throws Exception {
        var file = release.resolve("open-%s-sbom.cdx.json".formatted(version)).toFile();
        var parser = new JsonParser();
        assertThat(parser.isValid(file)).isTrue();

        var named = parser.parse(file).getComponents().stream()
                .map(component -> component.getName() + "-" + component.getVersion())
                .toList();
        try (Stream<Path> libraries = Files.list(unpacked().resolve("program").resolve("lib"))) {
            assertThat(libraries
                            .map(library -> library.getFileName().toString().replaceAll("\\.jar$", ""))
                            // What unpacked the rest; it comes with the packing and is nobody's dependency.
                            .filter(library -> !library.startsWith("spring-boot-jarmode-tools-"))
                            .filter(library -> named.stream().noneMatch(library::startsWith)))
                    .isEmpty();
        }
    }

    @Test
    void the_image_holds_the_program_and_is_not_root() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        Map<String, List<String>> layers = new HashMap<>();
        try (var tar = new TarArchiveInputStream(
                Files.newInputStream(release.resolve("open-%s-image.tar".formatted(version))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    files.put(entry.getName(), tar.readAllBytes());
                } else {
                    layers.put(entry.getName(), names(new GZIPInputStream(tar)));
                }
            }
        }
        JsonNode manifest = JSON.readTree(files.get("manifest.json")).get(0);
        assertThat(manifest.get("RepoTags").get(0).asString()).isEqualTo("open:" + version);
        JsonNode config =
                JSON.readTree(files.get(manifest.get("Config").asString())).get("config");
        assertThat(config.get("User").asString()).isEqualTo("10001:10001");
        assertThat(config.get("Volumes").propertyNames()).containsExactly("/data");
        assertThat(config.get("ExposedPorts").propertyNames()).containsExactlyInAnyOrder("8080/tcp", "8081/tcp");

        var all = layers.values().stream().flatMap(List::stream).toList();
        assertThat(all)
                .contains("open/program/open.jar")
                .anyMatch(name -> name.startsWith("open/program/lib/spring-core-"));
    }

    @Test
    void systemd_reads_the_unit() throws Exception {
        var home = unpacked();
        var unit = folder.resolve("open.service");
        Files.writeString(
                unit,
                Files.readString(home.resolve("deploy").resolve("open.service")).replace("/opt/open", home.toString()));
        var said = run("systemd-analyze", "verify", "--man=no", unit.toString());
        assertThat(said.said).as("systemd-analyze").doesNotContain("open.service");
        assertThat(said.code).isZero();
    }

    @Test
    void helm_reads_the_chart_and_fills_it_in() {
        var chart = DEPLOY.resolve("chart").toAbsolutePath();
        var read = new Helm(chart).lint().strict().call();
        assertThat(read.isFailed()).as(read.getMessages().toString()).isFalse();

        var filled = new Helm(chart)
                .template()
                .withName("city")
                .set("ingress.enabled", "true")
                .set("ingress.host", "open.example")
                .set("ingress.tlsSecret", "open-tls")
                .set("secret", "open-keys")
                .call();
        Map<String, JsonNode> objects = new HashMap<>();
        for (var object : new Yaml().loadAll(filled)) {
            JsonNode node = JSON.valueToTree(object);
            objects.put(node.get("kind").asString(), node);
        }
        assertThat(objects).containsOnlyKeys("StatefulSet", "Service", "Ingress");
        var pod = objects.getOrDefault("StatefulSet", JSON.nullNode()).at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/containers/0/image").asString()).isEqualTo("open:" + version);
    }

    @Test
    void compose_starts_the_image_of_this_version_with_what_it_keeps() throws IOException {
        JsonNode compose = JSON.valueToTree(new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml"))));
        var service = compose.at("/services/open");
        assertThat(service.get("image").asString()).isEqualTo("open:" + version);
        assertThat(service.get("read_only").asBoolean()).isTrue();
        assertThat(service.at("/volumes/0").asString()).isEqualTo("data:/data");
        assertThat(compose.get("volumes").has("data")).isTrue();
    }

    @Test
    void the_changes_of_this_version_are_told() throws IOException {
        assertThat(Files.readString(ROOT.resolve("CHANGELOG.md"))).contains("\n## " + version + "\n");
    }

    @Test
    void a_folder_with_something_in_it_and_a_key_that_is_none_are_refused_in_a_line() throws IOException {
        assertThat(make(release.toString())).isEqualTo(2);
        assertThat(make(
                        folder.resolve("unsigned").toString(),
                        "--sign",
                        folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("unsigned")).doesNotExist();
        assertThat(make(folder.resolve("odd").toString(), "--image", "No Name")).isEqualTo(2);
    }

    private static int make(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", ROOT.toString()));
        return ReleaseCommand.line().execute(all.toArray(String[]::new));
    }

    private static synchronized Path unpacked() throws Exception {
        var home = folder.resolve("open-" + version);
        if (!Files.exists(home)) {
            assertThat(runIn(
                                    folder,
                                    "tar",
                                    "xzf",
                                    release.resolve("open-%s.tar.gz".formatted(version))
                                            .toString())
                            .code)
                    .isZero();
        }
        return home;
    }

    /** Neither Maven nor Node, and no compiler. */
    private static String onlyWhatEverySystemHas() throws IOException {
        var bin = folder.resolve("bin");
        if (!Files.exists(bin)) {
            Files.createDirectory(bin);
            for (var name : "bash env dirname readlink sed mktemp rm true unshare".split(" ")) {
                var program = Stream.of("/usr/bin", "/bin")
                        .map(each -> Path.of(each, name))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow();
                Files.copy(program, bin.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return bin.toString();
    }

    private static String whereItIs(Process process) throws IOException {
        var said = new StringBuilder();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher ready = Pattern.compile("ready at (http://\\S+)").matcher(line);
            if (ready.find()) {
                return ready.group(1);
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("It ended without being ready: " + said);
    }

    private static int verified(Path allowed, Path sums) throws Exception {
        var process = new ProcessBuilder(
                        "ssh-keygen",
                        "-Y",
                        "verify",
                        "-f",
                        allowed.toString(),
                        "-I",
                        "release@open.example",
                        "-n",
                        "open-release",
                        "-s",
                        release.resolve("SHA256SUMS.sig").toString())
                .redirectInput(sums.toFile())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static List<String> names(InputStream layer) throws IOException {
        List<String> names = new ArrayList<>();
        var tar = new TarArchiveInputStream(layer);
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }

    private record Said(int code, String said) {}

    private static Said run(String... command) throws Exception {
        return runIn(folder, command);
    }

    private static Said runIn(Path where, String... command) throws Exception {
        return runIn(where, Map.of(), command);
    }

    private static Said runIn(Path where, Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), said);
    }
}
