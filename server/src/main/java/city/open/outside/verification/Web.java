package city.open.outside.verification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Asks web servers, patiently with those that stumble and briefly with those that say no. */
final class Web {
    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private Web() {}

    record Reply(int status, byte[] body) {}

    /** What is at the address; nothing where the server says that nothing is. */
    static Optional<byte[]> get(URI address) {
        var reply = send(HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "*/*")
                .build());
        return switch (reply.status()) {
            case 200 -> Optional.of(reply.body());
            case 404, 410 -> Optional.empty();
            default ->
                throw new CannotCheck("%s answers with status %d: try again later.".formatted(address, reply.status()));
        };
    }

    static Reply post(URI address, String body) {
        return send(HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static Reply send(HttpRequest request) {
        for (int tried = 1; ; tried++) {
            try {
                var response = CLIENT.send(request, BodyHandlers.ofInputStream());
                if (response.statusCode() < 500 || tried == TRIES) {
                    return new Reply(response.statusCode(), body(request, response));
                }
                response.body().close();
            } catch (IOException e) {
                if (tried == TRIES) {
                    throw new CannotCheck(
                            "%s cannot be reached: check the address and the network.".formatted(request.uri()), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotCheck("Stopped while asking %s.".formatted(request.uri()), e);
            }
        }
    }

    private static byte[] body(HttpRequest request, HttpResponse<InputStream> response) throws IOException {
        try (var in = response.body()) {
            var bytes = in.readNBytes(Place.MOST_BYTES + 1);
            if (bytes.length > Place.MOST_BYTES) {
                throw new NotShown("%s sends more than anything a log has.".formatted(request.uri()));
            }
            return bytes;
        }
    }
}
