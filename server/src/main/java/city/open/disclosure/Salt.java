package city.open.disclosure;

import city.open.petition.Fact;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secret of one petition's commitments. A commitment is HMAC-SHA256 under it over the entry's place, the part's name and its value, so
 * that a short or guessable value cannot be found by trying, and the same value looks different each time. Destroying the salt makes the
 * value unknowable while the commitment still stands.
 */
final class Salt {
    static final int BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final SecretKeySpec key;

    Salt(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    String commit(Fact fact, String part, Object value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var text = "%s\n%d\n%s\n%s".formatted(fact.petition(), fact.seq(), part, JSON.writeValueAsString(value));
            return "sha256:" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unheardOf) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", unheardOf);
        }
    }
}
