package city.open.outside.record;

import city.open.ground.calendar.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file of figures that the Audit Division has published.
 *
 * @param name such as {@code survey/2026Q3}
 * @param body canonical JSON (RFC 8785), byte for byte
 * @param index the entry of the log that has its hash; null before there is one
 */
public record FiguresFile(
        String name, Text title, String body, @Nullable Long index) {
    public String period() {
        return periodOf(name);
    }

    /** What stands behind the slash. */
    static String periodOf(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /** As it stands in the log, in hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }
}
