package city.open.inside.identity;

import java.util.Optional;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestTemplate;

/** Opens to whom the city's own login vouches for, if the claim that names the account names one of ours. */
final class OidcDoor implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private final OidcUserService provider = new OidcUserService();
    private final Accounts accounts;
    private final String claim;

    OidcDoor(Accounts accounts, String claim) {
        var client = new RestTemplate(CityLogin.patient());
        client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        var attributes = new DefaultOAuth2UserService();
        attributes.setRestOperations(client);
        provider.setOauth2UserService(attributes);
        this.accounts = accounts;
        this.claim = claim;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = provider.loadUser(request);
        if (Optional.ofNullable(user.getClaimAsString(claim))
                .flatMap(accounts::login)
                .isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error("no_account"), "the claim names no open account");
        }
        return new DefaultOidcUser(user.getAuthorities(), user.getIdToken(), user.getUserInfo(), claim);
    }
}
