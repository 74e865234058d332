package city.open.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Starts an installation with the built-in catalogue and organisation, and no petitions.")
final class ServeCommand extends ServingCommand {

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "all",
            description = "Which part this machine runs: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Role role = Role.ALL;

    ServeCommand(Class<?> application) {
        super(application);
    }

    @Override
    List<String> properties() {
        return List.of("--open.role=" + role, "--open.office.dates=true");
    }
}
