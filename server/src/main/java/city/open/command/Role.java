package city.open.command;

import java.util.Locale;

/** Which part of OPEN a machine runs; the property {@code open.role}. */
enum Role {
    ALL,
    PORTAL,
    OFFICE,
    PUBLISHER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
