package city.open.inside.office;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Behind nginx with TLS, set up as docs/operations.md says. Clients are told apart by their addresses on the loopback network. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "open.proxy.trusted=127.0.0.1",
            "open.intake.forms-an-hour=5",
            // Where Spring Boot believes all private addresses unless it is told not to.
            "spring.main.cloud-platform=kubernetes"
        })
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
class BehindProxyTest {
    private static final Path DOCS = Path.of("../docs/operations.md");
    private static final String SECRET = "only for this test";

    @TempDir
    private static Path folder;

    private static @Nullable Process nginx;
    private static int front;
    private static @Nullable SSLContext trust;

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @BeforeEach
    void nginx_is_in_front() throws Exception {
        city.settle();
        if (nginx == null) {
            front = freePort();
            certificate();
            Files.writeString(folder.resolve("nginx.conf"), configuration());
            nginx = new ProcessBuilder(
                            program(),
                            "-p",
                            folder + "/",
                            "-c",
                            folder.resolve("nginx.conf").toString(),
                            "-e",
                            "stderr")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.log").toFile())
                    .start();
            Patience.until("the proxy to listen", BehindProxyTest::listens);
        }
    }

    @AfterAll
    static void nginx_ends() throws InterruptedException {
        var running = nginx;
        if (running != null) {
            running.destroy();
            running.waitFor();
        }
    }

    @Test
    void cookies_are_secure_and_addresses_those_that_the_browser_sees() throws Exception {
        var official = new Client("127.0.0.2");
        var come = official.logIn("moon", OfficeCity.PASSWORD);
        assertThat(come.headers().firstValue("Location")).contains("https://localhost:" + front + "/en/office");
        assertThat(come.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).contains("open-session=", "Secure", "HttpOnly"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(official.get("/en/office").statusCode()).isEqualTo(200);
        var citizen = new Client("127.0.0.2");
        var begun = citizen.begin();
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(begun.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "HttpOnly"));
        assertThat(citizen.get("/en/petitions.atom").body()).contains("https://localhost:" + front + "/");
    }

    @Test
    void who_fails_to_log_in_locks_out_nobody_but_himself() throws Exception {
        var attacker = new Client("127.0.0.3");
        for (int i = 0; i < 52; i++) {
            attacker.logIn("nobody" + i, "wrong");
        }
        assertThat(where(attacker.logIn("han", OfficeCity.PASSWORD))).contains("?wait=");
        var pretending = new Client("127.0.0.3", "X-Forwarded-For", "192.0.2.9", "Forwarded", "for=192.0.2.9");
        assertThat(where(pretending.logIn("han", OfficeCity.PASSWORD))).contains("?wait=");
        assertThat(where(new Client("127.0.0.4").logIn("han", OfficeCity.PASSWORD)))
                .endsWith("/en/office");
    }

    @Test
    void who_guesses_at_codes_locks_out_no_applicant() throws Exception {
        var attacker = new Client("127.0.0.5");
        var victim = city.number("first").value();
        for (int i = 0; i < 6; i++) {
            attacker.guess(victim);
        }
        for (int i = 1; i <= 40; i++) {
            attacker.guess(PetitionNumber.of(2026, "6110000", 7_000_000 + i).value());
        }
        assertThat(attacker.guess(city.number("second").value()).statusCode()).isEqualTo(429);
        assertThat(attacker.guess(victim).statusCode()).isEqualTo(429);
        var applicant = new Client("127.0.0.6");
        assertThat(applicant.guess(victim).statusCode()).isEqualTo(422);
        assertThat(applicant.guess(city.number("second").value()).statusCode()).isEqualTo(422);
    }

