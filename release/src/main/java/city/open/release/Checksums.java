package city.open.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of each file as {@code sha256sum --check} reads it, signed as {@code ssh-keygen -Y verify} does. */
record Checksums(List<Path> files) {
    private static final String NAMESPACE = "open-release";

    static Checksums of(List<Path> files) {
        return new Checksums(List.copyOf(files));
    }

    Path into(Path folder) throws IOException {
        var sums = new StringBuilder();
        for (var file : files) {
            sums.append(sha256(file)).append("  ").append(file.getFileName()).append('\n');
        }
        return Files.writeString(folder.resolve("SHA256SUMS"), sums);
    }

    static Path sign(Path sums, Path key) throws IOException, InterruptedException {
        Commands.run(
                List.of("ssh-keygen", "-Y", "sign", "-q", "-f", key.toString(), "-n", NAMESPACE, sums.toString()),
                "The checksums cannot be signed");
        return sums.resolveSibling(sums.getFileName() + ".sig");
    }

    private static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
