package city.open.outside.my;

import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Passkeys of applicants, each for one petition. Beside the signature, a device derives a key of its own (the PRF extension of WebAuthn Level
 * 3); the access code lies here sealed with it, so that a passkey opens what its code opens, and the database alone opens nothing.
 */
@Component
class OwnPasskeys {
    static final int MOST = 5;

    /** How long somebody may take to find the right finger. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int DERIVED = 32;

    private final IntakeDatabase database;
    private final Guesses guesses;
    private final Visits visits;
    private final Clock clock;

    OwnPasskeys(IntakeDatabase database, Guesses guesses, Visits visits, Clock clock) {
        this.database = database;
        this.guesses = guesses;
        this.visits = visits;
        this.clock = clock;
    }

    /** A passkey as its owner sees it; {@code id} is the credential's, in base64url. */
    record Passkey(String id, Instant createdAt, Instant lastUsedAt) {}

    List<Passkey> of(PetitionNumber number) {
        return database.jdbc()
                .sql(
                        "SELECT credential, created_at, last_used_at FROM intake.passkey WHERE petition = ? ORDER BY created_at")
                .param(number.value())
                .query((row, _) ->
                        new Passkey(new Bytes(row.getBytes(1)).toBase64UrlString(), moment(row, 2), moment(row, 3)))
                .list();
    }

    /** Removes a passkey of this petition, and no other. */
    void remove(PetitionNumber number, String id) {
        database.jdbc()
                .sql("DELETE FROM intake.passkey WHERE petition = ? AND credential = ?")
                .params(number.value(), bytes(id))
                .update();
    }

    /** What a device has to sign to come in. It is told no petition and tells which itself. */
    PublicKeyCredentialRequestOptions toEnter(URI origin) {
        return entering(origin, challenge(null, null));
    }

    /** What a device has to sign to become a passkey of this petition. */
    PublicKeyCredentialCreationOptions toAdd(URI origin, PetitionNumber number) {
        var owner = Bytes.random();
        return adding(origin, challenge(number, owner), number, owner);
    }

