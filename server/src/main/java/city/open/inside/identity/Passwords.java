package city.open.inside.identity;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id (RFC 9106) with 19 MiB and two rounds, as OWASP advises. What is no password costs as much work as one that is wrong, so that the
 * time of an answer does not tell which accounts exist.
 */
@Component
class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 5;
    private static final int AT_ONCE = 4;

    private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    /** A crowd at the door must not take the memory from everyone else. */
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    private volatile @Nullable String nobodys;

    /** Whether what was typed is the password behind this hash; never, but as slowly, where there is none. */
    boolean matches(String typed, @Nullable String hash) {
        var other = nobodys;
        if (other == null) {
            other = hash("the password of nobody");
            nobodys = other;
        }
        var cut = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        places.acquireUninterruptibly();
        try {
            boolean same = argon.matches(cut, hash == null ? other : hash);
            return same && hash != null && typed.length() <= LONGEST;
        } finally {
            places.release();
        }
    }

    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(argon.encode(password));
        } finally {
            places.release();
        }
    }

    /** Under which key of the words it says why this cannot become the password, if so. */
    static Optional<String> fault(String account, String password, String again) {
        if (password.length() < SHORTEST) {
            return Optional.of("password.short");
        }
        if (password.length() > LONGEST) {
            return Optional.of("password.long");
        }
        if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
            return Optional.of("password.simple");
        }
        if (!account.isEmpty() && password.toLowerCase(Locale.ROOT).contains(account)) {
            return Optional.of("password.account");
        }
        return password.equals(again) ? Optional.empty() : Optional.of("password.differs");
    }
}
