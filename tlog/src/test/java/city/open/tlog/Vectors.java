package city.open.tlog;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What other people's logs and libraries agree on. It lies in a folder {@code shared} beside the project, or where the
 * system property {@code open.shared} says; without it the tests that need it are skipped, with a word.
 */
final class Vectors {
    private Vectors() {}

    static Path folder(String name) {
        var here = Stream.of(System.getProperty("open.shared", "."), "../shared", "../../shared", "../../../shared")
                .map(shared -> Path.of(shared, "data", "tlog").toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .findFirst();
        assumeThat(here)
                .as("skipped: no folder 'shared/data/tlog' beside the project; name 'shared' with -Dopen.shared=FOLDER")
                .isPresent();
        return here.orElseThrow().resolve(name);
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
