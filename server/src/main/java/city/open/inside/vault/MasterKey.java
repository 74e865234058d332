package city.open.inside.vault;

import city.open.border.letters.VaultFault;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClients;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The key that wraps the keys of the petitions: a Tink keyset as JSON, given as a setting or kept in a file that only its owner may read, or
 * a key that never leaves a key management system, given by its address.
 *
 * <p>A keyset can hold several keys; the primary one wraps, all unwrap, so that a new one can be taken up while the old is still in use. A
 * changed file is read again.
 */
final class MasterKey {
    /** The lock of a file keeps other processes out, and none of this one. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final @Nullable String setting;
    private final @Nullable Path file;
    private final BooleanSupplier used;
    private @Nullable Aead read;
    private @Nullable Seen seen;

    /** Which file was read: a new one is put in its place whole, so that two of the same instant are still two. */
    private record Seen(FileTime changedAt, @Nullable Object id) {}

    /** @param used whether something was sealed before, so that a missing file is a lost one */
    MasterKey(@Nullable String setting, @Nullable Path file, BooleanSupplier used) {
        this.setting = setting == null || setting.isBlank() ? null : setting;
        this.file = file;
        this.used = used;
    }

    /** Whether this machine was told where the key is; those that never open the vault need none. */
    boolean isKnown() {
        return setting != null || file != null;
    }

    synchronized Aead get() {
        try {
            // Looked at before it is read: what is put there meanwhile is another file, and read the next time.
            var there = seen();
            if (read == null || there != null && !there.equals(seen)) {
                AeadConfig.register();
                read = setting != null && isElsewhere(setting)
                        ? KmsClients.getAutoLoaded(setting)
                                .withDefaultCredentials()
                                .getAead(setting)
                        : keyset().getPrimitive(RegistryConfiguration.get(), Aead.class);
                seen = there;
            }
            return read;
        } catch (GeneralSecurityException unusable) {
            throw new VaultFault(
                    isElsewhere(setting)
                            ? "The key management system does not give the vault's master key (open.vault.key): look at the address, the client for it on the class path, and its credentials."
                            : "The vault's master key cannot be used: give a Tink keyset in JSON for AES-GCM (open.vault.key or %s)."
                                    .formatted(file),
                    unusable);
        } catch (IOException unreadable) {
            throw new VaultFault(
                    "The file %s cannot be read or written: look at its owner and the free space.".formatted(file),
                    unreadable);
        }
    }

    private @Nullable Seen seen() throws IOException {
        if (setting != null || file == null || Files.notExists(file)) {
            return null;
        }
        var found = Files.readAttributes(file, BasicFileAttributes.class);
        return new Seen(found.lastModifiedTime(), found.fileKey());
    }

    /**
     * Adds a key to the file and makes it the one that wraps. What older keys wrapped can still be unwrapped. Of two that renew at once the second adds
     * to what the first has written.
     */
    synchronized void renew() {
        if (setting != null || file == null) {
            throw new VaultFault(
                    "The master key is a setting (open.vault.key): add a new primary key to that keyset yourself (or a new version of the key, where it is kept elsewhere), start every machine of the office with it, then run this again with --wrap-only.");
        }
        try {
            AeadConfig.register();
            alone(file, () -> {
                write(
                        KeysetHandle.newBuilder(keyset())
                                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                        .withRandomId()
                                        .makePrimary())
                                .build(),
                        file);
                return true;
            });
        } catch (GeneralSecurityException | IOException failed) {
            throw new VaultFault(
                    "The file %s could not be renewed; the old key is still in use.".formatted(file), failed);
        }
    }

    /** Whether the setting is the address of a key, such as {@code aws-kms://…}, and not the key itself. */
    private static boolean isElsewhere(@Nullable String setting) {
        return setting != null && setting.contains("://");
    }

    private KeysetHandle keyset() throws GeneralSecurityException, IOException {
        if (setting != null) {
            return TinkJsonProtoKeysetFormat.parseKeyset(setting, InsecureSecretKeyAccess.get());
        }
        if (file == null) {
            throw new VaultFault(
                    "The vault has no master key: set open.vault.key, or open.data for a file of its own.");
        }
        if (Files.exists(file)) {
            return kept(file);
        }
        return alone(file, () -> {
            // Somebody else may have made it meanwhile.
            if (Files.exists(file)) {
                return kept(file);
            }
            if (used.getAsBoolean()) {
                throw new VaultFault(
                        "The vault's key file %s is missing while sealed data is there: put it back from its backup."
                                .formatted(file));
            }
            var made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            write(made, file);
            return made;
        });
    }

    private static KeysetHandle kept(Path file) throws GeneralSecurityException, IOException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    @FunctionalInterface
    private interface Writing<T> {
        T write() throws GeneralSecurityException, IOException;
    }

    /** Nobody else on this machine writes the file meanwhile, in whatever process. */
    private static <T> T alone(Path file, Writing<T> writing) throws GeneralSecurityException, IOException {
        HERE.lock();
        try {
            if (HERE.getHoldCount() > 1) {
                return writing.write();
            }
            Files.createDirectories(file.getParent());
            try (var lock = FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                lock.lock();
                return writing.write();
            }
        } finally {
            HERE.unlock();
        }
    }

    private static void write(KeysetHandle keys, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()) + "\n",
                StandardOpenOption.SYNC);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
