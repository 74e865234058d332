package city.open.outside.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that others wrote, brought into the one spelling whose bytes can be compared and hashed (RFC 8785). */
final class Canonical {
    static final JsonMapper JSON = JsonMapper.shared();

    private Canonical() {}

    static byte[] bytes(JsonNode json) {
        return bytes(json.toString());
    }

    static byte[] bytes(Map<String, ?> json) {
        return bytes(JSON.writeValueAsString(json));
    }

    private static byte[] bytes(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new NotShown("What is shown cannot be put into canonical form (RFC 8785).");
        }
    }
}
