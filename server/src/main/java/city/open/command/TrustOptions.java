package city.open.command;

import city.open.outside.verification.Trust;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whom to believe about a log. */
final class TrustOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The log's key, name+id+key; may be given several times. Default: the one kept from the last"
                    + " time, else the one the log itself gives.")
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "A witness you trust, name+id+key; may be given several times.")
    private List<String> witnesses = new ArrayList<>();

    @Option(
            names = "--need",
            paramLabel = "K",
            description = "How many of these witnesses must have cosigned. Default: all of them.")
    private int need = -1;

    Trust trust() {
        return new Trust(read(keys), read(witnesses), need < 0 ? witnesses.size() : need);
    }

    private List<VerifierKey> read(List<String> texts) {
        try {
            return texts.stream().map(VerifierKey::parse).toList();
        } catch (TlogException e) {
            throw new ParameterException(spec.commandLine(), e.reason() + ".", e);
        }
    }
}
