package city.open.border.letters;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * The code that opens an applicant's own view: 80 random bits in sixteen characters that cannot be mistaken for each other. Kept as SHA-256
 * with a salt: nobody can try 2^79 codes, however fast each is tried (docs/decisions/0082). Until 1.0.0-rc.1 it was kept as Argon2id, which
 * still opens.
 *
 * @param value such as {@code 7K2M-9QXT-4HWD-3RZN}
 */
public record AccessCode(String value) {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 16;
    private static final String SHA256 = "sha256";
    private static final Argon2PasswordEncoder ARGON = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    /** A crowd at the door must not take the memory from everyone else. */
    private static final Semaphore PLACES = new Semaphore(4, true);

    public static AccessCode fresh() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return grouped(code);
    }

    /** Reads a code as people type it: small letters, without dashes, O for 0, I or L for 1. Empty where it cannot be one. */
    public static Optional<AccessCode> typed(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        var code = new StringBuilder();
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            char meant = letter == 'O' ? '0' : letter == 'I' || letter == 'L' ? '1' : letter;
            if (LETTERS.indexOf(meant) >= 0) {
                code.append(meant);
            } else if (meant != '-' && meant != ' ') {
                return Optional.empty();
            }
        }
        return code.length() == LENGTH ? Optional.of(grouped(code)) : Optional.empty();
    }

    private static AccessCode grouped(StringBuilder code) {
        for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
            code.insert(at, '-');
        }
        return new AccessCode(code.toString());
    }

    public String hash() {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return hash(salt);
    }

    public boolean matches(String hash) {
        return hash.startsWith(SHA256) ? matchesSha256(hash) : matchesArgon(hash);
    }

    private String hash(byte[] salt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            var hex = HexFormat.of();
            return String.join("$", SHA256, hex.formatHex(salt), hex.formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean matchesSha256(String hash) {
        var salt = HexFormat.of().parseHex(hash.substring(SHA256.length() + 1, hash.lastIndexOf('$')));
        return MessageDigest.isEqual(
                hash(salt).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean matchesArgon(String hash) {
        PLACES.acquireUninterruptibly();
        try {
            return ARGON.matches(value, hash);
        } finally {
            PLACES.release();
        }
    }

    /** Seals so that only this code opens it; it opens only under the same context. */
    public byte[] seal(byte[] content, String context) {
        try {
            return new AesGcmJce(key()).encrypt(content, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] open(byte[] sealed, String context) throws GeneralSecurityException {
        return new AesGcmJce(key()).decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
    }

    /** As random as it is, it needs neither salt nor work. */
    private byte[] key() throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(value.getBytes(StandardCharsets.UTF_8))
                        .thenExpand("open intake own".getBytes(StandardCharsets.UTF_8), 32));
    }

    @Override
    public String toString() {
        return "AccessCode[secret]";
    }
}
