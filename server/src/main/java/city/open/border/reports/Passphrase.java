package city.open.border.reports;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What a custodian knows and nothing keeps: it seals the private half of their key (Argon2id, RFC 9106, the second measure that it recommends, with a salt
 * of its own; then AES-256-GCM). The same letters are the same passphrase, on whatever keyboard Korean was typed.
 */
public record Passphrase(String letters) {
    public static final int SHORTEST = 16;
    public static final int LONGEST = 200;

    private static final SecureRandom RANDOM = new SecureRandom();
    static final int SALT = 16;
    private static final int KEY = 32;
    private static final int MEMORY_KB = 64 * 1024;
    private static final int ITERATIONS = 3;
    private static final int LANES = 4;
    /** Each takes as much memory. */
    private static final Semaphore PLACES = new Semaphore(1, true);

    public Passphrase {
        letters = Normalizer.normalize(letters.strip(), Normalizer.Form.NFC);
    }

    /** Whether it is one. */
    public boolean isLongEnough() {
        return letters.codePointCount(0, letters.length()) >= SHORTEST && letters.length() <= LONGEST;
    }

    /** With its salt in front. */
    byte[] seal(byte[] content, byte[] context) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        try {
            var sealed = new AesGcmJce(stretched(salt)).encrypt(content, context);
            return ByteBuffer.allocate(SALT + sealed.length)
                    .put(salt)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws GeneralSecurityException where it is another passphrase, or the rest was changed */
    byte[] open(byte[] kept, byte[] context) throws GeneralSecurityException {
        if (kept.length <= SALT) {
            throw new GeneralSecurityException("nothing is sealed there");
        }
        return new AesGcmJce(stretched(Arrays.copyOf(kept, SALT)))
                .decrypt(Arrays.copyOfRange(kept, SALT, kept.length), context);
    }

    byte[] stretched(byte[] salt) {
        PLACES.acquireUninterruptibly();
        try {
            var argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KB)
                    .withIterations(ITERATIONS)
                    .withParallelism(LANES)
                    .withSalt(salt)
                    .build());
            var stretched = new byte[KEY];
            argon.generateBytes(letters.getBytes(StandardCharsets.UTF_8), stretched);
            return stretched;
        } finally {
            PLACES.release();
        }
    }

    @Override
    public String toString() {
        return "Passphrase[secret]";
    }
}
