package city.open.command;

import city.open.ground.database.Backup;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = "Copies an installation, beside its running server or stopped: database and log memory into DIR,"
                + " the keys into a folder of their own.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class BackupCommand implements Callable<Integer> {
    /** Keys that a machine may have been given as settings; then no file of them is there to copy. */
    private static final List<String> KEYS_AS_SETTINGS = List.of("OPEN_VAULT_KEY", "OPEN_LOG_KEY");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where the copy goes: an empty folder, or none yet.")
    @SuppressWarnings("NullAway.Init")
    private Path to;

    @Option(names = "--keys", paramLabel = "DIR", description = "Where the keys go. Default: DIR-keys beside DIR.")
    private @Nullable Path keys;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the installation. Default: .data beside the script.")
    private @Nullable Path data;

    @Override
    public Integer call() {
        if (data == null && System.getenv("OPEN_DATABASE") != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "OPEN_DATABASE names a PostgreSQL of your own: back it up with its pg_basebackup, and the keys and the"
                            + " folder log of each machine by hand; or name a data folder with --data.");
        }
        var apart = keysBeside(to, keys);
        if (apart.toAbsolutePath().normalize().startsWith(to.toAbsolutePath().normalize())
                || to.toAbsolutePath()
                        .normalize()
                        .startsWith(apart.toAbsolutePath().normalize())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The keys belong apart from the copy: choose a folder outside %s.".formatted(to));
        }
        var logFolder = System.getenv("OPEN_LOG_FOLDER");
        var taken = Backup.take(
                data == null ? Path.of(System.getProperty("open.home", "."), ".data") : data,
                logFolder == null || logFolder.isBlank() ? null : Path.of(logFolder),
                to,
                apart,
                Clock.systemUTC().instant());
        PrintWriter out = spec.commandLine().getOut();
        out.println("Database and log memory are in %s (%,d MB).".formatted(to, taken.bytes() / (1024 * 1024)));
        out.println("The keys are in %s: %s.".formatted(apart, String.join(", ", taken.keyFiles())));
        var settings = KEYS_AS_SETTINGS.stream()
                .filter(name -> System.getenv(name) != null)
                .toList();
        if (!settings.isEmpty()) {
            out.println("Not in it, as this machine has them as settings: %s.".formatted(String.join(", ", settings)));
        }
        out.println("Move %s to another place: whoever has both reads who filed what, whoever has one of them does not."
                .formatted(apart));
        out.flush();
        return 0;
    }

    static Path keysBeside(Path backup, @Nullable Path named) {
        if (named != null) {
            return named;
        }
        var whole = backup.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + "-keys");
    }
}
