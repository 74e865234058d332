package city.open.outside.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What binds the public view of a petition to the log: each entry carries {@code sha256:} and the SHA-256 of a salt and the canonical JSON
 * (RFC 8785) of the view after it. The salt is shown with the view, and destroyed when a part of it is withheld: nobody can then try out what
 * that may have been.
 *
 * @param salt 32 bytes in hexadecimal
 * @param view in its canonical spelling; what is shown was printed from it
 */
public record CaseHead(String salt, String view) {
    private static final int BYTES = 32;

    /** With a salt of its own. */
    public static CaseHead of(CaseView view, Random random) {
        var salt = new byte[BYTES];
        random.nextBytes(salt);
        return new CaseHead(HexFormat.of().formatHex(salt), RecordJson.canonical(view));
    }

    /** As a database has it, which spells JSON in its own way. */
    public static CaseHead stored(String salt, String view) {
        return new CaseHead(salt, RecordJson.respelt(view));
    }

    /** As it stands in the entry. */
    public String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(HexFormat.of().parseHex(salt));
            hash.update(view.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    /** For readers: {@code {"salt":…,"view":…}}. */
    public JsonNode json() {
        ObjectNode json = RecordJson.JSON.createObjectNode();
        json.put("salt", salt);
        json.set("view", RecordJson.JSON.readTree(view));
        return json;
    }
}
