package city.open.bench;

import city.open.ground.vocabulary.PetitionNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Officials at work over HTTP, each with a session of its own: the inbox of a division with very much to do beside what the database takes
 * for that list and its count, and steps recorded through the form beside the same door in process.
 */
final class OfficeFigures implements Measurement {
    private static final int UNASSIGNED = 40_000;
    private static final int ASSIGNED = 10_000;
    private static final int READERS = 4;
    private static final int WRITERS = 16;
    private static final int LOOKS = 5;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final String INBOX =
            "Inbox of a division with %,d open petitions, 4 officials".formatted(UNASSIGNED + ASSIGNED);
    private static final String STEP = "Step recorded through the form over HTTP, 16 officials";
    private static final String ACCOUNT = "bench";
    private static final String PASSWORD = "a long word for a machine";

    /** What the pile of the unassigned shows, and how many there are. */
    private static final String LIST = """
            SELECT count(*) FROM office.petition
             WHERE decided_at IS NULL AND agency = '%1$s' AND division = '%2$s' AND official IS NULL;
            SELECT number, procedure, version, subject_ko, subject_en, applicant, agency, division, official, status,
                   waits_for, waits_until, received_at, due_at, seq
              FROM office.petition JOIN office.subject USING (number)
             WHERE decided_at IS NULL AND agency = '%1$s' AND division = '%2$s' AND official IS NULL
             ORDER BY received_at, number LIMIT 51;
            """;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var data = workshop.folder().resolve("office");
        try (var server = OpenServer.start(data);
                var doors = Doors.open(data)) {
            Workshop.say("Loading %,d petitions of one division".formatted(UNASSIGNED + ASSIGNED));
            var desk = doors.fill(ACCOUNT, UNASSIGNED, ASSIGNED);
            var login = Login.to(data);
            login.execute("""
                    UPDATE office.account SET password = '%s' WHERE name = '%s';
                    INSERT INTO office.desk_preference (official, hold_seconds) VALUES ('%s', 0);
                    ANALYZE office.petition, office.subject;
                    """.formatted(
                    new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD), ACCOUNT, desk.official()));
            List<Seat> seats = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                seats.add(Seat.at(server, ACCOUNT, PASSWORD));
            }
            return List.of(
                    Figure.of(INBOX, () -> inbox(workshop, login, desk, seats)),
                    Figure.of(STEP, () -> steps(workshop, doors, desk, seats)));
        }
    }

    private static Figure inbox(Workshop workshop, Login login, Doors.Desk desk, List<Seat> seats) throws IOException {
        var pgbench = new PgBench(login, workshop.folder());
        var list = List.of(pgbench.script(
                LIST.formatted(desk.division().agency(), desk.division().id())));
        List<Double> all = new ArrayList<>();
        IntFunction<Rate> read = _ -> {
            var millis = together(READERS, reader -> () -> {
                seats.get(reader).read("/ko/office?tab=unassigned");
                return true;
            });
            all.addAll(millis);
            return rate(millis);
        };
        read.apply(0);
        all.clear();
        var rounds = Rounds.inTurn(
                workshop.rounds(), read, _ -> pgbench.run(list, READERS, (int) ROUND.toSeconds(), Map.of()));
        return Figure.beside(
                INBOX,
                "%s, p50 %s ms, p99 %s ms"
                        .formatted(
                                rounds.median(0).perSecondInWords(),
                                Figure.number(percentile(50, all)),
                                Figure.number(percentile(99, all))),
                "pgbench, this list and its count alone: " + rounds.median(1).inWords(),
                rounds.ratio(0, 1));
    }

    private static Figure steps(Workshop workshop, Doors doors, Doors.Desk desk, List<Seat> seats) {
        int half = desk.mine().size() / 2;
        var byForm = desk.mine().subList(0, half);
        var inProcess = desk.mine().subList(half, desk.mine().size());
        Map<PetitionNumber, Integer> seen = new ConcurrentHashMap<>();
        byForm.forEach(number -> seen.put(number, doors.seq(number)));
        var expected = doors.today().plusDays(30).toString();
        IntFunction<Rate> form = _ -> rate(together(WRITERS, writer -> {
            var mine = share(byForm, writer);
            return () -> {
                var number = mine.get(ThreadLocalRandom.current().nextInt(mine.size()));
                for (int look = 1; look <= LOOKS; look++) {
                    if (inspects(seats.get(writer), number, expected, seen.merge(number, 1, Integer::sum) - 1)) {
                        return true;
                    }
                    // The form before left two facts, or a date has come: whoever is told to look again does.
                    seen.put(number, doors.seq(number));
                }
                throw new BenchTrouble("%s was answered with 409 each time.".formatted(number));
            };
        }));
        IntFunction<Rate> door = _ -> rate(together(WRITERS, writer -> {
            var mine = share(inProcess, writer);
            return () -> doors.step(mine.get(ThreadLocalRandom.current().nextInt(mine.size()))) > 0;
        }));
        form.apply(0);
        door.apply(0);
        var rounds = Rounds.inTurn(workshop.rounds(), form, door);
        return Figure.beside(
                STEP,
                rounds.median(0).inWords(),
                "the same door in process: " + rounds.median(1).inWords(),
                rounds.ratio(0, 1));
    }

    private static boolean inspects(Seat seat, PetitionNumber number, String expected, int seen)
            throws IOException, InterruptedException {
        return seat.sendUnlessStale(
                "/ko/office/cases/%s/inspect".formatted(number),
                "findings",
                "기준에 맞음",
                "expected",
                expected,
                "seen",
                Integer.toString(seen),
                "token",
                UUID.randomUUID().toString());
    }

    private static List<PetitionNumber> share(List<PetitionNumber> numbers, int writer) {
        int share = numbers.size() / WRITERS;
        return numbers.subList(writer * share, (writer + 1) * share);
    }

    private static Rate rate(List<Double> millis) {
        return new Rate(millis.size() / (double) ROUND.toSeconds(), percentile(99, millis));
    }

    private static double percentile(int percent, List<Double> millis) {
        return Rate.percentile(
                percent, millis.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Each does the same again and again for a round; how many milliseconds each time took. */
    private static List<Double> together(int people, IntFunction<Callable<Boolean>> doing) {
        long end = System.nanoTime() + ROUND.toNanos();
        try (var pool = Executors.newFixedThreadPool(people)) {
            List<Future<List<Double>>> all = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                var act = doing.apply(person);
                all.add(pool.submit(() -> {
                    List<Double> millis = new ArrayList<>();
                    for (long now = System.nanoTime(); now < end; ) {
                        act.call();
                        long then = System.nanoTime();
                        millis.add((then - now) / 1e6);
                        now = then;
                    }
                    return millis;
                }));
            }
            List<Double> millis = new ArrayList<>();
            for (var one : all) {
                millis.addAll(one.get());
            }
            return millis;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BenchTrouble trouble
                    ? trouble
                    : new BenchTrouble("The office did not answer: %s".formatted(BenchTrouble.inWords(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchTrouble("It was interrupted.", e);
        }
    }
}
