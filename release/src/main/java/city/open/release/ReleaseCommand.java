package city.open.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./open release}: makes the files of a release from what was built. Exit code 2: cannot be made, with one line that says why. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Makes the files of a release: the program for a Java alone, its bill of materials, checksums,"
                + " and, over a base that is named, a container image.")
public final class ReleaseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Where the files go; made, or empty.")
    private Path folder = Path.of(".");

    @Option(
            names = "--image",
            paramLabel = "BASE",
            description = "Makes a container image too, over this image with a Java 25, such as eclipse-temurin:25-jre;"
                    + " it is fetched from where such images are kept. scratch is an image of nothing but the program.")
    private @Nullable String base;

    @Option(names = "--sign", paramLabel = "KEY", description = "Signs the checksums with this private key of OpenSSH.")
    private @Nullable Path key;

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new ReleaseCommand()).setExecutionExceptionHandler((trouble, line, _) -> {
            if (!(trouble instanceof CannotRelease)) {
                throw trouble;
            }
            line.getErr().println(trouble.getMessage());
            return 2;
        });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            refuseIfNotEmpty(folder);
        }
        if (key != null && !Files.isReadable(key)) {
            throw new CannotRelease("There is no key at %s: name a private key of OpenSSH with --sign.".formatted(key));
        }
        Files.createDirectories(folder);
        for (var file : release(folder.toAbsolutePath())) {
            System.out.println(file.getFileName());
        }
        return 0;
    }

    private List<Path> release(Path into) throws IOException, InterruptedException {
        var release = properties();
        var version = release.getProperty("version");
        var time = Instant.parse(release.getProperty("time"));
        var built = home.toAbsolutePath().resolve("server").resolve("target");
        var work = Files.createTempDirectory("open-release");
        try {
            var program = Program.unpacked(built.resolve("open-server-%s-exec.jar".formatted(version)), work);
            var materials = into.resolve("open-%s-sbom.cdx.json".formatted(version));
            Files.copy(billOfMaterials(built), materials);

            var files = new ArrayList<Path>();
            files.add(Archive.of(home, program, materials, version, time).into(into));
            files.add(materials);
            if (base != null) {
                files.add(Image.over(base, program, version, time).into(into, work));
            }
            var sums = Checksums.of(files).into(into);
            files.add(sums);
            if (key != null) {
                files.add(Checksums.sign(sums, key));
            }
            return files;
        } finally {
            Program.remove(work);
        }
    }

    private static Path billOfMaterials(Path built) {
        var file = built.resolve("classes").resolve("META-INF").resolve("sbom").resolve("application.cdx.json");
        if (!Files.isRegularFile(file)) {
            throw new CannotRelease(
                    "There is no bill of materials at %s: Maven makes it, but not offline; build again with the network."
                            .formatted(file));
        }
        return file;
    }

    private static void refuseIfNotEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CannotRelease("%s is a file: name a folder for the release.".formatted(folder));
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new CannotRelease(
                        "%s is not empty: name another folder, so that no old file passes for one of this release."
                                .formatted(folder));
            }
        }
    }

    private static Properties properties() throws IOException {
        var properties = new Properties();
        try (InputStream in = ReleaseCommand.class.getResourceAsStream("/release.properties")) {
            properties.load(in);
        }
        return properties;
    }
}
