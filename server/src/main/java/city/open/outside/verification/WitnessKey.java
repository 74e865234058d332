package city.open.outside.verification;

import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A witness's own key in a file, its public half beside it in {@code .pub}, and the folder of what it has seen in {@code .seen}. */
public final class WitnessKey {
    private WitnessKey() {}

    /** The key in the file; a new one, readable by its owner alone, if there is none. */
    public static SigningKey at(Path file, @Nullable String name) {
        try {
            return Files.exists(file) ? read(file, name) : make(file, name == null ? machine() : name);
        } catch (IOException e) {
            throw new CannotCheck("The key %s can be neither read nor made: %s.".formatted(file, e.getMessage()), e);
        } catch (TlogException e) {
            throw new CannotCheck("The key %s is of no use: %s.".formatted(file, e.reason()), e);
        }
    }

    public static Path folder(Path key) {
        return key.resolveSibling(key.getFileName() + ".seen");
    }

    private static SigningKey read(Path file, @Nullable String name) throws IOException {
        var half = half(file);
        var under = name != null
                ? name
                : Files.exists(half)
                        ? VerifierKey.parse(Files.readString(half).strip()).name()
                        : machine();
        return SigningKey.ofPem(under, KeyType.COSIGNATURE, Files.readString(file));
    }

    private static SigningKey make(Path file, String name) throws IOException {
        var key = SigningKey.generate(name, KeyType.COSIGNATURE);
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key.pem(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Files.write(half(file), (key.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
        return key;
    }

    private static Path half(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new CannotCheck("This machine has no name: give the witness one with --name.", e);
        }
    }
}
