package city.open.command;

import city.open.disclosure.Agreement;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Checks that journal, projections and public record agree and that the indexes have no gap."
                + " Exit 0 only if they do. Works on a stopped data folder and beside a running server.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class CheckCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    CheckCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var properties = database.properties();
        // No publisher of our own: what is looked at stays as it was found.
        properties.add("--open.role=office");
        properties.add("--open.beside=true");
        var out = spec.commandLine().getOut();
        try (var context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(properties.toArray(String[]::new))) {
            var report = context.getBean(Agreement.class).check();
            report.findings().forEach(out::println);
            out.printf(
                    "%,d petitions, %,d facts, %,d entries, %,d facts not published yet: %s%n",
                    report.petitions(),
                    report.facts(),
                    report.entries(),
                    report.awaiting(),
                    report.agrees() ? "journal, projections and record agree" : "they do not agree");
            return report.agrees() ? 0 : 1;
        }
    }
}
