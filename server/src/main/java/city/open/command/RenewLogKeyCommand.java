package city.open.command;

import city.open.log.LogWriter;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "renew-log-key",
        description =
                "Makes a new key for the public log and hands over to it: the last tree is signed with the old key and"
                        + " the new one, from then on the new one signs alone. Works on a stopped data folder and beside a running server.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class RenewLogKeyCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    RenewLogKeyCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var properties = database.properties();
        // A running server publishes on; without one, nothing but the key changes.
        properties.add("--open.role=office");
        properties.add("--open.beside=true");
        try (var context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(properties.toArray(String[]::new))) {
            spec.commandLine()
                    .getOut()
                    .println("The log is signed from now on with "
                            + context.getBean(LogWriter.class).renewKey());
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
