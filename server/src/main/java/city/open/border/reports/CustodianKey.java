package city.open.border.reports;

import city.open.tlog.SignedNote;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The public key of a custodian as it lies in the database, where an administrator could exchange it: it is worth what its signature is worth. The office
 * signs it once, when the custodian makes it, and never what lies there already.
 *
 * @param official whose it is
 * @param open a Tink keyset without its secret
 * @param signed the office's note over the rest
 */
record CustodianKey(UUID id, String official, byte[] open, String signed) {
    private static final String HEADER = "open.city/custodian/v1";

    /** What the office signs. */
    static String said(UUID id, String official, byte[] open) {
        try {
            return "%s\nid %s\nofficial %s\nkey sha256:%s\n"
                    .formatted(
                            HEADER,
                            id,
                            official,
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(open)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it is signed by one of these. */
    boolean isSignedBy(List<VerifierKey> keys) {
        try {
            var note = SignedNote.parse(signed);
            return note.text().equals(said(id, official, open))
                    && !note.verify(keys).verified().isEmpty();
        } catch (TlogException | IllegalArgumentException noNote) {
            return false;
        }
    }
}
