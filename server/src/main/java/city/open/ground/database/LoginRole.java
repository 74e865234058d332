package city.open.ground.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The four PostgreSQL roles the program runs as, and how many connections one node keeps as each. */
enum LoginRole {
    OFFICE("open_office", 10),
    PUBLISHER("open_publisher", 2),
    PORTAL("open_portal", 6),
    AUDIT("open_audit", 3);

    private final String sqlName;
    private final int connections;

    LoginRole(String sqlName, int connections) {
        this.sqlName = sqlName;
        this.connections = connections;
    }

    String sqlName() {
        return sqlName;
    }

    /** Enough for commits to share a flush of the disk; more would only wait for each other inside the server. */
    int connections() {
        return connections;
    }

    /** Derived from the owner's password, so that every node which knows the URL logs in without another secret. */
    String password(String ownerPassword) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(sqlName.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
