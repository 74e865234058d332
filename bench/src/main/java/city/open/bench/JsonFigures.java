package city.open.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A case as JSON, beside the two selects that it takes: the view and the entries. */
final class JsonFigures implements Measurement {
    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 2;
    private static final int WARM_UP_SECONDS = 12;
    private static final int CHANGED = 10_000;

    /** The same rows under keys that pgbench can make from a number. */
    private static final String TWIN_TABLES = """
            CREATE SCHEMA IF NOT EXISTS bench;
            CREATE TABLE bench.numbered AS
            SELECT number, '2026-6110000-' || lpad(row_number() OVER ()::text, 7, '0') || '-0' AS key FROM record.petition;
            CREATE TABLE bench.view AS SELECT key, view FROM record.petition JOIN bench.numbered USING (number);
            ALTER TABLE bench.view ADD PRIMARY KEY (key);
            CREATE TABLE bench.entry AS
            SELECT 2026::smallint AS year, key, seq, coalesce(shown, body) AS body FROM record.entry JOIN bench.numbered ON petition = number;
            ALTER TABLE bench.entry ADD PRIMARY KEY (year, key, seq);
            ANALYZE bench.view;
            ANALYZE bench.entry;
            """;

    private static final String TWO_SELECTS = """
            \\set n random(1, %d)
            SELECT view FROM bench.view WHERE key = '2026-6110000-' || lpad(:n::text, 7, '0') || '-0';
            SELECT body FROM bench.entry
             WHERE year = 2026 AND key = '2026-6110000-' || lpad(:n::text, 7, '0') || '-0' ORDER BY seq;
            """;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var city = workshop.city();
        var wrk = new Wrk(
                workshop.folder(),
                "cases",
                city.petitions().stream()
                        .map(number -> "/api/v1/petitions/" + number)
                        .toList());
        var login = Login.to(city.data());
        login.execute(TWIN_TABLES);
        var pgbench = new PgBench(login, workshop.folder());
        var selects =
                List.of(pgbench.script(TWO_SELECTS.formatted(city.petitions().size())));
        int port = city.server().port();
        wrk.once(port, CONNECTIONS, WARM_UP_SECONDS, 0, city.petitions().size());
        var what = "Case as JSON, any of %,d, 16 connections"
                .formatted(city.petitions().size());
        return List.of(
                Figure.of(what, () -> {
                    var warm = Rounds.inTurn(
                            workshop.rounds(),
                            _ -> wrk.any(port, CONNECTIONS, SECONDS),
                            _ -> pgbench.run(selects, CONNECTIONS, SECONDS, Map.of()));
                    return Figure.ofRatio(
                            what,
                            warm.median(0).inWords(),
                            "pgbench, two selects: " + warm.median(1).inWords(),
                            warm.ratio(0, 1),
                            0.5);
                }),
                Figure.of("The same, each just changed", () -> {
                    var changed = Rounds.inTurn(
                            workshop.rounds(),
                            _ -> {
                                city.change(CHANGED);
                                return wrk.once(port, CONNECTIONS, 1, 0, CHANGED);
                            },
                            _ -> pgbench.run(selects, CONNECTIONS, 1, Map.of()));
                    return Figure.beside(
                            "The same, each just changed",
                            changed.median(0).inWords(),
                            "pgbench, two selects: " + changed.median(1).inWords(),
                            changed.ratio(0, 1));
                }));
    }
}
