package city.open.inside.exchange;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Event logs and schemas whose terms do not let us ship them. They lie in a folder {@code shared} beside the project,
 * or where the system property {@code open.shared} says. Tests that need them are skipped, with a word, without it.
 */
public final class SharedData {
    private SharedData() {}

    public static Path file(String path) {
        var folder = folder();
        assumeThat(folder)
                .as(
                        "skipped: no folder 'shared' with data/SOURCES.md here or up to three levels above %s;"
                                + " name it with -Dopen.shared=FOLDER",
                        Path.of("").toAbsolutePath())
                .isPresent();
        return folder.orElseThrow().resolve("data").resolve(path);
    }

    private static Optional<Path> folder() {
        return Stream.of(System.getProperty("open.shared", ""), "../shared", "../../shared", "../../../shared")
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath().normalize())
                .filter(folder -> Files.exists(folder.resolve("data/SOURCES.md")))
                .findFirst();
    }
}
