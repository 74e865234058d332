package city.open.outside.verification;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file that somebody took away, with its manifest: in one archive, as the city gives it, or beside each other, as the command writes them. */
final class TakenFile {
    private static final String BESIDE = ".manifest.json";
    private static final String WITHIN = "manifest.json";
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final Path path;
    private final Optional<JsonNode> manifest;

    private TakenFile(Path path, Optional<JsonNode> manifest) {
        this.path = path;
        this.manifest = manifest;
    }

    static TakenFile at(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new CannotCheck("There is no file %s that can be read.".formatted(path));
        }
        try {
            if (isArchive(path)) {
                try (var zip = new ZipFile(path.toFile())) {
                    var entry = zip.getEntry(WITHIN);
                    if (entry == null) {
                        throw new CannotCheck("The archive %s has no manifest.json in it.".formatted(path));
                    }
                    try (var in = zip.getInputStream(entry)) {
                        return new TakenFile(path, Optional.of(manifest(in, path)));
                    }
                }
            }
            var beside = path.resolveSibling(path.getFileName() + BESIDE);
            if (!Files.isRegularFile(beside)) {
                return new TakenFile(path, Optional.empty());
            }
            try (var in = Files.newInputStream(beside)) {
                return new TakenFile(path, Optional.of(manifest(in, beside)));
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isArchive(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K' && in.read() == 3;
        }
    }

    private static JsonNode manifest(InputStream in, Path where) throws IOException {
        try {
            var manifest = Canonical.JSON.readTree(in.readNBytes(LONGEST_MANIFEST));
            if (manifest.path("sha256").isString() && manifest.path("file").isString()) {
                return manifest;
            }
        } catch (JacksonException e) {
            throw new CannotCheck("The manifest in %s is not JSON.".formatted(where), e);
        }
        throw new CannotCheck("%s has no manifest of a file in it.".formatted(where));
    }

    Optional<JsonNode> manifest() {
        return manifest;
    }

    /** The bytes of the file itself; the caller closes it. */
    InputStream open() throws IOException {
        if (!isArchive(path)) {
            return Files.newInputStream(path);
        }
        var zip = new ZipFile(path.toFile());
        var entry = zip.stream()
                .filter(one -> !one.isDirectory() && !one.getName().equals(WITHIN))
                .findFirst();
        if (entry.isEmpty()) {
            zip.close();
            throw new CannotCheck("The archive %s has nothing but a manifest in it.".formatted(path));
        }
        return new FilterInputStream(zip.getInputStream(entry.get())) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    /** @throws NotShown if the file is not the one its manifest was made for */
    void requireHash() {
        manifest.ifPresent(one -> {
            var said = one.path("sha256").asString("");
            var is = sha256();
            if (!is.equals(said)) {
                throw new NotShown(
                        "The file is another one than its manifest was made for: its SHA-256 is %s and should be %s."
                                .formatted(is, said));
            }
        });
    }

    private String sha256() {
        try (var in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw unreadable(path, e);
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    static CannotCheck unreadable(Path path, IOException e) {
        return new CannotCheck("The file %s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
