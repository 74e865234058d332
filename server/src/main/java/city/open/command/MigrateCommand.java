package city.open.command;

import city.open.ground.database.Migration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "migrate",
        description =
                "Makes roles and schema of a database, or brings them up to this version, as its owner. A server that"
                        + " knows the owner does the same when it starts.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class MigrateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--logins",
            paramLabel = "FILE",
            description =
                    "Also write the URLs of the roles into a new file, for machines that are not to know the owner.")
    private @Nullable Path logins;

    @Override
    public Integer call() {
        var url = database.url();
        if (logins != null && url == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The logins are those of a PostgreSQL of your own: name it with --database or OPEN_DATABASE.");
        }
        var out = spec.commandLine().getOut();
        out.println(Migration.run(database.folder(), url));
        if (logins != null && url != null) {
            Migration.writeLogins(url, logins);
            out.println("The logins of the roles are in %s: give each machine the lines it needs.".formatted(logins));
        }
        out.flush();
        return 0;
    }
}
