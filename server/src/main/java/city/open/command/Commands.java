package city.open.command;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The commands of {@code ./open}. Exit 0 when done, 1 when a check found that something does not hold, 2 when the
 * arguments or the surroundings do not allow it.
 *
 * <p>{@code demo} sets the properties {@code open.demo.enabled}, {@code open.demo.speed} and {@code open.demo.once};
 * what a start has to load is loaded by an {@code ApplicationRunner}, so that "ready" is said after it.
 */
@Command(
        name = "open",
        description = "A city's petitions in public: every step, by whom, when, and what comes next.",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            HolidayCommand.class,
            ExchangeCommand.class,
            PeopleCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            VerifyCommand.class,
            MirrorCommand.class,
            WitnessCommand.class,
            RecomputeCommand.class,
            RenewLogKeyCommand.class,
            RenewVaultKeyCommand.class,
            MigrateCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            NewCityCommand.class,
            CheckCityCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Commands implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Commands() {}

    /** Returns the exit code; a command that serves returns when its server has been stopped. */
    public static int run(Class<?> application, String... arguments) {
        CommandLine line = new CommandLine(new Commands(), new CommandFactory(application))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Commands::misused)
                .setExecutionExceptionHandler(Commands::failed);
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: ./open demo.");
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String fault = String.valueOf(e.getMessage()).lines().findFirst().orElse("The arguments are wrong.");
        say(
                line.getErr(),
                "%s%s See ./%s --help."
                        .formatted(
                                fault,
                                fault.endsWith(".") ? "" : ".",
                                line.getCommandSpec().qualifiedName()));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (System.getenv("OPEN_TRACE") != null) {
            e.printStackTrace(line.getErr());
        }
        say(line.getErr(), Trouble.in(e));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static void say(PrintWriter to, String text) {
        to.println(text);
        to.flush();
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return List.of("OPEN " + (version == null ? "development build" : version))
                    .toArray(String[]::new);
        }
    }
}
