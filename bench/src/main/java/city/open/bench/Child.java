package city.open.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program we have started and will stop, also when we are stopped ourselves. */
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Thread hook;

    private Child(Process process) {
        this.process = process;
        this.hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it in the background. What it says goes to the file, or is read with {@link #waitForLine}. */
    static Child start(@Nullable Path said, List<String> command) {
        return start(said, Map.of(), command);
    }

    static Child start(@Nullable Path said, Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(said != null);
            builder.environment().putAll(environment);
            if (said == null) {
                builder.redirectError(ProcessBuilder.Redirect.INHERIT);
            } else {
                builder.redirectOutput(said.toFile());
            }
            return new Child(builder.start());
        } catch (IOException e) {
            throw new BenchTrouble("%s cannot be started: %s.".formatted(command.getFirst(), e.getMessage()), e);
        }
    }

    /** Runs it to its end and gives what it said; fails where it did. */
    static String run(Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            try (var child = new Child(builder.start())) {
                var said = new String(child.process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (child.process.waitFor() != 0) {
                    throw new BenchTrouble("%s failed: %s"
                            .formatted(
                                    command.getFirst(),
                                    said.lines().reduce((_, last) -> last).orElse("it gave no reason")));
                }
                return said;
            }
        } catch (IOException e) {
            throw new BenchTrouble("%s cannot be run: %s.".formatted(command.getFirst(), e.getMessage()), e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchTrouble("%s was interrupted.".formatted(command.getFirst()), stopped);
        }
    }

    /** Returns the first line that begins like this; what follows is read and dropped. */
    String waitForLine(String beginning) {
        try {
            BufferedReader reader = process.inputReader();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(beginning)) {
                    CompletableFuture.runAsync(() -> reader.lines().forEach(_ -> {}));
                    return line;
                }
            }
            throw new BenchTrouble("It ended without saying '%s'.".formatted(beginning));
        } catch (IOException e) {
            throw new BenchTrouble("It cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException alreadyStopping) {
            // The hook has run or is about to, and ends the process itself.
        }
    }
}
