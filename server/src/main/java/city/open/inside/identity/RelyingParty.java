package city.open.inside.identity;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Us, as the devices that hold passkeys know us: by our origin, which may depend on a port that is free to choose until the server listens.
 * The device always asks for a finger, a face or a PIN, so a passkey is two factors in one.
 */
@Component
class RelyingParty implements WebAuthnRelyingPartyOperations {
    private final Passkeys passkeys;
    private final IdentitySettings settings;
    private final Environment environment;
    private volatile @Nullable Webauthn4JRelyingPartyOperations operations;

    RelyingParty(Passkeys passkeys, IdentitySettings settings, Environment environment) {
        this.passkeys = passkeys;
        this.settings = settings;
        this.environment = environment;
    }

    /** Where browsers find us. */
    String origin() {
        var origin = settings.origin();
        return origin == null || origin.isBlank()
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : origin.strip().replaceAll("/+$", "");
    }

    private Webauthn4JRelyingPartyOperations operations() {
        var known = operations;
        if (known == null) {
            known = withOrigin(origin());
            operations = known;
        }
        return known;
    }

    private Webauthn4JRelyingPartyOperations withOrigin(String origin) {
        var us = PublicKeyCredentialRpEntity.builder()
                .id(URI.create(origin).getHost())
                .name("OPEN")
                .build();
        var made = new Webauthn4JRelyingPartyOperations(passkeys.owners(), passkeys, us, Set.of(origin));
        made.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        made.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return made;
    }

    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        return operations().createPublicKeyCredentialCreationOptions(request);
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        return operations().registerCredential(request);
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return operations().createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return operations().authenticate(request);
    }
}
