package city.open.border.reports;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What follows from a code: under which hash its report lies, and the key that opens the reporter's own (Argon2id, RFC 9106, with the measure of
 * access codes; then HKDF, RFC 5869). The salt is the same for all codes, since a report is found by its code alone; a secret of the site that the
 * database does not have takes the place of a salt of each.
 */
public final class ReportKeys {
    private static final byte[] SALT = "open.city/reports/v1".getBytes(StandardCharsets.UTF_8);
    private static final int LENGTH = 32;
    /** Whoever tries codes must not take the memory from everyone else. */
    private static final Semaphore PLACES = new Semaphore(2, true);

    private final byte[] stretched;

    private ReportKeys(byte[] stretched) {
        this.stretched = stretched;
    }

    static ReportKeys of(String code, byte[] pepper) {
        PLACES.acquireUninterruptibly();
        try {
            var argon = new Argon2BytesGenerator();
            argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(19 * 1024)
                    .withIterations(2)
                    .withParallelism(1)
                    .withSalt(SALT)
                    .withSecret(pepper)
                    .build());
            var stretched = new byte[LENGTH];
            argon.generateBytes(code.getBytes(StandardCharsets.US_ASCII), stretched);
            return new ReportKeys(stretched);
        } finally {
            PLACES.release();
        }
    }

    /** Under which the report lies. */
    byte[] find() {
        return derived("find");
    }

    /** The report's name inside, from which nothing of this follows. */
    UUID report() {
        return uuid(derived("report"));
    }

    /** The same for the same words of the same form, so that what is sent twice is there once. */
    UUID message(String form, byte[] said) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived("message"), "HmacSHA256"));
            mac.update(form.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return uuid(mac.doFinal(said));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] seal(byte[] content, byte[] context) {
        try {
            return new AesGcmJce(derived("own")).encrypt(content, context);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        return new AesGcmJce(derived("own")).decrypt(sealed, context);
    }

    private byte[] derived(String use) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(stretched)
                            .thenExpand(("open report " + use).getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Version 4, as these bits are nobody's pattern. */
    private static UUID uuid(byte[] bytes) {
        var read = ByteBuffer.wrap(bytes);
        return new UUID(
                read.getLong() & ~0xF000L | 0x4000L, read.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    @Override
    public String toString() {
        return "ReportKeys[secret]";
    }
}
