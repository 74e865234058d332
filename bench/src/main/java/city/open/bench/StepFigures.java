package city.open.bench;

import city.open.ground.vocabulary.PetitionNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Steps recorded through the door by 16 writers, beside the same INSERT and UPDATE without anyone who thinks: the same columns, keys and
 * indexes in tables of their own, on the same server.
 */
final class StepFigures implements Measurement {
    private static final int WRITERS = 16;
    private static final int SECONDS = 2;
    private static final int PETITIONS = 8_000;

    static final String TWIN_TABLES = """
            CREATE SCHEMA bench;
            CREATE TABLE bench.journal (LIKE office.journal INCLUDING ALL) PARTITION BY RANGE (year);
            CREATE TABLE bench.journal_all PARTITION OF bench.journal FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
            CREATE TABLE bench.petition (LIKE office.petition INCLUDING ALL) WITH (fillfactor = 80);
            INSERT INTO bench.petition (number, procedure, version, agency, division, official, status, outcome, received_at, due_at,
                                        deemed_on, decided_at, late, seq, updated_at)
            SELECT '2026-6110000-' || lpad(row_number() OVER ()::text, 7, '0') || '-0', procedure, version, agency,
                   division, official, status, outcome, received_at, due_at, deemed_on, decided_at, late, seq, updated_at
              FROM office.petition;
            ANALYZE bench.petition;
            """;

    private static final String PETITION = "'2026-6110000-' || lpad(:n::text, 7, '0') || '-0'";
    private static final String DRAW = """
            \\set n random(1, %d)
            \\set seq random(100, 2000000000)
            """.formatted(PETITIONS);
    private static final String INSERT = """
            INSERT INTO bench.journal (year, petition, seq, kind, occurred_at, recorded_at, by, body)
            VALUES (2026, %s, :seq, 'step.completed', now(), now(), :by, :body)
            """.formatted(PETITION);
    private static final String UPDATE = """
            UPDATE bench.petition
               SET division = division, official = official, status = 'UNDER_REVIEW', outcome = outcome, due_at = due_at,
                   deemed_on = deemed_on, decided_at = decided_at, late = late, seq = :seq, updated_at = now()
             WHERE number = %s
            """.formatted(PETITION);

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException {
        var data = workshop.folder().resolve("steps");
        try (var doors = Doors.open(data)) {
            var petitions = doors.receive(PETITIONS);
            var login = Login.to(data);
            login.execute(TWIN_TABLES);
            var variables = Map.of("by", column(login, "by"), "body", column(login, "body"));
            var pgbench = new PgBench(login, workshop.folder());
            var two = List.of(pgbench.script(DRAW + "BEGIN;\n" + INSERT + ";\n" + UPDATE + ";\nCOMMIT;\n"));
            var one = List.of(pgbench.script(DRAW + "WITH fact AS (" + INSERT + ")\n" + UPDATE + ";\n"));
            record(doors, petitions);
            var rounds = Rounds.inTurn(
                    workshop.rounds(),
                    _ -> record(doors, petitions),
                    _ -> pgbench.run(two, WRITERS, SECONDS, variables),
                    _ -> pgbench.run(one, WRITERS, SECONDS, variables));
            return List.of(
                    Figure.ofRatio(
                            "Step recorded, 16 writers, through the door in process",
                            rounds.median(0).inWords(),
                            "pgbench, INSERT and UPDATE in one transaction: "
                                    + rounds.median(1).inWords(),
                            rounds.ratio(0, 1),
                            0.5),
                    Figure.beside(
                            "The same",
                            rounds.median(0).perSecondInWords(),
                            "pgbench, both in one statement: "
                                    + rounds.median(2).inWords(),
                            rounds.ratio(0, 2)));
        }
    }

    /** As the journal has it, so that both write rows of one size. */
    private static String column(Login login, String name) {
        return login.text("SELECT %s::text FROM office.journal WHERE kind = 'step.completed' LIMIT 1".formatted(name));
    }

    /** Each writer has petitions of its own and takes any of them: what is measured is recording, not quarrelling. */
    private static Rate record(Doors doors, List<PetitionNumber> petitions) {
        int share = petitions.size() / WRITERS;
        long begun = System.nanoTime();
        long end = begun + Duration.ofSeconds(SECONDS).toNanos();
        try (var writers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<List<Double>>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var mine = petitions.subList(writer * share, (writer + 1) * share);
                all.add(writers.submit(() -> write(doors, mine, end)));
            }
            List<Double> millis = new ArrayList<>();
            for (var one : all) {
                millis.addAll(one.get());
            }
            return new Rate(
                    millis.size() / ((System.nanoTime() - begun) / 1e9),
                    Rate.percentile(
                            99, millis.stream().mapToDouble(Double::doubleValue).toArray()));
        } catch (ExecutionException e) {
            throw new BenchTrouble("A step was not recorded: %s".formatted(BenchTrouble.inWords(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchTrouble("It was interrupted.", e);
        }
    }

    private static List<Double> write(Doors doors, List<PetitionNumber> mine, long end) {
        List<Double> millis = new ArrayList<>();
        for (long now = System.nanoTime(); now < end; ) {
            doors.step(mine.get(ThreadLocalRandom.current().nextInt(mine.size())));
            long then = System.nanoTime();
            millis.add((then - now) / 1e6);
            now = then;
        }
        return millis;
    }
}
