package city.open.inside.exchange.bridge;

import city.open.inside.exchange.signing.SharedSecret;
import city.open.inside.exchange.signing.SignedMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The other side of the bridge, as the city's approval system would be: it signs what it sends. */
public final class ApprovalSystem {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String SINGLE = "application/cloudevents+json";

    private final URI open;
    private final SharedSecret secret;
    private final Clock clock;

    public ApprovalSystem(int port, OtherSystems.FreshKey key) {
        this(port, key, Clock.systemUTC());
    }

    /** @param clock of the city it signs for */
    public ApprovalSystem(int port, OtherSystems.FreshKey key, Clock clock) {
        this.clock = clock;
        this.open = URI.create("http://localhost:" + port);
        this.secret = new SharedSecret(key.id(), Base64.getDecoder().decode(key.secret()));
    }

    /** An event as JSON, numbered within its document. */
    public static String event(
            String id, String type, String document, int sequence, Instant time, Map<String, Object> data) {
        Map<String, Object> event = new HashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "urn:approval");
        event.put("type", "city.open." + type);
        event.put("subject", document);
        event.put("sequence", Integer.toString(sequence));
        event.put("time", time.toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return JsonMapper.shared().writeValueAsString(event);
    }

    public HttpResponse<String> send(String event) throws IOException, InterruptedException {
        return post("/api/v1/events", Map.of("Content-Type", SINGLE), event);
    }

    public HttpResponse<String> send(List<String> events) throws IOException, InterruptedException {
        return post("/api/v1/events", Map.of("Content-Type", BATCH), "[" + String.join(",", events) + "]");
    }

    public HttpResponse<String> post(String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return request("POST", path, headers, body);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return request("GET", path, Map.of(), "");
    }

    private HttpResponse<String> request(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        var target = open.resolve(path);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        secret.sign(SignedMessage.to(method, target, headers), bytes, clock.instant())
                .forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
