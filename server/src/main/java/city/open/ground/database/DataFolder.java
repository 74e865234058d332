package city.open.ground.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The folder of one installation: {@code pg} (the database), {@code secret} (its owner's password), {@code lock}. */
record DataFolder(Path path) {

    private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    static DataFolder at(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute);
                Files.setPosixFilePermissions(absolute, OURS_ALONE);
            }
            return new DataFolder(absolute.toRealPath());
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The data folder %s cannot be made: choose another with --data.".formatted(absolute), e);
        }
    }

    Path cluster() {
        return path.resolve("pg");
    }

    Path postmasterFile() {
        return cluster().resolve("postmaster.pid");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    /** Empty when another process has the folder. The lock goes with the process, also when that is killed. */
    Optional<FileLock> lock() {
        Path file = path.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(lock);
                }
            } catch (OverlappingFileLockException heldByThisProcess) {
                // Answered like a lock held by another process.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The file %s cannot be written: look at the folder's owner and free space.".formatted(file), e);
        }
    }

    /** The password of the embedded database's owner, made at the first start. */
    String secret() {
        Path file = path.resolve("secret");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            if (Files.exists(cluster())) {
                throw new DatabaseTrouble(
                        "%s is missing, so its database cannot be opened: put the file back from a backup."
                                .formatted(file));
            }
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            String secret = HexFormat.of().formatHex(random);
            Path fresh = path.resolve("secret.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(SECRET));
            Files.writeString(fresh, secret + "\n", StandardOpenOption.SYNC);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The file %s cannot be read or written: look at the folder's owner and free space.".formatted(file),
                    e);
        }
    }
}
