package city.open.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of others that a release needs. */
final class Commands {
    private Commands() {}

    /** What it said, if it fails, becomes part of the one line. */
    static void run(List<String> command, String otherwise) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new CannotRelease(
                    "%s: %s is not on this machine; install it.".formatted(otherwise, command.getFirst()), e);
        }
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new CannotRelease("%s: %s".formatted(otherwise, said.replace('\n', ' ')));
        }
    }
}
