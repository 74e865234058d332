package city.open.tlog;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other people's logs and libraries agree on. It lies in a folder {@code shared} beside the project, or where the system property
 * {@code open.shared} says. A test that needs what is not there says so in one loud line and is skipped; where the environment says
 * {@code CI=true}, it fails.
 */
final class Vectors {
    private Vectors() {}

    static Path folder(String name) {
        var here = Stream.of(System.getProperty("open.shared", "."), "../shared", "../../shared", "../../../shared")
                .map(shared -> Path.of(shared, "data", "tlog").toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .findFirst();
        return found(
                here.map(folder -> folder.resolve(name)).filter(Files::exists),
                name,
                "true".equalsIgnoreCase(System.getenv("CI")),
                System.err);
    }

    static Path found(Optional<Path> vectors, String name, boolean ci, PrintStream loud) {
        if (vectors.isPresent()) {
            return vectors.get();
        }
        var line =
                "NOT LOOKED AT: the vectors %s, which are in no folder 'shared/data/tlog' beside the project; name 'shared' with -Dopen.shared=FOLDER"
                        .formatted(name);
        loud.println(line);
        if (ci) {
            throw new AssertionError(line + ". With CI=true that is a failure.");
        }
        throw new TestAbortedException(line);
    }

    static List<Path> files(String folder) {
        try (var files = Files.walk(folder(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String file) {
        return bytes(folder(file));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        return json(folder(file));
    }

    static JsonNode json(Path file) {
        return JsonMapper.shared().readTree(bytes(file));
    }

    static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}
