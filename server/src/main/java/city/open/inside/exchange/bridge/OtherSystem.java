package city.open.inside.exchange.bridge;

import city.open.town.organization.AgencyCode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A system that may send events about the petitions of one agency.
 *
 * @param client its client id at the city's authorization server, where it logs in with tokens
 * @param stoppedAt since when nothing more is taken from it
 */
public record OtherSystem(
        String name,
        AgencyCode agency,
        @Nullable String client,
        @Nullable Instant stoppedAt) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public OtherSystem {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a system's name is 2 to 40 small letters, digits and hyphens and begins with a letter, not '%s'"
                            .formatted(name));
        }
    }

    /** The role it acts in ({@code contract.md}, "Roles"). */
    public String role() {
        return "system:" + name;
    }
}
