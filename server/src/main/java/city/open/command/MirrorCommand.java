package city.open.command;

import city.open.outside.verification.Mirror;
import city.open.outside.verification.Place;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mirror",
        description =
                "Keeps a full copy of a city's log in a folder that any web server can show. Each piece is checked"
                        + " before it is kept; run again, it brings only what is new. Exit 1 if the log is not what it was.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class MirrorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URL", description = "An installation's address, or that of another mirror.")
    @SuppressWarnings("NullAway.Init")
    private String where;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder; the copy is in its subfolder 'log'.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() {
        var terminal = new Terminal(spec.commandLine());
        var mirror = new Mirror(Place.of(where), folder, trust.trust(), terminal::say, terminal);
        return terminal.check(mirror::update);
    }
}
