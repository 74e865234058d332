package city.open.outside.filing;

import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.function.Supplier;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The key that signs receipts, {@code keys/receipt.pem}, made when it is first needed and readable by its owner alone. Machines that serve one
 * site share the file.
 */
@Component
class ReceiptKey {
    private final Supplier<SigningKey> key;

    /**
     * @param data the data folder; without one, as in tests, the key lives as long as the program
     * @param name under which receipts are signed, such as the city's address
     */
    ReceiptKey(
            @Value("${open.data:#{null}}") @Nullable Path data,
            @Value("${open.intake.name:open.city/receipts}") String name) {
        this.key = SingletonSupplier.of(() -> data == null
                ? SigningKey.generate(name, KeyType.NOTE)
                : at(data.resolve("keys").resolve("receipt.pem"), name));
    }

    SigningKey signing() {
        return Objects.requireNonNull(key.get());
    }

    VerifierKey verifier() {
        return signing().verifier();
    }

    /** A secret for another use, the same on every machine that has the file. */
    byte[] secret(String use) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(signing().pem().getBytes(StandardCharsets.US_ASCII))
                            .thenExpand(("open intake " + use).getBytes(StandardCharsets.US_ASCII), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SigningKey at(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                make(file, SigningKey.generate(name, KeyType.NOTE));
            }
            return SigningKey.ofPem(name, KeyType.NOTE, Files.readString(file));
        } catch (IOException | TlogException unusable) {
            throw new IllegalStateException(
                    "The key of receipts, %s, can be neither used nor made: look at the file, its owner and the free space."
                            .formatted(file),
                    unusable);
        }
    }

    private static void make(Path file, SigningKey made) throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = Files.createTempFile(
                file.getParent(),
                "receipt",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, made.pem(), StandardOpenOption.SYNC);
            // A link does not replace: of two machines that start at once, one makes the key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException otherMachineWasFaster) {
            return;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
