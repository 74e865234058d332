package city.open.command;

import city.open.ground.database.Door;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data is. */
final class DatabaseOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the built-in database. Default: .data beside the script.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "Use this PostgreSQL (17 or newer) instead: postgresql://user:password@host:5432/name."
                    + " Better given in the environment as OPEN_DATABASE, where other users do not see it.")
    private @Nullable String database;

    /** Of the built-in database, whether or not that is the one meant. */
    Path folder() {
        return data == null ? Path.of(System.getProperty("open.home", "."), ".data") : data;
    }

    /** The URL of another one with its owner's password, as named here or in the environment. */
    @Nullable
    String url() {
        if (database != null || data != null) {
            return database;
        }
        var variable = System.getenv("OPEN_DATABASE");
        return variable == null || variable.isBlank() ? null : variable;
    }

    List<String> properties() {
        List<String> properties = new ArrayList<>();
        properties.add("--open.data=" + folder());
        if (database != null) {
            properties.add("--open.database=" + database);
        } else if (data != null) {
            // Somebody who names a folder means it, whatever the environment says.
            properties.add("--open.database=");
            for (var door : Door.values()) {
                properties.add("--%s=".formatted(door.property()));
            }
        }
        return properties;
    }
}
