package city.open.command;

import city.open.audit.Recompute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "recompute",
        description = "Recomputes what Audit says from plain values: a JSON array of cases comes in on standard input,"
                + " the array of results goes out in the same order. No server, no database. Exit 2 and one line with"
                + " the place if the input cannot be used.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class)
final class RecomputeCommand implements Callable<Integer> {
    /** Longer than any input may be, so that one too long is told as such. */
    private static final int MOST_READ = Recompute.MOST_BYTES + 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "What to recompute: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Recompute.names().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (!Recompute.names().contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing is called '%s': the names are %s.".formatted(name, String.join(", ", Recompute.names())));
        }
        var answer = Recompute.run(name, System.in.readNBytes(MOST_READ));
        // As bytes, since what a terminal can show is no measure for a file.
        System.out.write((answer.json() + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        if (!answer.ignored().isEmpty()) {
            BesideCommand.say(
                    spec.commandLine().getErr(), "Nothing asked for: " + String.join(", ", answer.ignored()) + ".");
        }
        return 0;
    }
}
