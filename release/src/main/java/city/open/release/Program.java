package city.open.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The program as it runs: {@code open.jar} and, beside it, {@code lib/} with all it needs. */
record Program(Path folder) {

    /** Unpacked by Spring Boot's own tool, as {@code ./open} does with what it builds. */
    static Program unpacked(Path jar, Path work) throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new CannotRelease(
                    "The program is not built, %s is missing: start this as ./open release, which builds it."
                            .formatted(jar));
        }
        var folder = work.resolve("program");
        Commands.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString(),
                        "--application-filename",
                        "open.jar"),
                "The program cannot be unpacked");
        return new Program(folder);
    }

    Path jar() {
        return folder.resolve("open.jar");
    }

    Path libraries() {
        return folder.resolve("lib");
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
