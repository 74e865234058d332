package city.open.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load maker for pages: a fixed number of connections, each asking again as soon as it has its answer. */
final class Wrk {
    private static final int THREADS = 2;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s|m)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN = Pattern.compile("Socket errors: (.*)");

    private final Path program = Peers.WRK.need();
    private final Path script;
    private final Path paths;

    /** @param paths what to ask for, from the first slash on; they are written to a file in the folder */
    Wrk(Path folder, String name, List<String> paths) throws IOException {
        script = folder.resolve("load.lua");
        try (InputStream lua = Objects.requireNonNull(Wrk.class.getResourceAsStream("load.lua"))) {
            Files.write(script, lua.readAllBytes());
        }
        this.paths = Files.write(folder.resolve(name + ".txt"), paths);
    }

    /** Any of the addresses, again and again. */
    Rate any(int port, int connections, int seconds) {
        return run(port, connections, seconds, List.of());
    }

    /** The lines from {@code first} on, at most {@code count} of them, each once; with more time than lines the rest of it is idle. */
    Rate once(int port, int connections, int seconds, int first, int count) {
        return run(port, connections, seconds, List.of(Integer.toString(first + 1), Integer.toString(first + count)));
    }

    private Rate run(int port, int connections, int seconds, List<String> part) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--threads=" + THREADS,
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--latency",
                "--header=Accept-Encoding: gzip",
                "--script=" + script,
                "http://127.0.0.1:" + port,
                "--",
                paths.toString(),
                Integer.toString(THREADS)));
        command.addAll(part);
        var said = Child.run(Map.of(), command);
        for (var trouble : List.of(REFUSED.matcher(said), BROKEN.matcher(said))) {
            if (trouble.find()) {
                throw new BenchTrouble("Not every request was answered (%s).".formatted(trouble.group()));
            }
        }
        var p99 = found(P99, said);
        return new Rate(
                Double.parseDouble(found(RATE, said).group(1)),
                Double.parseDouble(p99.group(1))
                        * switch (p99.group(2)) {
                            case "us" -> 1e-3;
                            case "ms" -> 1;
                            case "s" -> 1e3;
                            default -> 60e3;
                        });
    }

    private static Matcher found(Pattern pattern, String said) {
        var matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new BenchTrouble("wrk said something unexpected: "
                    + said.lines().reduce((_, last) -> last).orElse("nothing"));
        }
        return matcher;
    }
}
