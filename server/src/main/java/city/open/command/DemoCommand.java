package city.open.command;

import city.open.ground.folder.CityFolder;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

@Command(
        name = "demo",
        description = "Starts a living city: 26 agencies, a year and a half of petitions, and new ones as you watch.")
final class DemoCommand extends ServingCommand {

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many times faster than usual the city moves. Default: ${DEFAULT-VALUE}.")
    private double speed = 1;

    @Option(names = "--once", description = "Loads the petitions, then lets nothing move.")
    private boolean once;

    DemoCommand(Class<?> application) {
        super(application);
    }

    @Override
    List<String> properties() {
        if (!(speed > 0 && speed <= 10_000)) {
            throw new ParameterException(
                    spec().commandLine(), "The speed must be above 0 and at most 10000, not %s.".formatted(speed));
        }
        if (!CityFolder.here().has("demo")) {
            throw new ParameterException(
                    spec().commandLine(),
                    "The city in %s has no demo/ with invented people: start it with ./open serve."
                            .formatted(CityFolder.here()));
        }
        return List.of(
                "--open.demo.enabled=true",
                "--open.demo.speed=" + speed,
                "--open.demo.once=" + once,
                "--open.report.open=true",
                // Letters to neighbours say where the public pages are.
                "--open.mail.site=${OPEN_MAIL_SITE:%s}".formatted(web().url()),
                // A city that has just been loaded has many dates behind it; they are caught up little by little.
                "--open.office.dates=" + !once,
                "--open.office.most-at-once=3");
    }
}
