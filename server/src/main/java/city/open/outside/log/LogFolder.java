package city.open.outside.log;

import city.open.tlog.Checkpoint;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a signer keeps outside the database: {@code key.pem} (PKCS#8, for its owner alone) and {@code signed}, the last tree it has signed.
 * A backup of the database that was put back does not bring {@code signed} back with it, which is how it is noticed.
 */
final class LogFolder {
    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    LogFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path keyFile() {
        return folder.resolve("key.pem");
    }

    /** The key that a handover has made and not yet put in place. */
    private Path newKeyFile() {
        return folder.resolve("key.pem.new");
    }

    Path memoryFile() {
        return folder.resolve("signed");
    }

    Optional<SigningKey> key(String origin) {
        return key(keyFile(), origin);
    }

    Optional<SigningKey> newKey(String origin) {
        return key(newKeyFile(), origin);
    }

    private static Optional<SigningKey> key(Path file, String origin) {
        try {
            return read(file).map(pem -> SigningKey.ofPem(origin, KeyType.NOTE, pem));
        } catch (TlogException damaged) {
            throw new LogTrouble(
                    "%s is not an Ed25519 key in PEM (%s): put the file back from a backup."
                            .formatted(file, damaged.reason()),
                    damaged,
                    false);
        }
    }

    void keep(SigningKey key) {
        write(keyFile(), key.pem());
    }

    void keepBeside(SigningKey key) {
        write(newKeyFile(), key.pem());
    }

    /** The new key takes the place of the old one, which is gone with that. */
    void putNewKeyInPlace() {
        try {
            Files.move(newKeyFile(), keyFile(), StandardCopyOption.ATOMIC_MOVE);
            toDisk(folder);
        } catch (IOException e) {
            throw cannotWrite(keyFile(), e);
        }
    }

    Optional<Checkpoint> memory() {
        try {
            return read(memoryFile()).map(Checkpoint::parse);
        } catch (TlogException damaged) {
            throw new LogTrouble(
                    "%s cannot be read (%s): put the file back, or give the last checkpoint that anyone has kept."
                            .formatted(memoryFile(), damaged.reason()),
                    damaged,
                    false);
        }
    }

    /** Returns when it is on the disk. */
    void remember(Checkpoint checkpoint) {
        write(memoryFile(), checkpoint.text());
    }

    /** One signer of this folder at a time, also of other processes. */
    <T> T alone(Supplier<T> doing) {
        var file = folder.resolve("lock");
        prepare();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            return lock.isValid() ? doing.get() : alone(doing);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LogTrouble("%s cannot be read: look at the folder's owner.".formatted(file), e, true);
        }
    }

    private void prepare() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, OURS_ALONE);
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Whole or not at all, and durable. */
    private void write(Path file, String text) {
        prepare();
        var fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(SECRET));
            Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            toDisk(folder);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** The names in it, too, have to survive a power cut. */
    private static void toDisk(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static LogTrouble cannotWrite(Path file, IOException e) {
        return new LogTrouble(
                "%s cannot be written: look at the folder's owner and free space.".formatted(file), e, true);
    }
}
