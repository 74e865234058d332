package city.open.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = "Starts an installation with the built-in catalogue and organisation, and no petitions.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ServeCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final WebOptions web = new WebOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "all",
            description = "Which part this machine runs: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Role role = Role.ALL;

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> properties = new ArrayList<>(database.properties());
        properties.add("--open.role=" + role);
        return RunningCity.serve(application, spec, web, properties);
    }
}
