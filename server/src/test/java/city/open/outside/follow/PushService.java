package city.open.outside.follow;

import com.google.crypto.tink.apps.webpush.WebPushHybridDecrypt;
import com.google.crypto.tink.subtle.EllipticCurves;
import com.google.crypto.tink.subtle.EllipticCurves.CurveType;
import com.google.crypto.tink.subtle.EllipticCurves.PointFormatType;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push service with one browser behind it, which reads what it gets as RFC 8291 and RFC 8292 say. */
public final class PushService implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern VAPID = Pattern.compile("vapid t=([\\w-]+\\.[\\w-]+)\\.([\\w-]+), k=([\\w-]+)");

    private final HttpServer server;
    private final KeyPair keys;
    private final byte[] auth = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
    private final Queue<Pushed> pushed = new ConcurrentLinkedQueue<>();
    private volatile int answer = 201;

    /**
     * @param notification what the browser gets to read
     * @param claims of the signature, which was checked
     * @param key the public key that the signature came with
     */
    public record Pushed(Map<String, String> headers, JsonNode notification, JsonNode claims, String key) {}

    public PushService() throws IOException, GeneralSecurityException {
        keys = EllipticCurves.generateKeyPair(CurveType.NIST_P256);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/push/", this::take);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** As a browser gives it. */
    public String subscription() throws GeneralSecurityException {
        return "{\"endpoint\":\"%s/push/one\",\"expirationTime\":null,\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
                .formatted(
                        origin(),
                        text(EllipticCurves.pointEncode(
                                CurveType.NIST_P256,
                                PointFormatType.UNCOMPRESSED,
                                ((ECPublicKey) keys.getPublic()).getW())),
                        text(auth));
    }

    public Queue<Pushed> pushed() {
        return pushed;
    }

    void answers(int status) {
        answer = status;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sealed = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var vapid = VAPID.matcher(headers.getFirst("Authorization"));
            if (!vapid.matches() || !isSigned(vapid.group(1), vapid.group(2), vapid.group(3))) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            if (answer / 100 == 2) {
                var read = new WebPushHybridDecrypt.Builder()
                        .withAuthSecret(auth)
                        .withRecipientPublicKey((ECPublicKey) keys.getPublic())
                        .withRecipientPrivateKey((ECPrivateKey) keys.getPrivate())
                        .build()
                        .decrypt(sealed, null);
                pushed.add(new Pushed(
                        Map.of(
                                "TTL", headers.getFirst("TTL"),
                                "Topic", headers.getFirst("Topic"),
                                "Content-Encoding", headers.getFirst("Content-Encoding")),
                        JSON.readTree(read),
                        JSON.readTree(bytes(vapid.group(1).split("\\.")[1])),
                        vapid.group(3)));
            }
            exchange.sendResponseHeaders(answer, -1);
        } catch (GeneralSecurityException wrong) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private static boolean isSigned(String content, String signature, String key) throws GeneralSecurityException {
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(
                EllipticCurves.getEcPublicKey(CurveType.NIST_P256, PointFormatType.UNCOMPRESSED, bytes(key)));
        verifier.update(content.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(bytes(signature));
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
