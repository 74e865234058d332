package city.open.inside.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How officials come in.
 *
 * @param origin where browsers find the intranet, such as {@code https://open.example.go.kr}; passkeys hold for it alone. Without it, this
 *     machine
 * @param oidc the city's own login, if it has one
 */
@ConfigurationProperties("open.identity")
record IdentitySettings(@Nullable String origin, @Nullable Oidc oidc) {

    /**
     * An OpenID Connect provider.
     *
     * @param issuer its address; what else there is to know it tells itself, at the first login
     * @param claim the claim that holds the name of the account
     * @param label what stands on the button
     */
    record Oidc(
            String issuer,
            String clientId,
            String clientSecret,
            @DefaultValue("preferred_username") String claim,
            @DefaultValue("OpenID Connect") String label) {}
}
