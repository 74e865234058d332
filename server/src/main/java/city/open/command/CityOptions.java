package city.open.command;

import city.open.ground.city.City;
import city.open.ground.folder.CityFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which city. */
final class CityOptions {

    @Option(
            names = "--city",
            paramLabel = "DIR",
            description =
                    "Folder of the city, as ./open new-city writes one. Default: the one that OPEN_CITY names in the"
                            + " environment, else the one that comes along.")
    private @Nullable Path folder;

    /** Before anything of a city is read: all that is wrong with its sheet is told at once. */
    void settle() {
        if (folder != null) {
            refuseUnlessFolder(folder);
            try {
                CityFolder.settle(folder);
            } catch (IllegalStateException another) {
                throw new CannotServe(String.valueOf(another.getMessage()));
            }
        }
        City.read(CityFolder.here());
    }

    static void refuseUnlessFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CannotServe("There is no folder %s: ./open new-city writes one to begin with.".formatted(folder));
        }
    }
}
