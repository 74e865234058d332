package city.open.outside.verification;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a log is shown: an installation, a web server with a copy of its log, or a folder with one. It need not be trusted. */
public sealed interface Place {
    /** More than any tile, bundle of entries or petition has, in bytes. */
    int MOST_BYTES = 64 << 20;

    /** What is at this path below the root of the site, such as {@code log/checkpoint}; nothing if it is not there. */
    Optional<byte[]> read(String path);

    /** Whether what is read comes from afar, so that reading ahead helps. */
    boolean far();

    /** The place somebody names on the command line. */
    static Place of(String where) {
        if (where.matches("https?://.*")) {
            var plain = where.replaceAll("(/log)?/*$", "");
            try {
                return new Address(URI.create(plain + "/"));
            } catch (IllegalArgumentException e) {
                throw new CannotCheck("'%s' is not an address: write it like https://open.example.".formatted(where));
            }
        }
        var folder = Path.of(where);
        if (!Files.isDirectory(folder)) {
            throw new CannotCheck(
                    "'%s' is neither an address (https://…) nor a folder: name one of them.".formatted(where));
        }
        return new Folder(folder);
    }

    /** A site, read over HTTP. */
    record Address(URI root) implements Place {
        @Override
        public Optional<byte[]> read(String path) {
            return Web.get(root.resolve(path));
        }

        @Override
        public boolean far() {
            return true;
        }

        @Override
        public String toString() {
            return root.toString().replaceAll("/$", "");
        }
    }

    /** A folder as {@link Mirror} makes it, or the {@code log} folder in it. */
    record Folder(Path folder) implements Place {
        @Override
        public Optional<byte[]> read(String path) {
            var file = Files.isDirectory(folder.resolve("log"))
                    ? folder.resolve(path)
                    : folder.resolve(path.startsWith("log/") ? path.substring("log/".length()) : path);
            try {
                if (!Files.isRegularFile(file)) {
                    return Optional.empty();
                }
                if (Files.size(file) > MOST_BYTES) {
                    throw new NotShown("The file %s is longer than anything a log has.".formatted(file));
                }
                return Optional.of(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new CannotCheck("The file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
            }
        }

        @Override
        public boolean far() {
            return false;
        }

        @Override
        public String toString() {
            return folder.toString();
        }
    }
}