    /**
     * Keeps a new passkey.
     *
     * @param derived what the device derives for us alone, in base64url
     * @param code the access code of this petition
     * @return whether the device did what it was asked
     */
    boolean add(
            URI origin,
            PetitionNumber number,
            String code,
            String challenge,
            PublicKeyCredential<AuthenticatorAttestationResponse> credential,
            String derived) {
        var asked = use(challenge).orElse(null);
        if (asked == null || !number.value().equals(asked.petition()) || bytes(derived).length != DERIVED) {
            return false;
        }
        var owner = new Bytes(Objects.requireNonNull(asked.owner()));
        try {
            var record = operations(origin)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            adding(origin, new Bytes(bytes(challenge)), number, owner),
                            new RelyingPartyPublicKey(credential, number.value())));
            return of(number).size() < MOST && keep(number, record, Visits.seal(derived, number, code));
        } catch (WebAuthnException | IllegalArgumentException _) {
            return false;
        }
    }

    private boolean keep(PetitionNumber number, CredentialRecord record, byte[] code) {
        var now = at(clock.instant());
        return database.jdbc()
                        .sql("""
                                INSERT INTO intake.passkey
                                VALUES (:credential, :petition, :owner, :publicKey, :count, :attestation, :code, :now, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("credential", record.getCredentialId().getBytes())
                        .param("petition", number.value())
                        .param("owner", record.getUserEntityUserId().getBytes())
                        .param("publicKey", record.getPublicKey().getBytes())
                        .param("count", record.getSignatureCount())
                        .param(
                                "attestation",
                                Objects.requireNonNull(record.getAttestationObject())
                                        .getBytes())
                        .param("code", code)
                        .param("now", now)
                        .update()
                == 1;
    }

    /** Which petition somebody came in to. */
    record Came(PetitionNumber number, Visits.Entry entry) {}

    /**
     * Lets somebody in by passkey. It cannot be guessed, and whoever tries slows down all the same; that others guess at the petition's code
     * keeps no passkey out.
     */
    Optional<Came> enter(
            URI origin,
            String challenge,
            PublicKeyCredential<AuthenticatorAssertionResponse> credential,
            String derived,
            String address) {
        var kept = kept(credential.getRawId()).orElse(null);
        // Those that nobody has are counted as one, so that inventing them fills no table.
        var attempt =
                kept == null ? "passkey" : "passkey " + credential.getRawId().toBase64UrlString();
        var barred = guesses.begin(attempt, address);
        if (kept == null
                || use(challenge).filter(asked -> asked.petition() == null).isEmpty()) {
            return Optional.empty();
        }
        if (barred.isPresent()) {
            return Optional.of(new Came(kept.number(), new Visits.Entry.Barred(barred.get())));
        }
        try {
            operations(origin)
                    .authenticate(new RelyingPartyAuthenticationRequest(
                            entering(origin, new Bytes(bytes(challenge))), credential));
        } catch (WebAuthnException | IllegalArgumentException _) {
            return Optional.empty();
        }
        guesses.succeeded(attempt, address);
        return Visits.unseal(derived, kept.number(), kept.code())
                .map(code -> new Came(kept.number(), visits.come(kept.number(), code)));
    }

    private Bytes challenge(@Nullable PetitionNumber number, @Nullable Bytes owner) {
        var challenge = Bytes.random();
        var now = clock.instant();
        database.jdbc()
                .sql("DELETE FROM intake.passkey_challenge WHERE expires_at < ?")
                .param(at(now))
                .update();
        database.jdbc()
                .sql("INSERT INTO intake.passkey_challenge VALUES (:challenge, :petition, :owner, :expires)")
                .param("challenge", challenge.getBytes())
                .param("petition", number == null ? null : number.value())
                .param("owner", owner == null ? null : owner.getBytes())
                .param("expires", at(now.plus(PATIENCE)))
                .update();
        return challenge;
    }

    private record Asked(@Nullable String petition, byte @Nullable [] owner) {}

    /** A challenge is good once. */
    private Optional<Asked> use(String challenge) {
        return database.jdbc()
                .sql(
                        "DELETE FROM intake.passkey_challenge WHERE challenge = ? AND expires_at > ? RETURNING petition, owner")
                .params(bytes(challenge), at(clock.instant()))
                .query((row, _) -> new Asked(row.getString(1), row.getBytes(2)))
                .optional();
    }

    private static PublicKeyCredentialRpEntity us(URI origin) {
        return PublicKeyCredentialRpEntity.builder()
                .id(origin.getHost())
                .name("OPEN")
                .build();
    }

    private static PublicKeyCredentialRequestOptions entering(URI origin, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(origin.getHost())
                .challenge(challenge)
                .timeout(PATIENCE)
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    /** The petition's number is all that the device is told. */
    private PublicKeyCredentialCreationOptions adding(URI origin, Bytes challenge, PetitionNumber number, Bytes owner) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(us(origin))
                .user(user(owner, number.value()))
                .challenge(challenge)
                .timeout(PATIENCE)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .attestation(AttestationConveyancePreference.NONE)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .excludeCredentials(of(number).stream()
                        .map(one -> PublicKeyCredentialDescriptor.builder()
                                .id(Bytes.fromBase64(one.id()))
                                .build())
                        .toList())
                .build();
    }

    private static PublicKeyCredentialUserEntity user(Bytes owner, String number) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(owner)
                .name(number)
                .displayName(number)
                .build();
    }

    private Webauthn4JRelyingPartyOperations operations(URI origin) {
        return new Webauthn4JRelyingPartyOperations(
                new Owners(), new Credentials(), us(origin), Set.of(origin.toString()));
    }

    /** @param code sealed with what the device derives */
    private record Kept(PetitionNumber number, Bytes owner, byte[] code, CredentialRecord record) {}

    private Optional<Kept> kept(Bytes credential) {
        return kept("credential", credential);
    }

    private Optional<Kept> kept(String column, Bytes value) {
        return database.jdbc()
                .sql("SELECT * FROM intake.passkey WHERE " + column + " = ?")
                .params(value.getBytes())
                .query((row, _) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var number = new PetitionNumber(row.getString("petition"));
        var owner = new Bytes(row.getBytes("owner"));
        var record = ImmutableCredentialRecord.builder()
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(owner)
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(true)
                .transports(Set.of())
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .label(number.value())
                .build();
        return new Kept(number, owner, row.getBytes("code"), record);
    }

    /** What Spring's operations look up and renew. What is new is kept by {@link #add}, with the code. */
    private final class Credentials implements UserCredentialRepository {
        @Override
        public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
            return kept(credential).map(Kept::record).orElse(null);
        }

        @Override
        public List<CredentialRecord> findByUserId(Bytes owner) {
            return kept("owner", owner).map(Kept::record).stream().toList();
        }

        @Override
        public void save(CredentialRecord record) {
            database.jdbc()
                    .sql("UPDATE intake.passkey SET signature_count = ?, last_used_at = ? WHERE credential = ?")
                    .params(
                            record.getSignatureCount(),
                            at(clock.instant()),
                            record.getCredentialId().getBytes())
                    .update();
        }

        @Override
        public void delete(Bytes credential) {
            kept(credential).ifPresent(one -> remove(one.number(), credential.toBase64UrlString()));
        }
    }

    private final class Owners implements PublicKeyCredentialUserEntityRepository {
        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes owner) {
            return kept("owner", owner)
                    .map(one -> user(one.owner(), one.number().value()))
                    .orElse(null);
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String number) {
            return null;
        }

        @Override
        public void save(PublicKeyCredentialUserEntity owner) {
            // A handle is kept with its passkey.
        }

        @Override
        public void delete(Bytes owner) {
            // Likewise.
        }
    }

    /** Nothing that was not in base64url is the id or the challenge of anything. */
    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
