package city.open.command;

import city.open.ground.city.City;
import city.open.inside.exchange.EventLogImport;
import city.open.inside.exchange.ImportOrder;
import city.open.inside.exchange.ImportOutcome;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Brings an event log of another system in, as a procedure with its petitions. The same log again"
                + " changes nothing. Works beside a running server too.")
final class ImportCommand extends BesideCommand {

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
            description = "The agency whose petitions they become. Default: the city itself.")
    private @Nullable String agency;

    @Option(names = "--dry-run", description = "Reads the log and says what would be made, and writes nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints one JSON object instead of sentences.")
    private boolean json;

    ImportCommand(Class<?> application) {
        super(application);
    }

    @Override
    public Integer call() throws IOException {
        var code = procedure == null ? null : read(ProcedureCode::new, procedure);
        var whose = agency == null ? null : read(AgencyCode::new, agency);
        // Standard output is for the report alone.
        return inside(
                city -> tell(city.getBean(EventLogImport.class)
                        .run(new ImportOrder(
                                file.toAbsolutePath().normalize(),
                                code,
                                whose == null ? new AgencyCode(City.here().code()) : whose,
                                dryRun))),
                "--logging.threshold.console=off");
    }

    private int tell(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Done done -> {
                say(json ? done.json() : done.inWords());
                yield 0;
            }
            case ImportOutcome.Refused refused -> {
                say(spec().commandLine().getErr(), refused.inWords());
                yield spec().exitCodeOnInvalidInput();
            }
        };
    }

    private <T> T read(Function<String, T> reading, String text) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
