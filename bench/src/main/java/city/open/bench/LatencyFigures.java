package city.open.bench;

import city.open.ground.vocabulary.PetitionNumber;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * From an act to everyone's eyes: from the moment it is due to be recorded, through the door of another process than the server's, until it
 * is read from the live stream of all changes.
 */
final class LatencyFigures implements Measurement {
    private static final int SECONDS = 6;
    private static final int WRITERS = 8;
    private static final double MOST_MILLIS = 300;
    private static final Pattern ENTRY = Pattern.compile("\"petition\":\"([^\"]+)\".*?\"seq\":(\\d+)");

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var city = workshop.city();
        city.waitUntilPublished();
        List<Figure> figures = new ArrayList<>();
        for (int perSecond : List.of(10, 1_000)) {
            var what = "From act to public at %,d acts/s".formatted(perSecond);
            figures.add(Figure.of(what, () -> {
                var millis = latencies(city, perSecond);
                double median = Rate.median(millis);
                return new Figure(
                        what,
                        "median %s ms, p99 %s ms"
                                .formatted(Figure.number(median), Figure.number(Rate.percentile(99, millis))),
                        "",
                        null,
                        "median < 300 ms",
                        median < MOST_MILLIS);
            }));
        }
        return figures;
    }

    private static double[] latencies(Workshop.City city, int perSecond) throws IOException, InterruptedException {
        Map<String, Long> seen = new ConcurrentHashMap<>();
        Map<String, Long> due = new ConcurrentHashMap<>();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(city.server().url("/live/changes")))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            var reader = Thread.ofPlatform().daemon().start(() -> {
                try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    lines.lines().filter(line -> line.startsWith("data:")).forEach(line -> {
                        long now = System.nanoTime();
                        var entry = ENTRY.matcher(line);
                        if (entry.find()) {
                            seen.put(entry.group(1) + "#" + entry.group(2), now);
                        }
                    });
                } catch (IOException | UncheckedIOException ended) {
                    // The stream has no end of its own: it is closed when everything was seen.
                }
            });
            act(city, perSecond, due);
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!seen.keySet().containsAll(due.keySet()) && System.nanoTime() < patience) {
                Thread.sleep(20);
            }
            reader.interrupt();
            client.shutdownNow();
        }
        if (!seen.keySet().containsAll(due.keySet())) {
            throw new BenchTrouble("Of %,d acts only %,d were seen in time.".formatted(due.size(), seen.size()));
        }
        return due.entrySet().stream()
                .mapToDouble(act -> (seen.getOrDefault(act.getKey(), 0L) - act.getValue()) / 1e6)
                .toArray();
    }

    /** Writers keep to a timetable: one that is late does not make the next act begin later. */
    private static void act(Workshop.City city, int perSecond, Map<String, Long> due) throws InterruptedException {
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        int acts = perSecond * SECONDS;
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                writers.submit(() -> {
                    for (int act = first; act < acts; act += WRITERS) {
                        long at = begin + act * (1_000_000_000L / perSecond);
                        TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
                        PetitionNumber number =
                                city.petitions().get(act % city.petitions().size());
                        int seq = city.doors().step(number);
                        due.put(number + "#" + seq, at);
                    }
                    return acts;
                });
            }
        }
    }
}
