package city.open.release;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * A container image as a file that {@code docker load} and {@code podman load} take, made without any of them. What changes with each version lies
 * above what seldom does. It runs as nobody in particular: PostgreSQL refuses root.
 */
record Image(String base, Program program, String version, Instant time) {
    /** Numbers, as Kubernetes wants them to see that it is not root. */
    private static final String USER = "10001:10001";

    private static final AbsoluteUnixPath HOME = AbsoluteUnixPath.get("/open/program");
    private static final AbsoluteUnixPath DATA = AbsoluteUnixPath.get("/data");

    static Image over(String base, Program program, String version, Instant time) {
        return new Image(base, program, version, time);
    }

    Path into(Path folder, Path work) throws IOException, InterruptedException {
        var file = folder.resolve("open-%s-image.tar".formatted(version));
        try {
            onBase().addLayer(List.of(program.libraries()), HOME)
                    .addLayer(List.of(program.jar()), HOME)
                    .setEntrypoint(
                            "java",
                            "-XX:MaxRAMPercentage=60",
                            "-Dopen.home=/open",
                            "-jar",
                            HOME.resolve("open.jar").toString())
                    .setProgramArguments(
                            "serve", "--address", "0.0.0.0", "--management-address", "0.0.0.0", "--data", "/data/open")
                    .setUser(USER)
                    .addVolume(DATA)
                    .setExposedPorts(Port.tcp(8080), Port.tcp(8081))
                    .setCreationTime(time)
                    .setLabels(Map.of(
                            "org.opencontainers.image.title", "OPEN",
                            "org.opencontainers.image.version", version,
                            "org.opencontainers.image.licenses", "Apache-2.0"))
                    .containerize(Containerizer.to(TarImage.at(file).named("open:" + version))
                            .setOfflineMode(isEmptyBase())
                            .setBaseImageLayersCache(work.resolve("base"))
                            .setApplicationLayersCache(work.resolve("layers")));
        } catch (InvalidImageReferenceException e) {
            throw new CannotRelease(
                    "'%s' is no name of an image: name one as in eclipse-temurin:25-jre.".formatted(base), e);
        } catch (RegistryException | ExecutionException | CacheDirectoryCreationException e) {
            throw new CannotRelease(
                    "The image '%s' cannot be had: %s"
                            .formatted(base, String.valueOf(e.getMessage()).replace('\n', ' ')),
                    e);
        }
        return file;
    }

    private JibContainerBuilder onBase() throws InvalidImageReferenceException {
        return isEmptyBase() ? Jib.fromScratch() : Jib.from(base);
    }

    private boolean isEmptyBase() {
        return base.equals("scratch");
    }
}
