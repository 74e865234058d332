package city.open.outside.verification;

import city.open.outside.verification.Witness.Reply;
import city.open.tlog.SignedNote;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A witness that can be asked over HTTP: C2SP tlog-witness, {@code add-checkpoint} and the retrieval for monitors. */
public final class WitnessServer implements AutoCloseable {
    private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final int BACKLOG = 64;

    private final Witness witness;
    private final Consumer<String> report;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /** Begins to answer at this address; port 0 takes a free one. */
    public WitnessServer(Witness witness, InetSocketAddress at, Consumer<String> report) {
        this.witness = witness;
        this.report = report;
        try {
            this.server = HttpServer.create(at, BACKLOG);
        } catch (IOException e) {
            throw new CannotCheck(
                    "Port %d is in use or not ours: choose another with --listen.".formatted(at.getPort()), e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = answer(exchange);
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        var monitored = CHECKPOINT.matcher(path);
        try {
            if (path.equals("/add-checkpoint")) {
                return method.equals("POST") ? addCheckpoint(exchange) : plain(405, "Only POST is understood here.\n");
            }
            if (monitored.matches()) {
                return method.equals("GET")
                        ? witness.latest(monitored.group(1))
                                .map(note -> plain(200, note))
                                .orElse(plain(404, "This witness has cosigned no checkpoint of such a log.\n"))
                        : plain(405, "Only GET is understood here.\n");
            }
            return plain(404, "A witness answers POST /add-checkpoint.\n");
        } catch (RuntimeException fault) {
            report.accept("A request failed: " + fault.getMessage());
            return plain(500, "The witness failed.\n");
        }
    }

    private Reply addCheckpoint(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(SignedNote.LONGEST + 1);
        return body.length > SignedNote.LONGEST
                ? plain(413, "The request is too long.\n")
                : witness.addCheckpoint(body);
    }

    private static Reply plain(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
