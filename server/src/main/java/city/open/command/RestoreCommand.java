package city.open.command;

import city.open.ground.database.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = "Brings a backup and its keys back into an empty data folder and checks it, also while the"
                + " installation it was taken from runs. Exit 0 only if everything in it agrees.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class RestoreCommand implements Callable<Integer> {
    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder that ./open backup has filled.")
    @SuppressWarnings("NullAway.Init")
    private Path from;

    @Option(names = "--keys", paramLabel = "DIR", description = "Where its keys are. Default: DIR-keys beside DIR.")
    private @Nullable Path keys;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to: an empty folder, or none yet. Default: .data beside the script.")
    private @Nullable Path data;

    RestoreCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var into = data == null ? Path.of(System.getProperty("open.home", "."), ".data") : data;
        Backup.restore(from, BackupCommand.keysBeside(from, keys), into);
        var out = spec.commandLine().getOut();
        out.println("Restored to %s. Now it is checked.".formatted(into));
        out.flush();
        int agrees = Commands.run(application, "check", "--data", into.toString());
        out.println(
                "It has the same log key as the installation it was taken from: let only one of them serve the public,"
                        + " or the log divides.");
        out.flush();
        return agrees;
    }
}
