package city.open.outside.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Stands between the readers and the city and changes what it passes on, by the beginning of the address. */
final class CityThatLies implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String city;
    private final Map<String, String> elsewhere = new HashMap<>();
    private final Map<String, UnaryOperator<String>> lies = new HashMap<>();

    CityThatLies(String city) {
        this.city = city;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What is asked for below this path comes from another server. */
    void takesFrom(String path, String other) {
        elsewhere.put(path, other);
    }

    void changes(String path, UnaryOperator<String> lie) {
        lies.put(path, lie);
    }

    void tellsTheTruth() {
        lies.clear();
        elsewhere.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().toString();
            var from = elsewhere.entrySet().stream()
                    .filter(one -> path.startsWith(one.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(city);
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(from + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
            var body = answer.body();
            for (var lie : lies.entrySet()) {
                if (path.startsWith(lie.getKey())) {
                    body = lie.getValue()
                            .apply(new String(body, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
            }
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
