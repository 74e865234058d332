package city.open.ground.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The four PostgreSQL roles the program runs as. */
enum LoginRole {
    OFFICE("open_office"),
    PUBLISHER("open_publisher"),
    PORTAL("open_portal"),
    AUDIT("open_audit");

    private final String sqlName;

    LoginRole(String sqlName) {
        this.sqlName = sqlName;
    }

    String sqlName() {
        return sqlName;
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
