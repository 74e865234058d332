package city.open.inside.exchange.signing;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an HTTP request that a signature can cover.
 *
 * @param path as in the request line, encoded
 * @param query without its question mark, none where the request has no query
 * @param headers by name in small letters; several of one name joined with a comma and a space
 */
public record SignedMessage(
        String method,
        String authority,
        String path,
        @Nullable String query,
        Map<String, String> headers) {

    public SignedMessage {
        Map<String, String> small = new TreeMap<>();
        headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value.strip()));
        headers = small;
    }

    public static SignedMessage to(String method, URI target, Map<String, String> headers) {
        var path = target.getRawPath();
        return new SignedMessage(
                method,
                target.getRawAuthority(),
                path == null || path.isEmpty() ? "/" : path,
                target.getRawQuery(),
                headers);
    }

    /** A component as RFC 9421 section 2 writes it, or none where the request has no such part. */
    @Nullable
    String component(String name) {
        return switch (name) {
            case "@method" -> method;
            case "@authority" -> authority.toLowerCase(Locale.ROOT);
            case "@path" -> path;
            case "@query" -> "?" + (query == null ? "" : query);
            default -> headers.get(name);
        };
    }
}
