package city.open.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load maker: what the database does when nobody thinks in between. */
final class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");

    private final Path program = Peers.PGBENCH.need();
    private final Login login;
    private final Path folder;
    private int files;

    PgBench(Login login, Path folder) {
        this.login = login;
        this.folder = folder;
    }

    /** A script to run; several are drawn from at random. */
    Path script(String text) throws IOException {
        return Files.writeString(folder.resolve("pgbench-%d.sql".formatted(files++)), text);
    }

    /** Statements are prepared once and sent by one thread per core. */
    Rate run(List<Path> scripts, int clients, int seconds, Map<String, String> variables) {
        var log = folder.resolve("pgbench-log");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + seconds,
                "--log",
                "--log-prefix=" + log));
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        scripts.forEach(script -> command.add("--file=" + script));
        var said = Child.run(login.environment(), command);
        var tps = TPS.matcher(said);
        if (!tps.find()) {
            throw new BenchTrouble("pgbench said something unexpected: "
                    + said.lines().findFirst().orElse("nothing"));
        }
        return new Rate(Double.parseDouble(tps.group(1)), p99Millis());
    }

    /** A line of its log is: client, transaction, microseconds, script, … */
    private double p99Millis() {
        try (Stream<Path> logs = Files.list(folder)) {
            List<Double> millis = new ArrayList<>();
            for (var log : logs.filter(file -> file.getFileName().toString().startsWith("pgbench-log"))
                    .toList()) {
                try (var lines = Files.lines(log)) {
                    lines.map(line -> line.split(" ", 4)[2])
                            .forEach(micros -> millis.add(Long.parseLong(micros) / 1e3));
                }
                Files.delete(log);
            }
            return Rate.percentile(
                    99, millis.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (IOException e) {
            throw new BenchTrouble("pgbench's log cannot be read: %s.".formatted(e.getMessage()), e);
        }
    }
}
