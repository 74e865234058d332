package city.open.ground.database;

import java.util.Locale;

/** Where a machine logs in, and how many connections it keeps there. A portal needs two of them, and no word of the others. */
public enum Door {
    OFFICE(LoginRole.OFFICE, 10),
    PUBLISHER(LoginRole.PUBLISHER, 2),
    RECORD(LoginRole.PORTAL, 4),
    INTAKE(LoginRole.PORTAL, 3),
    AUDIT(LoginRole.AUDIT, 3);

    private final LoginRole role;
    private final int connections;

    Door(LoginRole role, int connections) {
        this.role = role;
        this.connections = connections;
    }

    LoginRole role() {
        return role;
    }

    /** Enough for commits to share a flush of the disk; more would only wait for each other inside the server. */
    int connections() {
        return connections;
    }

    /** The setting with the URL of this door alone. */
    public String property() {
        return "open.%s.database".formatted(name().toLowerCase(Locale.ROOT));
    }

    /** The same in the environment. */
    String variable() {
        return "OPEN_%s_DATABASE".formatted(name());
    }
}
