package city.open.outside.filing;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.vocabulary.PetitionNumber;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who files from a browser without scripts: keeps cookies, and sends each form with the proof that its page had. */
public final class Citizen {
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern IN_DRAFT = Pattern.compile("/(?:en|ko)/file/([A-Z0-9-]+)/[^?]+");
    private static final Pattern WRONG = Pattern.compile("class=\"wrong\"[^<]*");
    private static final Pattern ONCE = Pattern.compile("class=\"code-once\">([^<]+)<");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String site;
    /** The draft that was begun last, as addresses name it, by procedure. */
    private final Map<String, String> drafts = new ConcurrentHashMap<>();

    /** @param site without a slash at its end */
    public Citizen(String site) {
        this.site = site;
    }

    /** What the receipt shows once. */
    public record Filed(PetitionNumber number, String code) {}

    /** A file as it is sent. */
    public record Paper(String field, String name, byte[] content) {}

    public HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(site + named(path))).build());
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
        return send(form(path, fields));
    }

    /** Sends a form without waiting for the answer. */
    public CompletableFuture<HttpResponse<String>> posting(String path, Map<String, String> fields) {
        return browser.sendAsync(form(path, fields), BodyHandlers.ofString());
    }

    private HttpRequest form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(site + named(path)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    /** Sends a page that has files; what it is proved with goes first. */
    public HttpResponse<String> send(String path, String form, Map<String, String> fields, List<Paper> papers)
            throws IOException {
        var parts = new ArrayList<byte[]>();
        parts.add(field("form", form));
        papers.forEach(paper -> {
            parts.add(bytes("--edge\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                    .formatted(paper.field(), paper.name())));
            parts.add(paper.content());
            parts.add(bytes("\r\n"));
        });
        fields.forEach((name, value) -> parts.add(field(name, value)));
        parts.add(bytes("--edge--\r\n"));
        return send(HttpRequest.newBuilder(URI.create(site + named(path)))
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts))
                .build());
    }

    /** Begins a filing. Answers with the proof for its forms. */
    public String begin(String code) throws IOException {
        var form = proof(get("/en/file/" + code));
        var begun = post("/en/file/" + code, Map.of("form", form));
        assertThat(begun.statusCode()).isEqualTo(303);
        var first = begun.headers().firstValue("Location").orElseThrow();
        drafts.put(code, first.substring(first.indexOf('?')));
        return form;
    }

    /** Takes up a draft by the key of its link. Answers with the proof for its forms. */
    String takeUp(String code, String form, String key) throws IOException {
        drafts.remove(code);
        var taken = post("/en/file/" + code + "/resume", Map.of("form", form, "key", key));
        assertThat(taken.statusCode()).isEqualTo(303);
        var review = taken.headers().firstValue("Location").orElseThrow();
        drafts.put(code, review.substring(review.indexOf('?')));
        return proof(get(review));
    }

    /** What the draft of this procedure is called in addresses, from its question mark on. */
    String draft(String code) {
        return drafts.getOrDefault(code, "");
    }

    /** As a page's own links and forms have it. */
    private String named(String path) {
        var inDraft = IN_DRAFT.matcher(path);
        return inDraft.matches() ? path + drafts.getOrDefault(inDraft.group(1), "") : path;
    }

    /** Fills in a topic of a draft. */
    public void fill(String code, String topic, String form, Map<String, String> answers) throws IOException {
        var fields = new LinkedHashMap<>(answers);
        fields.put("form", form);
        var answer = post("/en/file/" + code + "/" + topic, fields);
        assertThat(answer.statusCode())
                .as("%s of %s: %s", topic, code, wrongs(answer))
                .isEqualTo(303);
    }

    /** What the receipt of this browser's filing says. */
    public Filed receipt(String code) throws IOException {
        var once = ONCE.matcher(get("/en/file/" + code + "/receipt").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(once).as("number and access code").hasSize(2);
        return new Filed(new PetitionNumber(once.getFirst()), once.getLast());
    }

    private static List<String> wrongs(HttpResponse<String> page) {
        return WRONG.matcher(page.body()).results().map(MatchResult::group).toList();
    }

    static String proof(HttpResponse<String> page) {
        var found = FORM.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static byte[] field(String name, String value) {
        return bytes("--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
