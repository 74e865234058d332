package city.open.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = "Starts a living city: 26 agencies, a year and a half of petitions, and new ones as you watch.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class DemoCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final WebOptions web = new WebOptions();

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times faster than usual the city moves. Default: ${DEFAULT-VALUE}.")
    private double speed = 1;

    @Option(names = "--once", description = "Loads the petitions, then lets nothing move.")
    private boolean once;

    DemoCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0 && speed <= 10_000)) {
            throw new ParameterException(
                    spec.commandLine(), "The speed must be above 0 and at most 10000, not %s.".formatted(speed));
        }
        List<String> properties = new ArrayList<>(database.properties());
        properties.add("--open.demo.enabled=true");
        properties.add("--open.demo.speed=" + speed);
        properties.add("--open.demo.once=" + once);
        return RunningCity.serve(application, spec, web, properties);
    }
}
