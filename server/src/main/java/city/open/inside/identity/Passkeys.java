package city.open.inside.identity;

import city.open.ground.database.OfficeDatabase;
import city.open.inside.identity.PrivilegeFact.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys of all accounts. Spring's own repositories name tables without their schema, so these are ours. */
@Component
class Passkeys implements UserCredentialRepository {
    private final OfficeDatabase office;
    private final Privileges privileges;

    Passkeys(OfficeDatabase office, Privileges privileges) {
        this.office = office;
        this.privileges = privileges;
    }

    /** A passkey as its owner sees it; {@code id} is the credential's, in base64url. */
    record Passkey(String id, String label, Instant createdAt, Instant lastUsedAt) {}

    List<Passkey> of(String account) {
        return office.jdbc()
                .sql("""
                        SELECT credential, label, created_at, last_used_at
                          FROM office.passkey JOIN office.passkey_owner ON id = owner
                         WHERE account = :account
                         ORDER BY created_at
                        """)
                .param("account", account)
                .query((row, _) -> new Passkey(
                        bytes(row, "credential").toBase64UrlString(),
                        row.getString("label"),
                        moment(row, "created_at"),
                        moment(row, "last_used_at")))
                .list();
    }

    /** Removes a passkey of this account, and no other. */
    void remove(String account, String id) {
        Bytes credential;
        try {
            credential = Bytes.fromBase64(id);
        } catch (IllegalArgumentException noPasskey) {
            return;
        }
        office.transactions()
                .executeWithoutResult(_ -> office.jdbc()
                        .sql("""
                DELETE FROM office.passkey
                 USING office.passkey_owner
                 WHERE id = owner AND account = :account AND credential = :credential
                RETURNING credential, public_key
                """)
                        .param("account", account)
                        .param("credential", credential.getBytes())
                        .query((row, _) -> Privileges.ofPasskey(row.getBytes(1), row.getBytes(2)))
                        .list()
                        .forEach(gone ->
                                privileges.enter(PrivilegeFact.secret(account, account, Kind.PASSKEY_REMOVED, gone))));
    }

    @Override
    public void save(CredentialRecord record) {
        office.transactions().executeWithoutResult(_ -> {
            boolean fresh = findByCredentialId(record.getCredentialId()) == null;
            keep(record);
            if (fresh) {
                office.jdbc()
                        .sql("SELECT account FROM office.passkey_owner WHERE id = :owner")
                        .param("owner", record.getUserEntityUserId().getBytes())
                        .query(String.class)
                        .optional()
                        .ifPresent(account -> privileges.enter(PrivilegeFact.secret(
                                account,
                                account,
                                Kind.PASSKEY_ADDED,
                                Privileges.ofPasskey(
                                        record.getCredentialId().getBytes(),
                                        record.getPublicKey().getBytes()))));
            }
        });
    }

    private void keep(CredentialRecord record) {
        office.jdbc()
                .sql("""
                INSERT INTO office.passkey
                VALUES (:credential, :owner, :type, :publicKey, :count, :uv, :transports, :eligible, :backup,
                        :attestation, :clientData, :label, :created, :used)
                ON CONFLICT (credential) DO UPDATE
                   SET signature_count = excluded.signature_count, uv_initialized = excluded.uv_initialized,
                       backup_state = excluded.backup_state, last_used_at = excluded.last_used_at
                 WHERE passkey.owner = excluded.owner
                """)
                .param("credential", record.getCredentialId().getBytes())
                .param("owner", record.getUserEntityUserId().getBytes())
                .param("type", type(record))
                .param("publicKey", record.getPublicKey().getBytes())
                .param("count", record.getSignatureCount())
                .param("uv", record.isUvInitialized())
                .param(
                        "transports",
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .toArray(String[]::new))
                .param("eligible", record.isBackupEligible())
                .param("backup", record.isBackupState())
                .param("attestation", raw(record.getAttestationObject()))
                .param("clientData", raw(record.getAttestationClientDataJSON()))
                .param("label", record.getLabel())
                .param("created", Accounts.at(record.getCreated()))
                .param("used", Accounts.at(record.getLastUsed()))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return office.jdbc()
                .sql("SELECT * FROM office.passkey WHERE credential = :credential")
                .param("credential", credential.getBytes())
                .query(Passkeys::record)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes owner) {
        return office.jdbc()
                .sql("SELECT * FROM office.passkey WHERE owner = :owner ORDER BY created_at")
                .param("owner", owner.getBytes())
                .query(Passkeys::record)
                .list();
    }

    @Override
    public void delete(Bytes credential) {
        office.jdbc()
                .sql("DELETE FROM office.passkey WHERE credential = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    /** Under which id devices know an account. */
    PublicKeyCredentialUserEntityRepository owners() {
        return new Owners();
    }

    private final class Owners implements PublicKeyCredentialUserEntityRepository {
        @Override
        public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
            return find("id", id.getBytes());
        }

        @Override
        public @Nullable PublicKeyCredentialUserEntity findByUsername(String account) {
            return find("account", account);
        }

        private @Nullable PublicKeyCredentialUserEntity find(String column, Object value) {
            return office.jdbc()
                    .sql("SELECT id, account FROM office.passkey_owner WHERE " + column + " = :value")
                    .param("value", value)
                    .query((row, _) -> (PublicKeyCredentialUserEntity) ImmutablePublicKeyCredentialUserEntity.builder()
                            .id(bytes(row, "id"))
                            .name(row.getString("account"))
                            .displayName(row.getString("account"))
                            .build())
                    .optional()
                    .orElse(null);
        }

        @Override
        public void save(PublicKeyCredentialUserEntity owner) {
            office.jdbc()
                    .sql("""
                    INSERT INTO office.passkey_owner (id, account) VALUES (:id, :account) ON CONFLICT DO NOTHING
                    """)
                    .param("id", owner.getId().getBytes())
                    .param("account", owner.getName())
                    .update();
        }

        @Override
        public void delete(Bytes id) {
            office.jdbc()
                    .sql("DELETE FROM office.passkey_owner WHERE id = :id")
                    .param("id", id.getBytes())
                    .update();
        }
    }

    private static String type(CredentialRecord record) {
        var type = record.getCredentialType();
        return (type == null ? PublicKeyCredentialType.PUBLIC_KEY : type).getValue();
    }

    private static byte @Nullable [] raw(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static Bytes bytes(ResultSet row, String column) throws SQLException {
        return new Bytes(row.getBytes(column));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static CredentialRecord record(ResultSet row, int number) throws SQLException {
        Set<AuthenticatorTransport> transports = new HashSet<>();
        Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .forEach(transports::add);
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.valueOf(row.getString("type")))
                .credentialId(bytes(row, "credential"))
                .userEntityUserId(bytes(row, "owner"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .transports(transports)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .attestationObject(bytes(row, "attestation"))
                .attestationClientDataJSON(bytes(row, "client_data"))
                .created(moment(row, "created_at"))
                .lastUsed(moment(row, "last_used_at"))
                .label(row.getString("label"))
                .build();
    }
}
