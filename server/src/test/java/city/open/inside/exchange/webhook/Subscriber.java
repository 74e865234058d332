package city.open.inside.exchange.webhook;

import city.open.Patience;
import city.open.inside.exchange.signing.SignedMessage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Somebody who is told of entries, on this machine. Takes everything unless told otherwise. */
final class Subscriber implements AutoCloseable {
    private final HttpServer server;
    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private volatile String allowed = "*";

    /** What came, and what we answered. */
    record Delivered(CloudEvent event, byte[] body, SignedMessage message, int answer) {}

    Subscriber() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/entries", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                if (!allowed.isEmpty()) {
                    exchange.getResponseHeaders().set("WebHook-Allowed-Origin", allowed);
                    exchange.getResponseHeaders().set("WebHook-Allowed-Rate", "*");
                }
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            var next = answers.poll();
            int answer = next == null ? 204 : next;
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            delivered.add(new Delivered(
                    new JsonFormat().deserialize(body),
                    body,
                    SignedMessage.to(exchange.getRequestMethod(), URI.create(target()), headers),
                    answer));
            if (answer == 302) {
                exchange.getResponseHeaders().set("Location", target());
            }
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    String target() {
        return "http://localhost:%d/entries".formatted(server.getAddress().getPort());
    }

    /** Whom it wants to be told by; nobody when empty. */
    void allows(String origin) {
        allowed = origin;
    }

    void answers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    List<Delivered> delivered() {
        return delivered;
    }

    /** The ids of the events it took, in the order in which they came. */
    List<String> taken() {
        return delivered.stream()
                .filter(one -> one.answer() / 100 == 2)
                .map(one -> one.event().getId())
                .toList();
    }

    void await(int deliveries) {
        Patience.until("%d deliveries".formatted(deliveries), delivered::size, many -> many >= deliveries);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
