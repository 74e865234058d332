package city.open.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An event log brought in by {@code ./open import}, its start included, beside PostgreSQL taking the same rows. */
final class ImportFigures implements Measurement {
    private static final Path SHARED = Path.of("..", "shared", "data", "eventlogs", "bpic15-municipality-1.xes.gz");
    private static final Pattern EVENTS = Pattern.compile("\"events\":\\s*(\\d+)");
    private static final String TWIN_TABLES = """
            CREATE SCHEMA IF NOT EXISTS bench;
            DROP TABLE IF EXISTS bench.journal, bench.petition, bench.subject;
            CREATE TABLE bench.journal (LIKE office.journal INCLUDING ALL) PARTITION BY RANGE (year);
            CREATE TABLE bench.journal_all PARTITION OF bench.journal FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
            CREATE TABLE bench.petition (LIKE office.petition INCLUDING ALL);
            CREATE TABLE bench.subject (LIKE office.subject INCLUDING ALL);
            """;

    private static final String TAKE = """
            BEGIN;
            INSERT INTO bench.journal OVERRIDING SYSTEM VALUE SELECT * FROM office.journal;
            INSERT INTO bench.petition SELECT * FROM office.petition;
            INSERT INTO bench.subject SELECT * FROM office.subject;
            COMMIT;
            """;

    private static final int CASES = 2_000;
    private static final int EVENTS_A_CASE = 12;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException {
        var home = Path.of(System.getProperty("open.home", "."));
        var shared = home.resolve(SHARED).normalize();
        var log = Files.isReadable(shared) ? shared : madeUp(workshop.folder().resolve("made-up.xes"));
        var data = workshop.folder().resolve("import");
        // So that the database is there, and stays while its own limit is measured.
        try (var _ = OpenServer.start(data)) {
            Workshop.say("Importing " + log.getFileName());
            // What is read first warms the disk for what is read next; judged only, it changes nothing.
            run(log, data, List.of("--dry-run", "--json"));
            var imported = run(log, data, List.of("--json"));
            var login = Login.to(data);
            var limits = Rounds.inTurn(workshop.rounds(), _ -> taken(login, imported.events()));
            return List.of(Figure.beside(
                    "Events imported, %s".formatted(log.getFileName()),
                    imported.rate().perSecondInWords(),
                    "PostgreSQL taking the same facts and petitions, ready made: "
                            + limits.median(0).perSecondInWords(),
                    imported.rate().perSecond() / limits.median(0).perSecond()));
        }
    }

    /**
     * The same rows once more, in tables with the same columns, keys and indexes: what no import can be faster than, as it writes them too
     * and reads, judges and starts besides.
     */
    private static Rate taken(Login login, long events) {
        login.execute(TWIN_TABLES);
        long begun = System.nanoTime();
        login.execute(TAKE);
        return Rate.of(events / ((System.nanoTime() - begun) / 1e9));
    }

    /** @param events how many the log has */
    private record Imported(long events, Rate rate) {}

    private static Imported run(Path log, Path data, List<String> options) {
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
        long read = Long.parseLong(events.group(1));
        return new Imported(read, Rate.of(read / seconds));
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
