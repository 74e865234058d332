package city.open.ground.database;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's own programs, unpacked once per user from the jar they come in.
 *
 * <p>They refuse to run as root. Where root starts OPEN, as in most containers, they run in a user namespace in which
 * nobody is root; files stay owned by root outside it.
 */
record PostgresBinaries(Path home, boolean inUserNamespace) {

    static PostgresBinaries unpacked(DataFolder data) {
        String archive = "/postgres-%s-%s.txz".formatted(system(), processor());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new DatabaseTrouble(
                        "This build holds no PostgreSQL for %s on %s: use a database of your own with --database URL."
                                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
            }
            byte[] bytes = packed.readAllBytes();
            Path home = cache(data).resolve("postgresql-" + digest(bytes).substring(0, 16));
            if (!Files.isDirectory(home)) {
                unpack(bytes, home);
            }
            return new PostgresBinaries(home, needsUserNamespace());
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "PostgreSQL cannot be unpacked in %s: look at the folder's owner and free space."
                            .formatted(cache(data)),
                    e);
        }
    }

    /** Runs one of the programs to its end; {@code output} is what it said, both streams. */
    Result run(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (inUserNamespace) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(command);
    }

    record Result(int exit, String output) {}

    private static Result run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseTrouble("OPEN was interrupted while it waited for PostgreSQL.", e);
        }
    }

    private static boolean needsUserNamespace() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return false;
        }
        if (run(List.of("unshare", "-U", "true")).exit() != 0) {
            throw new DatabaseTrouble("PostgreSQL does not run as root, and this machine allows root no user namespace:"
                    + " start OPEN as another user, or use --database URL.");
        }
        return true;
    }

    private static Path cache(DataFolder data) {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path base = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        Path cache = base.resolve("open");
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Files.isWritable(cache) ? cache : data.path();
        } catch (IOException noHome) {
            return data.path();
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Path fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = fresh.resolve(entry.getName()).normalize();
                if (!target.startsWith(fresh)) {
                    throw new FileSystemException(entry.getName(), null, "leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        try {
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another process unpacked the same archive in the meantime; the one copy serves both.
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
    }
}
