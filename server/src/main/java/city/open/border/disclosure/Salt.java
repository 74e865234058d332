package city.open.border.disclosure;

import city.open.inside.petition.Fact;
import city.open.outside.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one petition's commitments. A commitment is the SHA-256 of a salt and the canonical JSON of
 * {@code {"field":…,"value":…}}. Each part of each fact has its own salt, derived from the petition's: to open one part is to publish
 * that salt and the value, which tells nothing about the others. Destroying the petition's salt makes all values unknowable while the
 * commitments still stand.
 */
final class Salt {
    static final int BYTES = 32;

    private final SecretKeySpec key;
    private final boolean opens;

    Salt(byte[] bytes) {
        this(bytes, true);
    }

    private Salt(byte[] bytes, boolean opens) {
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.opens = opens;
    }

    /** For a petition whose secret was destroyed: what is withheld from now on, nobody will ever open. */
    static Salt forgotten(Random random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Salt(bytes, false);
    }

    /** Whether one part can be opened without the others. */
    boolean opens() {
        return opens;
    }

    String commit(Fact fact, String part, Object value) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(of(fact.seq(), part));
            hash.update(
                    RecordJson.canonical(Map.of("field", part, "value", value)).getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash.digest());
        } catch (GeneralSecurityException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    /** The 32 bytes that go before the value of this part; published when the part is opened. */
    byte[] of(int seq, String part) {
        return hmac("%d\n%s".formatted(seq, part));
    }

    private byte[] hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unheardOf) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", unheardOf);
        }
    }
}
