package city.open.outside.filing;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What opens a draft. It lives in the citizen's cookie and link; the database knows only the id made from it, from which there is no way back.
 *
 * @param text 256 random bits as 43 letters that fit into an address
 */
record DraftKey(String text) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static DraftKey fresh() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new DraftKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    static Optional<DraftKey> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new DraftKey(text)) : Optional.empty();
    }

    byte[] id() {
        return derived("open intake draft id");
    }

    /** By which addresses and forms tell it from other drafts of the same browser. */
    String name() {
        return HexFormat.of().formatHex(id(), 0, 6);
    }

    byte[] seal(byte[] content, String context) {
        try {
            return cipher().encrypt(content, bound(context));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] open(byte[] sealed, String context) {
        try {
            return cipher().decrypt(sealed, bound(context));
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("what a draft's own key sealed has been changed in the database", changed);
        }
    }

    private AesGcmJce cipher() throws GeneralSecurityException {
        return new AesGcmJce(derived("open intake draft key"));
    }

    private static byte[] bound(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] derived(String use) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(text.getBytes(StandardCharsets.US_ASCII))
                            .thenExpand(use.getBytes(StandardCharsets.US_ASCII), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "DraftKey[secret]";
    }
}
