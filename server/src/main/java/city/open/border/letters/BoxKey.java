package city.open.border.letters;

import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The public key of the letter box as it lies in the database, where an administrator could exchange it: it is worth what its signature is worth.
 *
 * @param open a Tink keyset without its secret
 * @param signed the signed note of the office over {@code open}, none before the office has signed
 */
public record BoxKey(byte[] open, @Nullable String signed) {
    private static final String HEADER = "open.city/letter-box/v1";

    /** What lies in the box for everybody who writes. */
    public static Optional<BoxKey> in(JdbcClient jdbc) {
        return jdbc.sql("SELECT open, signed FROM intake.letter_key")
                .query((row, _) -> new BoxKey(row.getBytes(1), row.getString(2)))
                .optional();
    }

    /** The note with which the office signs this key. */
    public String signature(SigningKey key) {
        return SignedNote.of(said(), key).encoded();
    }

    /** Whether it is signed, and by one of these. */
    public boolean isSignedBy(List<VerifierKey> keys) {
        if (signed == null) {
            return false;
        }
        try {
            var note = SignedNote.parse(signed);
            return note.text().equals(said()) && !note.verify(keys).verified().isEmpty();
        } catch (TlogException | IllegalArgumentException noNote) {
            return false;
        }
    }

    private String said() {
        try {
            return "%s\nkey sha256:%s\n"
                    .formatted(
                            HEADER,
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(open)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
