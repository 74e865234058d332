package city.open.command;

import city.open.catalogue.ProcedureCode;
import city.open.exchange.EventLogImport;
import city.open.exchange.ImportOrder;
import city.open.exchange.ImportOutcome;
import city.open.organization.AgencyCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Brings an event log of another system in, as a procedure with its petitions. The same log again"
                + " changes nothing. Works beside a running server too.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class ImportCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Parameters(paramLabel = "FILE", description = "The log: XES (IEEE 1849), plain or packed with gzip.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--procedure",
            paramLabel = "CODE",
            description = "The code its procedure gets. Default: made from the file's name.")
    private @Nullable String procedure;

    @Option(
            names = "--agency",
            paramLabel = "CODE",
            defaultValue = "6110000",
            description = "The agency whose petitions they become. Default: ${DEFAULT-VALUE}, the city.")
    private String agency = "6110000";

    @Option(names = "--dry-run", description = "Reads the log and says what would be made, and writes nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints one JSON object instead of sentences.")
    private boolean json;

    ImportCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        var order = new ImportOrder(
                file.toAbsolutePath().normalize(),
                procedure == null ? null : read(ProcedureCode::new, procedure),
                read(AgencyCode::new, agency),
                dryRun);
        List<String> properties = new ArrayList<>(database.properties());
        properties.add("--open.beside=true");
        // The server publishes what comes in, now or when it is started next.
        properties.add("--open.role=office");
        // Standard output is for the report alone.
        properties.add("--logging.threshold.console=off");
        try (var city = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(properties.toArray(String[]::new))) {
            return tell(city.getBean(EventLogImport.class).run(order));
        }
    }

    private int tell(ImportOutcome outcome) {
        var line = spec.commandLine();
        return switch (outcome) {
            case ImportOutcome.Done done -> {
                line.getOut().println(json ? done.json() : done.inWords());
                line.getOut().flush();
                yield 0;
            }
            case ImportOutcome.Refused refused -> {
                line.getErr().println(refused.inWords());
                line.getErr().flush();
                yield spec.exitCodeOnInvalidInput();
            }
        };
    }

    private <T> T read(Function<String, T> reading, String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
