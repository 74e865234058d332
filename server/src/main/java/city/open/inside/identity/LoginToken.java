package city.open.inside.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What Spring Security knows of an official: the same for a password, a passkey and the city's own login. */
final class LoginToken extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient Login login;

    LoginToken(Login login) {
        super(login.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        this.login = login;
        setAuthenticated(true);
    }

    @Override
    public Login getPrincipal() {
        return login;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
