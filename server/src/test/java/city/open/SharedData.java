package city.open;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Data whose terms do not let us ship them: official holidays, event logs, numbers of identity, schemas. They lie in a folder {@code shared}
 * beside the project, or where the system property {@code open.shared} says. A test that needs what is not there says so in one loud line
 * and is skipped; where the environment says {@code CI=true}, it fails. {@code Vectors} of {@code tlog}, a library of its own, does the same.
 */
public final class SharedData {
    private SharedData() {}

    /** A file or folder under {@code shared/data}. */
    public static Path file(String path) {
        return found(
                folder().map(data -> data.resolve(path)).filter(Files::exists), path, whoAsks(), isCi(), System.err);
    }

    static Path found(Optional<Path> file, String path, String whoAsks, boolean ci, PrintStream loud) {
        if (file.isPresent()) {
            return file.get();
        }
        var line =
                "NOT LOOKED AT by %s: %s, which is in no folder 'shared/data' beside the project; name 'shared' with -Dopen.shared=FOLDER"
                        .formatted(whoAsks, path);
        loud.println(line);
        if (ci) {
            throw new AssertionError(line + ". With CI=true that is a failure.");
        }
        throw new TestAbortedException(line);
    }

    private static Optional<Path> folder() {
        return Stream.of(System.getProperty("open.shared", ""), "../shared", "../../shared", "../../../shared")
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name, "data").toAbsolutePath().normalize())
                .filter(data -> Files.exists(data.resolve("SOURCES.md")))
                .findFirst();
    }

    private static boolean isCi() {
        return "true".equalsIgnoreCase(System.getenv("CI"));
    }

    /** The test itself, also where it asks within a lambda. */
    static String whoAsks() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().equals(SharedData.class.getName()))
                        .findFirst())
                .map(frame -> frame.getClassName().replaceAll(".*\\.", "") + "."
                        + frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$\\d+", "$1"))
                .orElse("nobody");
    }
}
