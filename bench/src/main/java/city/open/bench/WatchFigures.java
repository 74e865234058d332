package city.open.bench;

import city.open.audit.flags.Around;
import city.open.audit.flags.Case;
import city.open.audit.flags.Flags;
import city.open.bench.Planter.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Known faults planted among cases through the door that everybody's acts go through, and whether the watch and the red flags name them; and what they name
 * that nobody planted.
 */
final class WatchFigures implements Measurement {
    private static final int EACH = 400;
    private static final long SEED = 19990412;
    private static final String ACCOUNT = "bench-auditor";
    private static final String PASSWORD = "a long word for a machine";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** What the watch lists and nothing was planted of, but follows from what was: a step left out is a departure. */
    private static final Set<String> FOLLOWS = Set.of("departure", "lag-c", "passed");

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var figures = new ArrayList<>(inCity(workshop));
        for (var log : ForecastFigures.logs()) {
            figures.add(inLog(PastCases.read(log)));
        }
        return figures;
    }

    /**
     * What of the flags can be asked of a log of another city: it has steps and minutes, but no graph, no due date, nobody who signs. So only how quick a case was,
     * in calendar time.
     */
    private static Figure inLog(PastCases log) {
        var express = Flags.all().stream()
                .filter(flag -> flag.kind().name().equals("EXPRESS"))
                .findFirst()
                .orElseThrow();
        var sweep = express.sweep(new Around(LocalDate.EPOCH, Map.of()));
        int number = 0;
        for (var one : log.cases()) {
            sweep.see(finished(log.name(), number++, one.received(), one.ended()));
        }
        var swept = sweep.over();
        return Figure.alone(
                "F13 (uncommonly quick) in " + log.name(),
                "%,d of %,d cases".formatted(swept.raised().size(), swept.computable()));
    }

    private static Case finished(String log, int number, long received, long ended) {
        var from = LocalDateTime.ofEpochSecond(received * 60, 0, ZoneOffset.UTC);
        var until = LocalDateTime.ofEpochSecond(ended * 60, 0, ZoneOffset.UTC);
        return new Case(
                String.valueOf(number),
                log,
                1,
                log,
                log,
                log,
                "",
                "",
                from,
                new Case.Decision(
                        1, "", until, until, null, ended - received, true, "", false, List.of(), Set.of(), Map.of()),
                List.of(),
                null,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                Map.of());
    }

    private static List<Figure> inCity(Workshop workshop) throws IOException, InterruptedException {
        var data = workshop.folder().resolve("watch");
        try (var server = OpenServer.start(data);
                var doors = Doors.open(data)) {
            var planter = doors.planter(SEED);
            Workshop.say("Planting faults among %,d cases".formatted(12 * EACH));
            planter.plant(EACH);
            doors.auditor(ACCOUNT);
            var login = Login.to(data);
            login.execute("UPDATE office.account SET password = '%s' WHERE name = '%s'"
                    .formatted(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD), ACCOUNT));
            Workshop.say("Waiting until all of it is public");
            await(login, """
                    SELECT count(*) FROM office.journal AS fact
                     WHERE NOT EXISTS (SELECT FROM record.entry
                                        WHERE entry.petition = fact.petition AND entry.seq = fact.seq)
                    """);
            var seat = Seat.at(server, ACCOUNT, PASSWORD);
            Workshop.say("Asking the red flags, once and once more for the time");
            ask(seat, login);
            double seconds = ask(seat, login);
            var figures = new ArrayList<Figure>();
            figures.add(watch(login, planter));
            figures.addAll(flags(login, planter));
            figures.add(Figure.alone(
                    "A run of all red flags over %,d cases with %,d entries"
                            .formatted(planter.cases(), planter.facts()),
                    String.format(
                            Locale.ROOT,
                            "%.1f s, so that 500,000 cases with 10 million entries take %.0f s",
                            seconds,
                            seconds * 10_000_000 / planter.facts())));
            return figures;
        }
    }

    private static double ask(Seat seat, Login login) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        seat.send("/ko/office/flags");
        await(login, "SELECT count(*) FROM audit.flag_run WHERE done_at IS NULL");
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
    }

    private static void await(Login login, String left) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!login.text(left).equals("0")) {
            if (System.nanoTime() > until) {
                throw new BenchTrouble("After %s there is still something left: %s".formatted(PATIENCE, left));
            }
            Thread.sleep(200);
        }
    }

    private static Figure watch(Login login, Planter planter) {
        return compared(
                "The watch",
                false,
                planter,
                named(login, "SELECT string_agg(what || ' ' || petition, E'\\n') FROM office.watch_item"));
    }

    private static List<Figure> flags(Login login, Planter planter) {
        var figures = new ArrayList<Figure>();
        figures.add(compared(
                "Red flags",
                true,
                planter,
                named(
                        login,
                        "SELECT string_agg(code || ' ' || petition, E'\\n') FROM audit.flag CROSS JOIN LATERAL unnest(cases) AS petition"
                                + " WHERE subject NOT LIKE '%/%'")));
        var raised = lines(
                login,
                "SELECT string_agg(code || ' ' || split_part(subject, ' ', 1), E'\\n') FROM audit.flag WHERE subject LIKE '%/%'");
        var found = new TreeSet<>(raised);
        found.retainAll(planter.habits());
        var alarms = new TreeSet<>(raised);
        alarms.removeAll(planter.habits());
        figures.add(new Figure(
                "Divisions with a habit, found by red flags",
                "%d of %d".formatted(found.size(), planter.habits().size()),
                "nobody planted: %d %s".formatted(alarms.size(), alarms),
                (double) found.size() / planter.habits().size(),
                "1",
                found.size() == planter.habits().size()));
        return figures;
    }

    /** @param named by the name of a flag or a count, the cases it names */
    private static Figure compared(String who, boolean ofFlags, Planter planter, Map<String, Set<String>> named) {
        int planted = 0;
        int found = 0;
        int alarms = 0;
        var each = new ArrayList<String>();
        for (var one : named.entrySet()) {
            var name = one.getKey();
            var faults = Arrays.stream(Fault.values())
                    .filter(fault -> fault.isNamed(name))
                    .toList();
            var ours = faults.stream()
                    .flatMap(fault -> planter.planted().getOrDefault(fault, Set.of()).stream())
                    .collect(Collectors.toSet());
            var hit = new HashSet<>(one.getValue());
            hit.retainAll(ours);
            if (faults.isEmpty() && FOLLOWS.contains(name)) {
                continue;
            }
            planted += ours.size();
            found += hit.size();
            alarms += one.getValue().size() - hit.size();
            each.add("%s %d of %d, %d others"
                    .formatted(name, hit.size(), ours.size(), one.getValue().size() - hit.size()));
        }
        for (var fault : planter.planted().keySet()) {
            var name = fault.name(ofFlags);
            if (name != null && !named.containsKey(name)) {
                planted += planter.planted().getOrDefault(fault, Set.of()).size();
                each.add("%s 0 of %d"
                        .formatted(
                                name,
                                planter.planted().getOrDefault(fault, Set.of()).size()));
            }
        }
        return new Figure(
                "%s: planted faults found".formatted(who),
                "%d of %d".formatted(found, planted),
                "%s; nobody planted: %d of %,d cases".formatted(String.join("; ", each), alarms, planter.cases()),
                planted == 0 ? null : (double) found / planted,
                "1",
                planted > 0 && found == planted);
    }

    private static Map<String, Set<String>> named(Login login, String query) {
        Map<String, Set<String>> named = new TreeMap<>();
        for (var line : lines(login, query)) {
            int space = line.indexOf(' ');
            named.computeIfAbsent(line.substring(0, space), _ -> new TreeSet<>())
                    .add(line.substring(space + 1));
        }
        return named;
    }

    private static List<String> lines(Login login, String query) {
        var text = login.text("SELECT coalesce((%s), '')".formatted(query));
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
