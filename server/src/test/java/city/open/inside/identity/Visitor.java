package city.open.inside.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody with a browser of few talents: it keeps cookies, sends forms, and follows a redirect only when told to. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String site;

    public Visitor(int port) {
        this.site = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(site).resolve(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Opens the page that holds the form, then sends these fields to {@code address}. */
    public HttpResponse<String> fill(String page, String address, String... fields)
            throws IOException, InterruptedException {
        return post(address, token(page), fields);
    }

    public HttpResponse<String> post(String address, String token, String... fields)
            throws IOException, InterruptedException {
        List<String> form = new ArrayList<>(List.of(pair("_csrf", token)));
        for (int i = 0; i < fields.length; i += 2) {
            form.add(pair(fields[i], fields[i + 1]));
        }
        return http.send(
                HttpRequest.newBuilder(URI.create(site + address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", form)))
                        .build(),
                BodyHandlers.ofString());
    }

    public String token(String page) throws IOException, InterruptedException {
        var body = get(page).body();
        var token = TOKEN.matcher(body);
        if (!token.find()) {
            throw new AssertionError("no form on " + page + ": " + body);
        }
        return token.group(1);
    }

    /** Where the login leads. */
    public String logIn(String account, String password) throws IOException, InterruptedException {
        return location(fill("/en/login", "/en/login", "account", account, "password", password));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + " without a way on");
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
