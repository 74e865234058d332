package city.open.border.reports;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A reporter's envelope with who they are, under a key of its own (AES-256-GCM). This key is sealed to one custodian and the result to another (HPKE in
 * HPKE, RFC 9180), once for each pair in each order: whoever agrees first takes off the outer layer and learns nothing, the second opens. No other
 * threshold is needed, as it is always two.
 *
 * @param sealed the envelope, of one size
 */
record SealedIdentity(byte[] sealed, List<Share> shares) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;

    /**
     * The key of the envelope for one pair.
     *
     * @param opener whose key takes off the outer layer
     * @param other whose key takes off the inner
     */
    record Share(UUID opener, UUID other, byte[] sealed) {}

    static SealedIdentity of(UUID report, Identity who, List<CustodianKey> custodians) {
        var key = new byte[KEY];
        RANDOM.nextBytes(key);
        var shares = new ArrayList<Share>();
        for (var opener : custodians) {
            for (var other : custodians) {
                if (!opener.id().equals(other.id())) {
                    var inner = ReporterKey.seal(other.open(), key, inner(report, other.id()));
                    shares.add(new Share(
                            opener.id(),
                            other.id(),
                            ReporterKey.seal(opener.open(), inner, outer(report, opener.id(), other.id()))));
                }
            }
        }
        try {
            return new SealedIdentity(new AesGcmJce(key).encrypt(who.padded(), envelope(report)), List.copyOf(shares));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the first who agrees learns: something that is sealed to the other. */
    static byte[] half(UUID report, Share share, KeysetHandle opener) throws GeneralSecurityException {
        return ReporterKey.opened(opener, share.sealed(), outer(report, share.opener(), share.other()));
    }

    /**
     * What the second learns.
     *
     * @param half as the first left it for this one
     */
    static Identity opened(UUID report, byte[] sealed, byte[] half, UUID other, KeysetHandle key)
            throws GeneralSecurityException {
        var content = ReporterKey.opened(key, half, inner(report, other));
        return Identity.of(new AesGcmJce(content).decrypt(sealed, envelope(report)));
    }

    static String outer(UUID report, UUID opener, UUID other) {
        return "identity " + report + " " + opener + " " + other;
    }

    static String inner(UUID report, UUID other) {
        return "identity " + report + " " + other;
    }

    static byte[] envelope(UUID report) {
        return ("identity " + report).getBytes(StandardCharsets.UTF_8);
    }
}
