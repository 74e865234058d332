package city.open.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** An official who is logged in, with a browser that draws nothing. */
final class Seat {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final OpenServer server;
    private String token = "";

    private Seat(OpenServer server) {
        this.server = server;
    }

    static Seat at(OpenServer server, String account, String password) throws IOException, InterruptedException {
        var seat = new Seat(server);
        seat.token = seat.tokenOn("/ko/login");
        seat.send("/ko/login", "account", account, "password", password);
        seat.token = seat.tokenOn("/ko/office/account");
        return seat;
    }

    private String tokenOn(String path) throws IOException, InterruptedException {
        var token = TOKEN.matcher(read(path));
        if (!token.find()) {
            throw new BenchTrouble("There is no form on %s.".formatted(path));
        }
        return token.group(1);
    }

    String read(String path) throws IOException, InterruptedException {
        return expected(answered(HttpRequest.newBuilder(URI.create(server.url(path)))), 200);
    }

    /** Sends a form, which must lead somewhere else: so it does when what was typed has been done. */
    void send(String path, String... fields) throws IOException, InterruptedException {
        if (!sendUnlessStale(path, fields)) {
            throw new BenchTrouble("%s was answered with 409: something else stood there before.".formatted(path));
        }
    }

    /** The same, but false when somebody else has changed what the form is about since it was printed. */
    boolean sendUnlessStale(String path, String... fields) throws IOException, InterruptedException {
        var form = new StringJoiner("&").add(pair("_csrf", token));
        for (int i = 0; i < fields.length; i += 2) {
            form.add(pair(fields[i], fields[i + 1]));
        }
        var answer = answered(HttpRequest.newBuilder(URI.create(server.url(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
        if (answer.statusCode() == CONFLICT) {
            return false;
        }
        expected(answer, 300);
        return true;
    }

    private HttpResponse<String> answered(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String expected(HttpResponse<String> answer, int hundred) {
        if (answer.statusCode() / 100 != hundred / 100) {
            throw new BenchTrouble(
                    "%s was answered with %d.".formatted(answer.uri().getPath(), answer.statusCode()));
        }
        return answer.body();
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
