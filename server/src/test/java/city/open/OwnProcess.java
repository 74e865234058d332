package city.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program of the tests in a process of its own, so that it can be killed without any hook running. */
public final class OwnProcess {
    private OwnProcess() {}

    /** With this JVM's classes; what it says on either stream is read from its output. */
    public static Process of(Class<?> program, String... arguments) throws IOException {
        return of(program, Map.of(), arguments);
    }

    /** The same with more in its environment. */
    public static Process of(Class<?> program, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        return process.start();
    }
}
