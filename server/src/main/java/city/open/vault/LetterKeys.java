package city.open.vault;

import city.open.database.OfficeDatabase;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;

/** The office's half of the letter box: the key pair, of which the private half is wrapped by the master key (decision 18). */
final class LetterKeys {
    static final byte[] BOUND = LetterBox.bytes("letter box");

    private static final HpkeParameters HPKE;

    static {
        try {
            HPKE = HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final OfficeDatabase database;
    private final MasterKey master;

    LetterKeys(OfficeDatabase database, MasterKey master) {
        this.database = database;
        this.master = master;
    }

    /** Puts the public key into the box, made now where there is none. Of two machines that start at once, one makes it. */
    void prepare() {
        database.transactions().executeWithoutResult(_ -> {
            try {
                if (wrapped().isEmpty()) {
                    Wrapping.begins(database);
                    make();
                }
            } catch (GeneralSecurityException failed) {
                throw new VaultFault("The key of the letter box could not be made.", failed);
            }
        });
    }

    private void make() throws GeneralSecurityException {
        HybridConfig.register();
        var made = KeysetHandle.generateNew(HPKE);
        var mine = database.jdbc()
                .sql("INSERT INTO vault.letter_key (wrapped) VALUES (?) ON CONFLICT DO NOTHING")
                .param(TinkProtoKeysetFormat.serializeEncryptedKeyset(made, master.get(), BOUND))
                .update();
        if (mine == 1) {
            database.jdbc()
                    .sql("INSERT INTO intake.letter_key (open) VALUES (?)")
                    .param(TinkProtoKeysetFormat.serializeKeysetWithoutSecret(made.getPublicKeysetHandle()))
                    .update();
        }
    }

    byte[] open(byte[] sealed, String context) {
        try {
            HybridConfig.register();
            var keys = wrapped().orElseThrow(() -> new VaultFault("The letter box has no key yet."));
            return TinkProtoKeysetFormat.parseEncryptedKeyset(keys, master.get(), BOUND)
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, LetterBox.bytes(context));
        } catch (GeneralSecurityException wrongKey) {
            throw new VaultFault(
                    "A letter was changed on its way or sealed with another key: put the vault's key file back from its backup.",
                    wrongKey);
        }
    }

    /** @return how many keys were wrapped: one, or none where there is none yet */
    int wrapAnew() {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            // Locked before the master key is read: of two who renew at once the later one wraps last.
            var wrapped = database.jdbc()
                    .sql("SELECT wrapped FROM vault.letter_key FOR NO KEY UPDATE")
                    .query((row, _) -> row.getBytes(1))
                    .optional();
            if (wrapped.isEmpty()) {
                return 0;
            }
            try {
                HybridConfig.register();
                var keys = TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped.get(), master.get(), BOUND);
                return database.jdbc()
                        .sql("UPDATE vault.letter_key SET wrapped = ?")
                        .param(TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master.get(), BOUND))
                        .update();
            } catch (GeneralSecurityException wrongKey) {
                throw new VaultFault(
                        "The key of the letter box was wrapped with another key: put the vault's key file back from its backup.",
                        wrongKey);
            }
        }));
    }

    private Optional<byte[]> wrapped() {
        return database.jdbc()
                .sql("SELECT wrapped FROM vault.letter_key")
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
