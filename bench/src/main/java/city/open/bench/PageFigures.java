package city.open.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** A case page, any of 20,000, beside nginx serving the same bytes from files. */
final class PageFigures implements Measurement {
    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 2;
    private static final int CHANGED = 10_000;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var city = workshop.city();
        var paths = city.petitions().stream()
                .map(number -> "/ko/petitions/" + number)
                .toList();
        var wrk = new Wrk(workshop.folder(), "pages", paths);
        var site = workshop.folder().resolve("site");
        Workshop.say("Saving %,d pages for nginx".formatted(paths.size()));
        save(city.server(), paths, site);
        int port = city.server().port();
        try (var nginx = Nginx.start(workshop.folder(), site)) {
            wrk.any(port, CONNECTIONS, SECONDS);
            wrk.any(nginx.port(), CONNECTIONS, SECONDS);
            return List.of(
                    Figure.of("Case page, any of %,d, 16 connections".formatted(paths.size()), () -> {
                        var warm = Rounds.inTurn(
                                workshop.rounds(),
                                _ -> wrk.any(port, CONNECTIONS, SECONDS),
                                _ -> wrk.any(nginx.port(), CONNECTIONS, SECONDS));
                        return Figure.ofRatio(
                                "Case page, any of %,d, 16 connections".formatted(paths.size()),
                                warm.median(0).inWords(),
                                "nginx, same bytes: " + warm.median(1).inWords(),
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
                                _ -> wrk.any(nginx.port(), CONNECTIONS, 1));
                        return Figure.ofRatio(
                                "The same, each just changed",
                                changed.median(0).inWords(),
                                "nginx, same bytes: " + changed.median(1).inWords(),
                                changed.ratio(0, 1),
                                0.1);
                    }));
        }
    }

    private static void save(OpenServer server, List<String> paths, Path site) throws InterruptedException {
        try (var client = HttpClient.newHttpClient();
                var pool = Executors.newFixedThreadPool(8)) {
            for (var saved : pool.invokeAll(paths.stream()
                    .map(path -> (Callable<Path>) () -> save(client, server, path, site))
                    .toList())) {
                saved.get();
            }
        } catch (ExecutionException e) {
            throw new BenchTrouble("The pages cannot be saved: %s".formatted(BenchTrouble.inWords(e)), e);
        }
    }

    private static Path save(HttpClient client, OpenServer server, String path, Path site)
            throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(server.url(path)))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new BenchTrouble("%s was answered with %d.".formatted(path, answer.statusCode()));
        }
        var file = site.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        return Files.write(file, answer.body());
    }
}