    @Test
    void amounts_an_hour_are_each_clients_own() throws Exception {
        var busy = new Client("127.0.0.7");
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            statuses.add(busy.begin().statusCode());
        }
        assertThat(statuses).containsExactly(303, 303, 303, 303, 303, 429);
        assertThat(new Client("127.0.0.8").begin().statusCode()).isEqualTo(303);
    }

    @Test
    void nobody_but_the_proxy_is_believed() throws Exception {
        var direct = new Client(
                "127.0.0.9",
                "X-Forwarded-For",
                "192.0.2.77",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=192.0.2.77;proto=https;host=evil.example");
        direct.site = "http://127.0.0.1:" + port;
        var come = direct.logIn("jang", OfficeCity.PASSWORD);
        assertThat(where(come)).isEqualTo("http://127.0.0.1:" + port + "/en/office");
        assertThat(come.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).doesNotContain("Secure"));
        assertThat(direct.get("/en/petitions.atom").body()).doesNotContain("evil.example");
    }

    /** From the proxy itself too: anybody can write it, and nginx passes it on as it came. */
    @Test
    void the_header_forwarded_is_read_from_nobody() throws Exception {
        var pretending = new Client("127.0.0.10", "Forwarded", "for=192.0.2.78;proto=http;host=evil.example");
        var come = pretending.logIn("moon", OfficeCity.PASSWORD);
        assertThat(where(come)).startsWith("https://localhost:" + front + "/");
        assertThat(come.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
        assertThat(pretending.get("/en/petitions.atom").body()).doesNotContain("evil.example");
    }

    private static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + " leads nowhere");
    }

    /** A browser at an address of its own. */
    private static final class Client {
        private final HttpClient http;
        private final String[] headers;
        private String site = "https://localhost:" + front;

        private Client(String address, String... headers) throws IOException {
            this.headers = headers;
            var builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(address))
                    .cookieHandler(new CookieManager());
            if (trust != null) {
                builder.sslContext(trust);
            }
            http = builder.build();
        }

        HttpResponse<String> get(String path) throws IOException {
            return send(HttpRequest.newBuilder(URI.create(site + path)));
        }

        HttpResponse<String> post(String path, String... fields) throws IOException {
            var form = new ArrayList<String>();
            for (int i = 0; i < fields.length; i += 2) {
                form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            }
            return send(HttpRequest.newBuilder(URI.create(site + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(String.join("&", form))));
        }

        HttpResponse<String> logIn(String account, String password) throws IOException {
            var token = in(get("/en/login"), "name=\"_csrf\" value=\"([^\"]+)\"");
            return post("/en/login", "_csrf", token, "account", account, "password", password);
        }

        HttpResponse<String> guess(String number) throws IOException {
            return post("/en/my", "number", number, "code", "7K2M-9QXT-4HWD-3RZN");
        }

        HttpResponse<String> begin() throws IOException {
            var form = in(get("/en/file/TR-04"), "name=\"form\" value=\"([^\"]+)\"");
            return post("/en/file/TR-04", "form", form);
        }

        private static String in(HttpResponse<String> page, String pattern) {
            var found = Pattern.compile(pattern).matcher(page.body());
            assertThat(found.find()).as(page.body()).isTrue();
            return found.group(1);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }
    }

    /** The block of the documentation, with this machine's port and certificate. */
    private String configuration() throws IOException {
        var block = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS));
        assertThat(block.find()).isTrue();
        var server = replaced(
                block.group(1),
                "listen 443 ssl;",
                "listen 127.0.0.1:%d ssl;".formatted(front),
                "/etc/ssl/open.pem",
                folder.resolve("open.pem").toString(),
                "/etc/ssl/open.key",
                folder.resolve("open.key").toString(),
                "http://127.0.0.1:8080",
                "http://127.0.0.1:" + port);
        var temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> "    %s_temp_path %s;%n".formatted(kind, folder.resolve(kind)))
                .reduce("", String::concat);
        return "daemon off;\nmaster_process off;\npid %s;\nevents {}\nhttp {\n    access_log off;\n%s%s}\n"
                .formatted(folder.resolve("nginx.pid"), temporary, server);
    }

    private static String replaced(String text, String... pairs) {
        var result = text;
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(result).contains(pairs[i]);
            result = result.replace(pairs[i], pairs[i + 1]);
        }
        return result;
    }

    private static String program() {
        var path = System.getenv("PATH") == null ? "" : System.getenv("PATH");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nginx is missing: install it with your package manager"))
                .toString();
    }

    private static void certificate() throws Exception {
        var store = folder.resolve("open.p12");
        var made = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "open",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "3650",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        SECRET))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), SECRET.toCharArray());
        var certificate = keys.getCertificate("open");
        pem("open.key", "PRIVATE KEY", keys.getKey("open", SECRET.toCharArray()).getEncoded());
        pem("open.pem", "CERTIFICATE", certificate.getEncoded());
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("open", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        trust = context;
    }

    private static void pem(String name, String what, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                        .formatted(
                                what,
                                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)));
    }

    private static boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), front)) {
            return true;
        } catch (IOException notYet) {
            if (nginx == null || !nginx.isAlive()) {
                throw new AssertionError("nginx did not start: " + log());
            }
            return false;
        }
    }

    private static String log() {
        try {
            return Files.readString(folder.resolve("nginx.log"));
        } catch (IOException none) {
            return none.toString();
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
