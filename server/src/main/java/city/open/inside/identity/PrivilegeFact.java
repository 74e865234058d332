package city.open.inside.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that became of an account.
 *
 * @param by whose account did it; none for the program, or whoever held a one-time link
 * @param had the roles before, {@code roles} those after, where it is about roles
 * @param second the administrator who agreed
 * @param alone whether a second administrator was needed and there was none
 * @param secret SHA-256 of what opens the account since, in hexadecimal
 * @param post from which post to which, where it is about the post of whoever has it
 */
record PrivilegeFact(
        @Nullable String by,
        String account,
        Kind kind,
        Set<Role> had,
        Set<Role> roles,
        @Nullable String second,
        boolean alone,
        @Nullable String secret,
        @Nullable String post) {

    PrivilegeFact {
        had = Set.copyOf(had);
        roles = Set.copyOf(roles);
    }

    /** The names on disk are chosen by hand and never renamed. */
    enum Kind {
        /** It was there before this journal. */
        KNOWN("account.known"),
        PASSKEY_KNOWN("passkey.known"),
        /** The first administrator of an installation, who had to be alone. */
        FIRST("account.first"),
        MADE("account.made"),
        ROLES("account.roles"),
        CLOSED("account.closed"),
        OPENED("account.opened"),
        /** Another post, with which the roles reach something else. */
        POST("account.moved"),
        LINK("link.made"),
        PASSWORD_BY_LINK("password.set-by-link"),
        PASSWORD("password.changed"),
        PASSKEY_ADDED("passkey.added"),
        PASSKEY_REMOVED("passkey.removed"),
        PASSKEY_REQUIRED("passkey.required"),
        PASSKEY_OPTIONAL("passkey.optional"),
        SECOND_LOGIN("login.second"),
        ASKED("rights.asked"),
        REFUSED("rights.refused");

        private final String onDisk;

        Kind(String onDisk) {
            this.onDisk = onDisk;
        }

        String onDisk() {
            return onDisk;
        }

        static Kind of(String onDisk) {
            return Arrays.stream(values())
                    .filter(kind -> kind.onDisk.equals(onDisk))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no fact about an account is called " + onDisk));
        }
    }

    static PrivilegeFact of(@Nullable String by, String account, Kind kind) {
        return new PrivilegeFact(by, account, kind, Set.of(), Set.of(), null, false, null, null);
    }

    static PrivilegeFact secret(@Nullable String by, String account, Kind kind, @Nullable String secret) {
        return new PrivilegeFact(by, account, kind, Set.of(), Set.of(), null, false, secret, null);
    }

    static PrivilegeFact roles(
            @Nullable String by,
            String account,
            Kind kind,
            Set<Role> had,
            Set<Role> roles,
            @Nullable String second,
            boolean alone) {
        return new PrivilegeFact(by, account, kind, had, roles, second, alone, null, null);
    }

    static PrivilegeFact post(
            @Nullable String by, String account, Kind kind, String post, @Nullable String second, boolean alone) {
        return new PrivilegeFact(by, account, kind, Set.of(), Set.of(), second, alone, null, post);
    }

    static List<String> names(Set<Role> roles) {
        return List.copyOf(new TreeSet<>(roles.stream().map(Role::name).collect(Collectors.toSet())));
    }

    /** What the journal's chain is made of: no name of an account, a kind or a role has a line break. */
    byte[] hash(long position, Instant at, byte[] previous) {
        var text = String.join(
                "\n",
                // Facts of before there were posts in them keep the hash that they have.
                post == null ? "open.city/privilege/v1" : "open.city/privilege/v2\n" + post,
                Long.toString(position),
                at.toString(),
                Objects.requireNonNullElse(by, ""),
                account,
                kind.onDisk(),
                String.join(",", names(had)),
                String.join(",", names(roles)),
                Objects.requireNonNullElse(second, ""),
                Boolean.toString(alone),
                Objects.requireNonNullElse(secret, ""),
                HexFormat.of().formatHex(previous));
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
