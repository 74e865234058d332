package city.open.vault;

import city.open.database.OfficeDatabase;
import city.open.organization.AgencyCode;
import city.open.organization.OfficialId;
import city.open.organization.Rank;
import city.open.organization.UnitId;
import city.open.petition.By;
import city.open.petition.PetitionNumber;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door to personal data. What is sealed here can be read again only with the petition's own key, which the master key unwraps; each
 * reading leaves an {@link Opening} that nobody the program runs as can remove (Personal Information Protection Act art. 29).
 *
 * <p>Inside a transaction of the office, sealing stands or falls with it.
 */
@Component
public class Vault {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] PERSON = "person".getBytes(StandardCharsets.UTF_8);

    private final OfficeDatabase database;
    private final Supplier<Aead> master;

    /**
     * @param key the master key as a Tink keyset in JSON: {@code OPEN_VAULT_KEY}
     * @param data where it is kept in a file otherwise, below {@code keys}
     */
    Vault(
            OfficeDatabase database,
            @Value("${open.vault.key:#{null}}") @Nullable String key,
            @Value("${open.data:#{null}}") @Nullable Path data) {
        this.database = database;
        // Machines that never open the vault need no key.
        this.master = SingletonSupplier.of(() ->
                MasterKey.of(key, data == null ? null : data.resolve("keys").resolve("vault.json")));
    }

    /** Seals who filed a petition, or what is known of them now. */
    public void seal(PetitionNumber petition, Person person) {
        try {
            var sealed = keyOf(petition).encrypt(JSON.writeValueAsBytes(person), PERSON);
            database.jdbc().sql("""
                            INSERT INTO vault.person (petition, sealed) VALUES (?, ?)
                            ON CONFLICT (petition) DO UPDATE SET sealed = excluded.sealed
                            """).params(petition.value(), sealed).update();
        } catch (GeneralSecurityException failed) {
            throw new VaultFault("The data of %s could not be sealed.".formatted(petition), failed);
        }
    }

    /** Opens what is sealed and writes down who did so and why; empty where nothing was sealed. */
    public Optional<Person> open(PetitionNumber petition, By.OfOffice reader, Purpose purpose, Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            var sealed = database.jdbc()
                    .sql("SELECT sealed FROM vault.person WHERE petition = ?")
                    .params(petition.value())
                    .query((row, _) -> row.getBytes(1))
                    .optional();
            sealed.ifPresent(_ -> note(petition, reader, purpose, now));
            return sealed.map(bytes -> unseal(petition, bytes));
        }));
    }

    private void note(PetitionNumber petition, By.OfOffice reader, Purpose purpose, Instant now) {
        database.jdbc()
                .sql("""
                        INSERT INTO vault.opening (petition, at, agency, unit, official, rank, purpose)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        petition.value(),
                        OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC),
                        reader.agency().value(),
                        reader.division().value(),
                        reader.official().value(),
                        reader.rank().name(),
                        purpose.name())
                .update();
    }

    private Person unseal(PetitionNumber petition, byte[] sealed) {
        try {
            return JSON.readValue(keyOf(petition).decrypt(sealed, PERSON), Person.class);
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "The data of %s was sealed with another key: put the vault's key file back from its backup."
                            .formatted(petition),
                    wrongKey);
        }
    }

    /** Who opened the file of a petition, latest first. */
    public List<Opening> openings(PetitionNumber petition) {
        return database.jdbc()
                .sql("SELECT * FROM vault.opening WHERE petition = ? ORDER BY at DESC, position DESC")
                .params(petition.value())
                .query((row, _) -> new Opening(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new By.OfOffice(
                                new AgencyCode(row.getString("agency")),
                                new UnitId(row.getString("unit")),
                                new OfficialId(row.getString("official")),
                                Rank.valueOf(row.getString("rank"))),
                        Purpose.valueOf(row.getString("purpose"))))
                .list();
    }

    /** The petition's own key, made when it is first needed. The number is bound to it, so that keys cannot be swapped. */
    private Aead keyOf(PetitionNumber petition) throws GeneralSecurityException {
        var wrapping = Objects.requireNonNull(master.get());
        var bound = petition.value().getBytes(StandardCharsets.UTF_8);
        var made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var wrapped = database.jdbc()
                .sql("""
                        WITH made AS (
                            INSERT INTO vault.key (petition, wrapped) VALUES (:petition, :wrapped)
                            ON CONFLICT DO NOTHING
                            RETURNING wrapped
                        )
                        SELECT wrapped FROM made UNION ALL SELECT wrapped FROM vault.key WHERE petition = :petition
                        """)
                .param("petition", petition.value())
                .param("wrapped", TinkProtoKeysetFormat.serializeEncryptedKeyset(made, wrapping, bound))
                .query((row, _) -> row.getBytes(1))
                .list()
                .getFirst();
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, wrapping, bound)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
