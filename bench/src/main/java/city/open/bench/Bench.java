package city.open.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./open bench}: each figure beside its limit. Exit 0 when all was measured, 1 when something could not be. */
@Command(
        name = "open bench",
        description = {
            "Measures OPEN on this machine, each figure beside its limit in the same minutes, and prints the ratios.",
            "Takes about five minutes; let nothing else run. Names: clock, start, step, page, json, search, live,"
                    + " latency, office, log, import, verify, export; all of them without one. By name only: filing, which needs"
                    + " six minutes and 25 GB of disk, forecast, which plays event logs forward for ten minutes, and watch, which"
                    + " plants faults and looks whether they are found."
        },
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

    static {
        // The clock first: it is measured inside this process, which must not have run anything else.
        MEASUREMENTS.put("clock", new ClockFigure());
        MEASUREMENTS.put("start", new StartFigures());
        MEASUREMENTS.put("step", new StepFigures());
        MEASUREMENTS.put("page", new PageFigures());
        MEASUREMENTS.put("json", new JsonFigures());
        MEASUREMENTS.put("search", new SearchFigures());
        MEASUREMENTS.put("live", new LiveFigures());
        MEASUREMENTS.put("latency", new LatencyFigures());
        MEASUREMENTS.put("office", new OfficeFigures());
        MEASUREMENTS.put("log", new LogFigures());
        MEASUREMENTS.put("import", new ImportFigures());
        MEASUREMENTS.put("verify", new VerifyFigures());
        MEASUREMENTS.put("export", new ExportFigures());
        MEASUREMENTS.put("filing", new FilingFigures());
        MEASUREMENTS.put("forecast", new ForecastFigures());
        MEASUREMENTS.put("watch", new WatchFigures());
    }

    private static final Set<String> BY_NAME_ONLY = Set.of("filing", "forecast", "watch");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What to measure. Default: everything.")
    private final List<String> names = new ArrayList<>();

    @Option(names = "--markdown", description = "Prints the table as it stands in docs/performance.md.")
    private boolean markdown;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many short rounds each candidate gets. Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler((e, line, _) -> {
                    line.getErr().println(BenchTrouble.inWords(e));
                    return line.getCommandSpec().exitCodeOnExecutionException();
                })
                .setParameterExceptionHandler((e, _) -> {
                    e.getCommandLine().getErr().println(e.getMessage() + " See ./open bench --help.");
                    return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || rounds > 100) {
            throw new ParameterException(spec.commandLine(), "There can be 1 to 100 rounds, not %d.".formatted(rounds));
        }
        for (var name : names) {
            if (!MEASUREMENTS.containsKey(name)) {
                throw new ParameterException(spec.commandLine(), "There is no figure named '%s'.".formatted(name));
            }
        }
        List<Figure> figures = new ArrayList<>();
        try (var workshop = new Workshop(rounds)) {
            for (var measurement : MEASUREMENTS.entrySet()) {
                if (names.isEmpty()
                        ? BY_NAME_ONLY.contains(measurement.getKey())
                        : !names.contains(measurement.getKey())) {
                    continue;
                }
                Workshop.say("Measuring: " + measurement.getKey());
                figures.addAll(Figure.allOf(
                        measurement.getKey(), () -> measurement.getValue().measure(workshop)));
            }
        }
        var table = new Table(figures);
        spec.commandLine().getOut().println(markdown ? table.asMarkdown() : table.asText());
        return figures.stream().anyMatch(Figure::isMissing) ? 1 : 0;
    }
}
