package city.open.inside.office;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.database.TestDatabase;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Values that nobody should send, at every address that the program has, by somebody who has come in everywhere. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "open.report.open=true",
            "open.intake.forms-an-hour=1000000",
            "open.intake.filings-an-hour=1000000",
            "open.intake.filings-an-hour-without-work=1000000"
        })
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class EveryDoorTest {
    /** As they stand in an address or a form: no text can hold these. */
    private static final List<String> ILLEGIBLE = List.of("%00", "a%00b", "%ED%A0%80", "%FF", "%C3%28");

    /** Texts, but hardly what was asked for. */
    private static final List<String> ODD = List.of(
            "",
            "%01%E2%80%AE%EF%BF%BE%F0%9F%98%80",
            "%27%22%3B--%25%5C",
            "..%2F..%2Fetc%2Fpasswd",
            "-1",
            "2147483648",
            "9223372036854775808",
            "9".repeat(40),
            "NaN",
            "2026-02-30",
            "%2B999999999-12-31",
            "2026-11-23T25%3A61",
            "00000000-0000-0000-0000-000000000000",
            "%28%3F%7B%5B",
            "x".repeat(3_000));

    /** These also by themselves, as the first wrong value of many hides the others. */
    private static final List<String> ALONE =
            List.of("%00", "", "-1", "9223372036854775808", "%2B999999999-12-31", "%01%E2%80%AE%EF%BF%BE%F0%9F%98%80");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\*?\\w+)(?::((?:[^{}]|\\{[^{}]*})*))?}");
    private static final Pattern READ =
            Pattern.compile("(?:getParameter|parameter|orNone)\\((?:request, )?\"([a-zA-Z-]+)\"");
    private static final Pattern ASKED =
            Pattern.compile("@RequestParam(?:\\([^)]*\\))? (?:@Nullable )?[\\w<>, ]+ (\\w+)");
    private static final Pattern NAMED = Pattern.compile("@RequestParam\\([^)]*(?:name|value) = \"([^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private OfficeCity city;

    @Autowired
    private Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private String csrf = "";
    private String form = "";
    private String visit = "";
    private String number = "";

    /** A method, an address pattern and the names it reads. */
    private record Door(String method, String pattern) {}

    @BeforeEach
    void somebody_has_come_in_everywhere() throws IOException {
        city.settle();
        number = city.number("second").value();
        accounts.setRoles("han", Set.of(Role.values()));
        csrf = in("/en/login", "name=\"_csrf\" value=\"([^\"]+)\"");
        send(post("/en/login", "_csrf=" + csrf + "&account=han&password=" + OfficeCity.PASSWORD.replace(' ', '+')));
        csrf = in("/en/office/account", "name=\"_csrf\" value=\"([^\"]+)\"");
        form = in("/en/file/TR-04", "name=\"form\" value=\"([^\"]+)\"");
        send(post("/en/file/TR-04", "form=" + form));
    }

    @Test
    void no_value_at_any_door_is_called_an_outage_or_ends_in_a_trace(CapturedOutput log) throws Exception {
        var names = names();
        assertThat(names).contains("q", "after", "number", "code", "account", "password", "form", "next", "received");
        var doors = doors();
        assertThat(doors).hasSizeGreaterThan(100);
        var faults = new ArrayList<String>();
        int asked = 0;
        for (var door : doors) {
            for (var value : Stream.concat(ILLEGIBLE.stream(), ODD.stream()).toList()) {
                var all = names.stream().map(name -> name + "=" + value).collect(Collectors.joining("&"));
                for (var path : places(door.pattern(), value)) {
                    asked++;
                    judge(door, path, "", value, false, faults);
                }
                var path = places(door.pattern(), null).getFirst();
                if (value.length() < 500) {
                    asked++;
                    judge(door, path, all, value, ILLEGIBLE.contains(value), faults);
                }
                for (var name : ALONE.contains(value) ? single(door) : Set.<String>of()) {
                    asked++;
                    judge(door, path, name + "=" + value, value, ILLEGIBLE.contains(value), faults);
                }
            }
        }
        assertThat(asked).isGreaterThan(3_000);
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
        assertThat(log.getAll()).doesNotContain("our-fault").doesNotContain("\tat city.open");
    }

    @Test
    void machines_are_told_by_a_problem_and_people_by_a_page() throws Exception {
        var machine =
                send(HttpRequest.newBuilder(at("/api/v1/changes?after=%00")).build());
        assertThat(machine.statusCode()).isEqualTo(400);
        assertThat(machine.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(machine.body()).contains("urn:open:problem:unreadable", "after");
        var person = send(HttpRequest.newBuilder(at("/ko/petitions?q=a%00b")).build());
        assertThat(person.statusCode()).isEqualTo(400);
        assertThat(person.body()).contains("항목 q에 읽을 수 없는 글자가 있습니다");
        assertThat(person.headers().firstValue("Content-Security-Policy")).isPresent();
        var inside = send(post("/en/login", "_csrf=" + csrf + "&account=a%00b&password=x"));
        assertThat(inside.statusCode()).isEqualTo(400);
        assertThat(inside.body()).contains("The value of account holds characters that cannot be read");
    }

    /** Other systems and scripts send JSON, in which a NUL is six innocent letters. */
    @Test
    void what_comes_as_json_or_in_parts_is_no_outage_either() throws Exception {
        var names = names();
        var faults = new ArrayList<String>();
        for (var value : List.of(
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "1e999",
                "-1",
                "null",
                "[]",
                "{}",
                "[".repeat(900) + "]".repeat(900))) {
            var all =
                    names.stream().map(name -> "\"" + name + "\":" + value).collect(Collectors.joining(",", "{", "}"));
            for (var door : doors()) {
                if (door.method().equals("POST")) {
                    var path = places(door.pattern(), null).getFirst();
                    for (var body : List.of(all, value, "{", "")) {
                        sound(path, "application/json", body, faults);
                    }
                }
            }
        }
        for (var door : doors()) {
            if (door.method().equals("POST")) {
                var path = places(door.pattern(), null).getFirst();
                var parts = new StringBuilder();
                names.forEach(name -> parts.append(part(name, "a\0b")));
                sound(
                        path,
                        "multipart/form-data; boundary=edge",
                        part("form", form) + part("_csrf", csrf) + parts + "--edge--\r\n",
                        faults);
                sound(path, "multipart/form-data; boundary=edge", part("form", form) + "--edge", faults);
                sound(path, "multipart/form-data", parts.toString(), faults);
            }
        }
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private void sound(String path, String type, String body, List<String> faults) throws IOException {
        var answer = send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .header("X-CSRF-TOKEN", csrf)
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() >= 500 || answer.body().contains("Exception")) {
            faults.add("%d %s %s %s".formatted(answer.statusCode(), path, type, cut(body)));
        }
    }

    @Test
    void headers_and_cookies_are_looked_at_too() throws Exception {
        var faults = new ArrayList<String>();
        for (var path : List.of(
                "/en/",
                "/en/office",
                "/en/file/TR-04/review",
                "/en/my/" + number,
                "/en/follow",
                "/en/report",
                "/live/changes",
                "/log/key")) {
            for (var value : List.of("\u0001", "%00", "a\u00ffb", "\"", "x".repeat(3_000), "=;,", "9".repeat(60))) {
                for (var header : List.of(
                        "Last-Event-ID",
                        "Accept-Language",
                        "Accept",
                        "If-None-Match",
                        "If-Modified-Since",
                        "Range",
                        "Sec-Fetch-Site",
                        "Origin",
                        "Referer",
                        "Forwarded",
                        "X-Forwarded-For")) {
                    raw(path, header + ": " + value, faults);
                }
                for (var cookie : List.of("open-session", "open-draft", "open-filing", "open-visit", "open-form")) {
                    raw(path, "Cookie: " + cookie + "=" + value, faults);
                }
            }
        }
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
    }

    private void judge(Door door, String path, String query, String value, boolean refused, List<String> faults)
            throws IOException {
        if (path.startsWith("/live/")) {
            // A stream that never ends is read no further than its head.
            raw(path + (query.isEmpty() ? "" : "?" + query), "Accept: text/event-stream", faults);
            return;
        }
        var answer = door.method().equals("GET")
                ? send(HttpRequest.newBuilder(at(path + (query.isEmpty() ? "" : "?" + query)))
                        .build())
                : send(post(path, proofs(query) + query));
        var text = answer.body();
        if (answer.statusCode() >= 500
                || (refused && answer.statusCode() != 400 && answer.statusCode() != 404)
                || text.contains("Exception")
                || text.contains("\tat ")) {
            faults.add("%d %s %s ? %s"
                    .formatted(answer.statusCode(), door.method(), cut(path), cut(query.isEmpty() ? value : query)));
        }
    }

    /** What a form of ours has beside what is asked for. */
    private String proofs(String query) {
        var sent = Stream.of("_csrf=" + csrf, "form=" + form, "token=" + visit)
                .filter(one -> !("&" + query).contains("&" + one.substring(0, one.indexOf('=') + 1)))
                .collect(Collectors.joining("&"));
        return sent + "&";
    }

    private static String cut(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }

    /** Every address of every handler, and those that are guards themselves. */
    private Set<Door> doors() {
        var doors = new LinkedHashSet<Door>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            for (var pattern : info.getPatternValues()) {
                if (pattern.contains("error")) {
                    continue;
                }
                var methods = info.getMethodsCondition().getMethods();
                Stream.concat(methods.stream().map(Enum::name), methods.isEmpty() ? Stream.of("GET") : Stream.empty())
                        .forEach(method -> doors.add(new Door(method, pattern)));
            }
        }
        Stream.of(
                        "/en/login",
                        "/login/webauthn",
                        "/webauthn/authenticate/options",
                        "/webauthn/register/options",
                        "/webauthn/register")
                .forEach(path -> doors.add(new Door("POST", path)));
        return doors;
    }

    /** The names that this handler asks for by its parameters. */
    private Set<String> single(Door door) {
        var names = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (info.getPatternValues().contains(door.pattern())) {
                for (var parameter : handler.getMethodParameters()) {
                    var asked = parameter.getParameterAnnotation(RequestParam.class);
                    if (asked != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
                        names.add(
                                asked.name().isEmpty()
                                        ? parameter.getParameter().getName()
                                        : asked.name());
                    }
                }
            }
        });
        return names;
    }

    /** All names that are read anywhere, from the sources: also those that no annotation tells. */
    private static Set<String> names() throws IOException {
        var names = new TreeSet<>(Set.of(
                "q",
                "sector",
                "procedure",
                "agency",
                "division",
                "status",
                "from",
                "to",
                "late",
                "applicant",
                "tab",
                "account",
                "unit",
                "nameKo",
                "nameEn",
                "rank",
                "again",
                "subject",
                "name",
                "password",
                "number",
                "after"));
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                for (var pattern : List.of(READ, ASKED, NAMED)) {
                    pattern.matcher(source)
                            .results()
                            .map(found -> found.group(1))
                            .forEach(names::add);
                }
            }
        }
        names.remove("_csrf");
        names.remove("form");
        names.add("form");
        return names;
    }

    /** The address with this value in each of its places in turn; without a value, with what belongs there. */
    private List<String> places(String pattern, @Nullable String value) {
        var variables = VARIABLE.matcher(pattern).results().toList();
        if (value == null) {
            return List.of(filled(pattern, variables, -1, ""));
        }
        var places = new ArrayList<String>();
        for (int i = 0; i < variables.size(); i++) {
            if (!variables.get(i).group(1).equals("lang")) {
                places.add(filled(pattern, variables, i, value));
            }
        }
        return places;
    }

    private String filled(String pattern, List<MatchResult> variables, int at, String value) {
        var path = new StringBuilder();
        int end = 0;
        for (int i = 0; i < variables.size(); i++) {
            var variable = variables.get(i);
            path.append(pattern, end, variable.start());
            path.append(i == at ? value : usual(variable.group(1)));
            end = variable.end();
        }
        return path.append(pattern.substring(end)).toString();
    }

    private String usual(String variable) {
        return switch (variable) {
            case "lang" -> "en";
            case "number" -> number;
            case "code" -> "TR-04";
            case "agency" -> "6110000";
            case "topic" -> "applicant";
            case "account" -> "moon";
            case "index", "n", "level", "seq" -> "1";
            case "year" -> "2026";
            case "task", "what" -> "take";
            case "id", "file", "document", "draft" -> "00000000-0000-0000-0000-000000000001";
            default -> "1";
        };
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String in(String path, String pattern) throws IOException {
        var page = send(HttpRequest.newBuilder(at(path)).build()).body();
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(path + page).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    /** A request as no client of good manners would write it. */
    private void raw(String path, String header, List<String> faults) throws IOException {
        try (var wire = new Socket("localhost", port)) {
            wire.setSoTimeout(10_000);
            wire.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n"
                            .formatted(path, header)
                            .getBytes(StandardCharsets.ISO_8859_1));
            var first = new BufferedReader(new InputStreamReader(wire.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            if (first == null || !first.matches("HTTP/1.1 [234].*")) {
                faults.add(first + " " + path + " " + cut(header));
            }
        }
    }
}
