package city.open.outside.verification;

import city.open.tlog.Checkpoint;
import city.open.tlog.EntryBundle;
import city.open.tlog.Growth;
import city.open.tlog.Hash;
import city.open.tlog.KeyType;
import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.tlog.Tile;
import city.open.tlog.TileReader;
import city.open.tlog.TreeHead;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A city's log in memory, shown over HTTP as an installation shows it, by a city that can be made to lie. */
public final class SmallLog implements AutoCloseable {
    static final String PETITION = "2026-6110000-0000123-7";

    public final SigningKey key = SigningKey.generate("city.example/open", KeyType.NOTE);
    final List<String> entries = new ArrayList<>();
    /** What is shown instead of what is there, by path. */
    final Map<String, byte[]> lies = new HashMap<>();

    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final HttpServer server;
    private List<SigningKey> keys = List.of(key);
    private TreeHead head = TreeHead.EMPTY;
    private SignedNote checkpoint;

    public SmallLog(int size) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::show);
        server.start();
        checkpoint = new Checkpoint(key.verifier().name(), head).sign(key);
        grow(size, "granted");
    }

    /** Adds entries and signs. */
    public void grow(int more, String result) {
        var fresh = new ArrayList<String>();
        for (int i = 0; i < more; i++) {
            fresh.add(entry(entries.size() + i, result));
        }
        append(fresh);
    }

    void append(List<String> fresh) {
        entries.addAll(fresh);
        var leaves = fresh.stream().map(entry -> Hash.ofLeaf(bytes(entry))).toList();
        var growth =
                Growth.of(head, leaves, asked -> asked.stream().map(this::tile).toList());
        tiles.putAll(growth.tiles());
        head = growth.after();
        checkpoint = new Checkpoint(key.verifier().name(), head).sign(key);
    }

    void cosigned(SigningKey witness, Instant at) {
        checkpoint = checkpoint.with(
                Checkpoint.parse(checkpoint.text()).cosign(witness, at).line());
    }

    /** Signs the tree as it is with the old key and a new one. */
    void handOver(SigningKey next) {
        keys = List.of(next, key);
        checkpoint = new Checkpoint(key.verifier().name(), head).sign(key, next);
        lies.put("/log/handover", bytes(checkpoint.encoded()));
    }

    void signOnlyWith(SigningKey next) {
        keys = List.of(next, key);
        checkpoint = new Checkpoint(key.verifier().name(), head).sign(next);
    }

    SignedNote checkpoint() {
        return checkpoint;
    }

    TileReader tree() {
        return new TileReader(head, asked -> asked.stream().map(this::tile).toList());
    }

    /** Another history of the same city, signed with the same key. */
    public void fork(int size, String result) {
        entries.clear();
        tiles.clear();
        head = TreeHead.EMPTY;
        grow(size, result);
    }

    static String entry(long index, String result) {
        return "{\"commitments\":{},\"index\":%d,\"open\":{\"result\":\"%s\"},\"petition\":\"%s\",\"seq\":%d}"
                .formatted(index, result, PETITION, index + 1);
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Place place() {
        return Place.of(url());
    }

    private byte[] tile(Tile tile) {
        var kept = tiles.get(tile);
        if (kept != null) {
            return kept;
        }
        var wider = tiles.get(new Tile(tile.level(), tile.index(), Tile.FULL));
        return wider == null ? new byte[0] : Arrays.copyOf(wider, tile.length());
    }

    private void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = lies.containsKey(path)
                    ? lies.get(path)
                    : truth(path, exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(body == null || body.length == 0 ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        } catch (RuntimeException e) {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private byte[] truth(String path, String query) {
        if (path.equals("/log/checkpoint")) {
            return bytes(checkpoint.encoded());
        }
        if (path.equals("/log/key")) {
            return bytes(keys.stream().map(one -> one.verifier() + "\n").collect(Collectors.joining()));
        }
        if (path.startsWith("/log/tile/entries/")) {
            var bundle = EntryBundle.parse(path.substring("/log/".length()));
            return EntryBundle.encode(
                    entries.subList((int) bundle.start(), (int) bundle.start() + bundle.width()).stream()
                            .map(SmallLog::bytes)
                            .toList());
        }
        if (path.startsWith("/log/tile/")) {
            return tile(Tile.parse(path.substring("/log/".length())));
        }
        if (path.equals("/api/v1/changes")) {
            var parts = query.split("[=&]");
            int from = Integer.parseInt(parts[1]) + 1;
            return bytes(entries.stream()
                    .skip(from)
                    .limit(Integer.parseInt(parts[3]))
                    .collect(Collectors.joining(",\n", "[", "]")));
        }
        if (path.equals("/api/v1/petitions/" + PETITION)) {
            return bytes("{\"number\":\"%s\",\"entries\":[%s]}".formatted(PETITION, String.join(",", entries)));
        }
        return new byte[0];
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
