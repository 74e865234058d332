package city.open.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The key that wraps the keys of the petitions: a Tink keyset as JSON, given as a setting or kept in a file that only its owner may read.
 * A keyset can hold several keys; the primary one wraps, all unwrap, so that a new one can be taken up while the old is still in use.
 */
final class MasterKey {
    private MasterKey() {}

    /** @param used whether something was sealed before, so that a missing file is a lost one */
    static Aead of(@Nullable String setting, @Nullable Path file, BooleanSupplier used) {
        try {
            AeadConfig.register();
            return keyset(setting, file, used).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException unusable) {
            throw new VaultFault(
                    "The vault's master key cannot be used: give a Tink keyset in JSON for AES-GCM (open.vault.key or %s)."
                            .formatted(file),
                    unusable);
        }
    }

    private static KeysetHandle keyset(@Nullable String setting, @Nullable Path file, BooleanSupplier used)
            throws GeneralSecurityException {
        if (setting != null && !setting.isBlank()) {
            return TinkJsonProtoKeysetFormat.parseKeyset(setting, InsecureSecretKeyAccess.get());
        }
        if (file == null) {
            throw new VaultFault(
                    "The vault has no master key: set open.vault.key, or open.data for a file of its own.");
        }
        if (!Files.exists(file) && used.getAsBoolean()) {
            throw new VaultFault(
                    "The vault's key file %s is missing while sealed data is there: put it back from its backup."
                            .formatted(file));
        }
        try {
            return Files.exists(file)
                    ? TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                    : make(file);
        } catch (IOException unreadable) {
            throw new VaultFault(
                    "The file %s cannot be read or written: look at its owner and the free space.".formatted(file),
                    unreadable);
        }
    }

    private static KeysetHandle make(Path file) throws GeneralSecurityException, IOException {
        var made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                TinkJsonProtoKeysetFormat.serializeKeyset(made, InsecureSecretKeyAccess.get()) + "\n",
                StandardOpenOption.SYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
