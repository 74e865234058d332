package city.open.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An event log brought in by {@code ./open import}, beside only reading it. Starting the program is part of both. */
final class ImportFigures implements Measurement {
    private static final Path SHARED = Path.of("..", "shared", "data", "eventlogs", "bpic15-municipality-1.xes.gz");
    private static final Pattern EVENTS = Pattern.compile("\"events\":\\s*(\\d+)");
    private static final int CASES = 2_000;
    private static final int EVENTS_A_CASE = 12;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException {
        var home = Path.of(System.getProperty("open.home", "."));
        var shared = home.resolve(SHARED).normalize();
        var log = Files.isReadable(shared) ? shared : madeUp(workshop.folder().resolve("made-up.xes"));
        var data = workshop.folder().resolve("import");
        // So that the database is there and neither of the two has to make it.
        try (var _ = OpenServer.start(data)) {
            Workshop.say("Importing " + log.getFileName());
        }
        var rounds = Rounds.inTurn(
                1, _ -> run(log, data, List.of("--dry-run", "--json")), _ -> run(log, data, List.of("--json")));
        return List.of(Figure.beside(
                "Events imported, %s".formatted(log.getFileName()),
                rounds.median(1).perSecondInWords(),
                "reading and judging the same log only: " + rounds.median(0).perSecondInWords(),
                rounds.ratio(1, 0)));
    }

    private static Rate run(Path log, Path data, List<String> options) {
        List<String> command =
                new ArrayList<>(List.of(OpenServer.script(), "import", log.toString(), "--data", data.toString()));
        command.addAll(options);
        long begun = System.nanoTime();
        var said = Child.run(Map.of(), command);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var events = EVENTS.matcher(said);
        if (!events.find()) {
            throw new BenchTrouble("./open import did not say how many events it read.");
        }
        return Rate.of(Long.parseLong(events.group(1)) / seconds);
    }

    /** Where no real log is at hand: all cases alike, an event an hour. */
    private static Path madeUp(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("<log xes.version=\"1849.2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n");
            var begin = Instant.parse("2025-01-06T00:00:00Z");
            for (int i = 0; i < CASES; i++) {
                out.write("<trace><string key=\"concept:name\" value=\"%d\"/>\n".formatted(i));
                for (int event = 0; event < EVENTS_A_CASE; event++) {
                    out.write("""
                            <event><string key="concept:name" value="step %d"/><string key="org:resource" value="r%d"/>\
                            <date key="time:timestamp" value="%s"/></event>
                            """.formatted(event, i % 20, begin.plusSeconds(3600L * (i + event))));
                }
                out.write("</trace>\n");
            }
            out.write("</log>\n");
        }
        return file;
    }
}
