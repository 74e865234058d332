package city.open.command;

import city.open.outside.verification.Place;
import city.open.outside.verification.Trust;
import city.open.outside.verification.Witness;
import city.open.outside.verification.WitnessKey;
import city.open.outside.verification.WitnessServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "witness",
        description = "Watches cities' logs and puts its name under their checkpoints as long as each extends the one"
                + " before (C2SP tlog-witness). Keeps the last checkpoint of each log beside its key.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class WitnessCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--log",
            paramLabel = "URL",
            required = true,
            description = "A log to witness: an installation's address. May be given several times.")
    private List<String> logs = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The witness's own key (PEM). Made at the first start, readable by its owner alone.")
    @SuppressWarnings("NullAway.Init")
    private Path key;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name it signs under when its key is made. Default: the name of this machine.")
    private @Nullable String name;

    @Option(
            names = "--log-key",
            paramLabel = "KEY",
            description = "The key of the log, name+id+key, if there is one log. Default: the one kept from the last"
                    + " time, else the one the log itself gives.")
    private @Nullable String logKey;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            defaultValue = "8470",
            description = "Port to be asked on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}.")
    private String address = "127.0.0.1";

    @Option(
            names = "--once",
            description =
                    "Looks at the logs once instead of listening, and prints each checkpoint with its cosignature."
                            + " Exit 1 if one is not what it was.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        if (logKey != null && logs.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--log-key is for one log: give each log a witness.");
        }
        var terminal = new Terminal(spec.commandLine());
        var own = WitnessKey.at(key, name);
        var witness = new Witness(own, WitnessKey.folder(key), Clock.systemUTC(), terminal::say);
        terminal.say("This witness is " + witness.name());
        int looked = terminal.check(() -> {
            for (var log : logs) {
                var place = Place.of(log);
                witness.know(place, logKey == null ? Trust.IN_THE_LOG_ITSELF : Trust.in(logKey));
                if (once) {
                    terminal.say(witness.look(place).encoded());
                }
            }
        });
        return looked != 0 || once ? looked : listen(witness, terminal);
    }

    private int listen(Witness witness, Terminal terminal) throws InterruptedException {
        try (var server = new WitnessServer(witness, at(), terminal::say)) {
            terminal.say("Listening at http://%s:%d".formatted(address, server.port()));
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private InetSocketAddress at() {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), port);
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "%s:%d is not an address of this machine.".formatted(address, port), e);
        }
    }
}
