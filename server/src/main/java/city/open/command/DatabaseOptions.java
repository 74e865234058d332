package city.open.command;

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

    List<String> properties() {
        List<String> properties = new ArrayList<>();
        Path folder = data == null ? Path.of(System.getProperty("open.home", "."), ".data") : data;
        properties.add("--open.data=" + folder);
        if (database != null) {
            properties.add("--open.database=" + database);
        } else if (data != null) {
            // Somebody who names a folder means it, whatever the environment says.
            properties.add("--open.database=");
        }
        return properties;
    }
}
