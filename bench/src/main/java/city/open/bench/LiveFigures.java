package city.open.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One change told to 1,000 live watchers of a case page, beside a bare loop that writes the same bytes to 1,000 sockets. */
final class LiveFigures implements Measurement {
    private static final int WATCHERS = 1_000;
    private static final int CHANGES = 20;
    private static final int TO_REACH = 50_000;

    /** What happens to make the change, and where it is then seen. */
    @FunctionalInterface
    private interface Change {
        void happen() throws IOException, InterruptedException;
    }

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var city = workshop.city();
        var number = city.doors().fresh();
        city.waitUntilPublished();
        List<Rate> ours = new ArrayList<>();
        List<Rate> bare = new ArrayList<>();
        try (var watchers = new Watchers(city.server().port(), "/live/petitions/" + number, WATCHERS);
                var sender = new BareSender(WATCHERS);
                var listeners = new Watchers(sender.port(), "/", WATCHERS)) {
            city.doors().step(number);
            city.waitUntilPublished();
            var event = "id: 4711\nevent: entry\ndata: %s\n\n"
                    .formatted(Login.to(city.data())
                            .text(
                                    "SELECT coalesce(shown, body) FROM record.entry WHERE petition = '%s' ORDER BY seq DESC LIMIT 1"
                                            .formatted(number)));
            for (int change = 1; change <= CHANGES; change++) {
                int seen = change;
                ours.add(tell(watchers, seen + 1, () -> city.doors().step(number)));
                bare.add(tell(listeners, seen, () -> sender.send(event)));
            }
        }
        var told = median(ours);
        var limit = median(bare);
        return List.of(new Figure(
                "One change to 1,000 live watchers",
                "%s deliveries/s, p99 %s ms after the act"
                        .formatted(Figure.number(told.perSecond()), Figure.number(told.p99Millis())),
                "a bare loop writing the same bytes: %s deliveries/s, p99 %s ms"
                        .formatted(Figure.number(limit.perSecond()), Figure.number(limit.p99Millis())),
                told.perSecond() / limit.perSecond(),
                "≥ %,d/s".formatted(TO_REACH),
                told.perSecond() >= TO_REACH));
    }

    /** Deliveries a second from the first that was told to the last; the slowest in a hundred from the act itself. */
    private static Rate tell(Watchers watchers, int expected, Change change) throws IOException, InterruptedException {
        watchers.expect(expected);
        long begun = System.nanoTime();
        change.happen();
        var arrivals = watchers.await();
        double seconds = (arrivals[arrivals.length - 1] - arrivals[0]) / 1e9;
        var after =
                Arrays.stream(arrivals).mapToDouble(at -> (at - begun) / 1e6).toArray();
        return new Rate(arrivals.length / seconds, Rate.percentile(99, after));
    }

    private static Rate median(List<Rate> rates) {
        return new Rate(
                Rate.median(rates.stream().mapToDouble(Rate::perSecond).toArray()),
                Rate.median(rates.stream().mapToDouble(Rate::p99Millis).toArray()));
    }
}
