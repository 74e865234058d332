package city.open.inside.identity;

import java.time.Instant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Opens to a name and its password. A wrong name and a wrong password get the same answer after the same work. */
final class PasswordDoor implements AuthenticationProvider {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;

    PasswordDoor(Accounts accounts, Passwords passwords, Attempts attempts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
    }

    /** Too many have failed here; nothing was looked at. */
    static final class Barred extends AuthenticationException {
        private static final long serialVersionUID = 1;

        private final Instant until;

        private Barred(Instant until) {
            super("barred");
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    /** The password was right, but this account opens only with its passkey. */
    static final class PasskeyMissing extends AuthenticationException {
        private static final long serialVersionUID = 1;

        private PasskeyMissing() {
            super("passkey missing");
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var name = asked.getName();
        var address = asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        var bar = attempts.begin(name, address);
        if (bar.isPresent()) {
            throw new Barred(bar.get());
        }
        boolean matches = passwords.matches(String.valueOf(asked.getCredentials()), accounts.passwordHash(name));
        var login = accounts.login(name);
        if (!matches || login.isEmpty()) {
            throw new BadCredentialsException("no account has this name and password");
        }
        attempts.succeeded(name, address);
        if (accounts.find(name).filter(Account::passkeyRequired).isPresent()) {
            throw new PasskeyMissing();
        }
        return new LoginToken(login.get());
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
