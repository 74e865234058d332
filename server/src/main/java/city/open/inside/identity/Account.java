package city.open.inside.identity;

import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an official comes in with.
 *
 * @param name up to 40 small letters, digits and {@code . _ -}
 * @param hasPassword whether a password was ever set; else a passkey or the city's own login opens it
 * @param passkeyRequired whether the password alone does not open it
 * @param disabledAt since when it opens nothing any more, none while it does
 */
public record Account(
        String name,
        OfficialId official,
        Set<Role> roles,
        boolean hasPassword,
        boolean passkeyRequired,
        Instant madeAt,
        @Nullable Instant disabledAt) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    public Account {
        roles = Set.copyOf(roles);
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "an account's name is 2 to 40 small letters, digits and . _ -, not '%s'".formatted(name));
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public boolean isOpen() {
        return disabledAt == null;
    }
}
