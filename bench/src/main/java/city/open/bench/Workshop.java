package city.open.bench;

import city.open.ground.vocabulary.PetitionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A folder to work in and what several figures share: one running server with its petitions. All of it is gone afterwards. */
final class Workshop implements AutoCloseable {
    static final int PETITIONS = 20_000;

    private final Path folder;
    private final int rounds;
    private @Nullable City city;
    private @Nullable RuntimeException noCity;

    /** A running server, the doors beside it, and the petitions it shows. */
    record City(OpenServer server, Doors doors, List<PetitionNumber> petitions, Path data) {
        /** Records the next step of so many petitions, and returns when everyone could see it. */
        void change(int count) {
            doors.stepAll(petitions.subList(0, count));
            waitUntilPublished();
        }

        /** Returns when everything recorded so far can be seen by everyone. */
        void waitUntilPublished() {
            var login = Login.to(data);
            while (!login.text(
                            "SELECT (SELECT count(*) FROM office.journal) = next_index - (SELECT count(*) FROM record.entry WHERE petition = '') FROM record.head")
                    .equals("t")) {
                pause(Duration.ofMillis(100));
            }
            // What listens to the record on the server's side, such as its caches, is told a moment later.
            pause(Duration.ofMillis(300));
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchTrouble("It was interrupted.", e);
        }
    }

    Workshop(int rounds) throws IOException {
        folder = Files.createTempDirectory("open-bench-");
        // A web server that gives up its rights must still be able to read the pages we put here for it.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        this.rounds = rounds;
    }

    Path folder() {
        return folder;
    }

    int rounds() {
        return rounds;
    }

    /** Started and filled when the first figure needs it. */
    City city() {
        if (noCity != null) {
            // Half a city is there: whoever needs a whole one is told the same.
            throw noCity;
        }
        if (city == null) {
            try {
                city = found(folder.resolve("city"));
            } catch (RuntimeException failure) {
                noCity = failure;
                throw failure;
            }
            city.waitUntilPublished();
        }
        return city;
    }

    private static City found(Path data) {
        var server = OpenServer.start(data);
        try {
            var doors = Doors.open(data);
            try {
                say("Loading %,d petitions".formatted(PETITIONS));
                return new City(server, doors, doors.receive(PETITIONS), data);
            } catch (RuntimeException e) {
                doors.close();
                throw e;
            }
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    static void say(String text) {
        System.err.println(text);
    }

    @Override
    public void close() throws IOException {
        if (city != null) {
            city.doors().close();
            city.server().close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }
}
