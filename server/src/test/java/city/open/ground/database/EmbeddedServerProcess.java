package city.open.ground.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** An OPEN in a process of its own, reduced to its database, so that a test may kill it. */
final class EmbeddedServerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private EmbeddedServerProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static EmbeddedServerProcess on(Path folder) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmbeddedServerProcess.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            return new EmbeddedServerProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line it says: the database's port when it runs, else why it does not. */
    String says() {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook runs, and the database it started is left without an owner. */
    void kill() {
        process.destroyForcibly();
        ended();
    }

    int ended() {
        try {
            if (!process.waitFor(Duration.ofSeconds(60))) {
                throw new AssertionError("the process does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            var server = EmbeddedServer.start(Path.of(arguments[0]), Durability.KEPT);
            System.out.println(server.url().hosts());
        } catch (DatabaseTrouble e) {
            System.out.println(e.getMessage());
            System.exit(2);
        }
        Thread.currentThread().join();
    }
}
