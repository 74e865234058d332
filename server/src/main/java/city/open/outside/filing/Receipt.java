package city.open.outside.filing;

import city.open.border.letters.FiledContent.Enclosed;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.town.catalogue.Procedure;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What the city says it was given, as the text of a signed note (c2sp.org/signed-note). {@code form} is the hash of what was filled in, which the
 * applicant can take away; it is salted, so the receipt tells nobody what it says.
 */
record Receipt(String text) {
    static final String HEADER = "open.city/receipt/v1";

    static Receipt of(
            PetitionNumber number,
            Procedure procedure,
            Submission.To to,
            Instant submittedAt,
            Instant receptionDue,
            byte[] form,
            List<Enclosed> files) {
        var text = new StringBuilder(HEADER).append('\n');
        line(text, "petition", number.value());
        line(text, "procedure", "%s version %d".formatted(procedure.code(), procedure.version()));
        if (to.variant() != null) {
            line(text, "variant", to.variant());
        }
        line(text, "office", "%s %s".formatted(to.agency(), to.division()));
        line(text, "submitted", submittedAt.toString());
        line(text, "reception-due", receptionDue.toString());
        line(text, "form", "sha256:" + hash(form));
        files.forEach(file -> line(text, "file", "sha256:%s %d %s".formatted(file.sha256(), file.size(), file.type())));
        return new Receipt(text.toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signed(SigningKey key) {
        return SignedNote.of(text, key).encoded();
    }
}
