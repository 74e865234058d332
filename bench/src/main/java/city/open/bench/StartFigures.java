package city.open.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How long {@code ./open serve} takes to be ready, and how much memory it then holds. */
final class StartFigures implements Measurement {
    private static final int STARTS = 3;

    @Override
    public List<Figure> measure(Workshop workshop) {
        var data = workshop.folder().resolve("start");
        double first;
        try (var server = OpenServer.start(data)) {
            first = seconds(server);
        }
        List<Figure> figures = new ArrayList<>();
        var again = new double[STARTS];
        var memory = OptionalLong.empty();
        var databaseMemory = OptionalLong.empty();
        for (int i = 0; i < STARTS; i++) {
            try (var server = OpenServer.start(data)) {
                again[i] = seconds(server);
                memory = server.memory();
                databaseMemory = server.databaseMemory();
            }
        }
        figures.add(Figure.alone("Start in an empty folder, to the line \"ready\"", Figure.number(first) + " s"));
        figures.add(Figure.alone("Start in a folder made before", Figure.number(Rate.median(again)) + " s"));
        if (memory.isPresent() && databaseMemory.isPresent()) {
            figures.add(Figure.alone(
                    "Memory after the start",
                    "%d MB, and %d MB of its database".formatted(memory.getAsLong(), databaseMemory.getAsLong())));
        }
        return figures;
    }

    private static double seconds(OpenServer server) {
        return server.startTook().toNanos() / 1e9;
    }
}
