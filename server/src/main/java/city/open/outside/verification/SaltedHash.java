package city.open.outside.verification;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code sha256:} and the SHA-256 of a salt and canonical JSON, as commitments and heads are written. */
final class SaltedHash {
    private SaltedHash() {}

    static String of(byte[] salt, byte[] canonical) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(salt);
            hash.update(canonical);
            return "sha256:" + HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    /** Empty for a salt that is not hexadecimal. */
    static String of(String salt, byte[] canonical) {
        try {
            return of(HexFormat.of().parseHex(salt), canonical);
        } catch (IllegalArgumentException notHexadecimal) {
            return "";
        }
    }
}
