package city.open.bench;

import city.open.bench.PastCases.Case;
import city.open.bench.PastCases.Event;
import city.open.ground.statistics.LikeCases;
import city.open.ground.statistics.LikeCases.Band;
import city.open.ground.statistics.LikeCases.Course;
import city.open.ground.statistics.LikeCases.Passed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Event logs played forward: after each event the end of the case and its next step are forecast from what was known by then, in calendar
 * time, beside the plain quantiles of finished cases. Bands are for four in five; the interval score is their width, and ten times by how
 * much one was missed (Gneiting and Raftery 2007, α = 0.2).
 */
final class ForecastFigures implements Measurement {
    private static final Path LOGS = Path.of("..", "shared", "data", "eventlogs");
    /** As many as the record asks. */
    private static final int SAMPLE = 1_000;

    private static final int ENOUGH = 30;
    private static final long LEARNED_EVERY = Duration.ofDays(7).toMinutes();
    private static final double DAY = 24 * 60;
    private static final double TO_REACH = 1.25;

    /** What was forecast of one event, in minutes from it, and what came. */
    private record Forecast(@Nullable Band band, @Nullable Band plain, long came) {}

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (var log : logs()) {
            Workshop.say("Playing forward: " + log.getFileName());
            figures.addAll(figures(PastCases.read(log)));
        }
        return figures;
    }

    static List<Path> logs() throws IOException {
        var shared = Path.of(System.getProperty("open.home", ".")).resolve(LOGS).normalize();
        if (!Files.isDirectory(shared)) {
            throw new BenchTrouble("There are no event logs in %s.".formatted(shared));
        }
        try (var files = Files.list(shared)) {
            return files.filter(file -> file.toString().endsWith(".xes.gz"))
                    .sorted()
                    .toList();
        }
    }

    static List<Figure> figures(PastCases log) {
        record Moment(Case one, int event, long minute) {}
        var cases = log.cases().stream()
                .sorted(Comparator.comparingLong(Case::received))
                .toList();
        List<Moment> moments = new ArrayList<>();
        for (var one : cases) {
            for (int i = 0; i + 1 < one.events().size(); i++) {
                long minute = one.events().get(i).minute();
                if (one.events().get(i + 1).minute() > minute) {
                    moments.add(new Moment(one, i, minute));
                }
            }
        }
        moments.sort(Comparator.comparingLong(Moment::minute));
        List<Forecast> ends = new ArrayList<>();
        List<Forecast> steps = new ArrayList<>();
        var known = new Known(cases, Long.MIN_VALUE);
        for (var moment : moments) {
            if (moment.minute() - LEARNED_EVERY >= known.by()) {
                known = new Known(cases, moment.minute());
            }
            var one = moment.one();
            int sinceReception = Math.toIntExact(moment.minute() - one.received());
            var last = new Passed(one.events().get(moment.event()).step(), sinceReception);
            ends.add(new Forecast(
                    known.like().untilEnd(last, 0), known.plainEnd(sinceReception), one.ended() - moment.minute()));
            var next = known.like().usuallyNext(last.step());
            if (next == null) {
                continue;
            }
            var came = one.after(moment.event(), next);
            if (came != null) {
                steps.add(new Forecast(
                        known.like().untilStep(last, next, 0),
                        known.plainStep(next, sinceReception),
                        came - moment.minute()));
            }
        }
        return List.of(figure("The end", log, ends), figure("The usual next step", log, steps));
    }

    /** What is known at one minute. */
    private static final class Known {
        private final long by;
        private final LikeCases like;
        private final List<Case> finished;
        private final @Nullable Band end;
        private final Map<String, Optional<Band>> plainSteps = new HashMap<>();

        Known(List<Case> cases, long by) {
            this.by = by;
            var received = cases.stream().filter(one -> one.received() < by).toList();
            like = new LikeCases(
                    latest(received, by).stream().map(one -> course(one, by)).toList());
            finished = received.stream()
                    .filter(one -> one.ended() <= by)
                    .sorted(Comparator.comparingLong(Case::ended).reversed())
                    .limit(SAMPLE)
                    .toList();
            end = plain(finished.stream()
                    .mapToLong(one -> one.ended() - one.received())
                    .toArray());
        }

        /** The latest received, as far back as so many of them have ended. */
        private static List<Case> latest(List<Case> received, long by) {
            int first = received.size();
            for (int ended = 0; first > 0 && ended < SAMPLE; first--) {
                ended += received.get(first - 1).ended() <= by ? 1 : 0;
            }
            return received.subList(first, received.size());
        }

        private static Course course(Case one, long by) {
            return new Course(
                    one.events().stream()
                            .filter(event -> event.minute() <= by)
                            .map(event -> new Passed(event.step(), Math.toIntExact(event.minute() - one.received())))
                            .toList(),
                    Math.toIntExact(Math.min(one.ended(), by) - one.received()),
                    one.ended() <= by);
        }

        long by() {
            return by;
        }

        LikeCases like() {
            return like;
        }

        @Nullable
        Band plainEnd(int sinceReception) {
            return counted(end, sinceReception);
        }

        @Nullable
        Band plainStep(String step, int sinceReception) {
            return counted(
                    plainSteps
                            .computeIfAbsent(
                                    step,
                                    _ -> Optional.ofNullable(plain(finished.stream()
                                            .flatMapToLong(one -> one.events().stream()
                                                    .filter(event ->
                                                            event.step().equals(step))
                                                    .mapToLong(Event::minute)
                                                    .limit(1)
                                                    .map(minute -> minute - one.received()))
                                            .toArray())))
                            .orElse(null),
                    sinceReception);
        }

        /** Counted from reception, whatever has passed since: as it was shown before. */
        private static @Nullable Band counted(@Nullable Band band, int sinceReception) {
            return band == null
                    ? null
                    : new Band(
                            band.early() - sinceReception,
                            band.middle() - sinceReception,
                            band.late() - sinceReception);
        }

        private static @Nullable Band plain(long[] minutes) {
            if (minutes.length < ENOUGH) {
                return null;
            }
            Arrays.sort(minutes);
            return new Band(nearestRank(minutes, 10), nearestRank(minutes, 50), nearestRank(minutes, 90));
        }

        private static int nearestRank(long[] sorted, int percent) {
            return Math.toIntExact(sorted[Math.max(0, Math.ceilDiv(sorted.length * percent, 100) - 1)]);
        }
    }

    private static Figure figure(String what, PastCases log, List<Forecast> forecasts) {
        List<Outcome> bands = new ArrayList<>();
        List<Outcome> plainBands = new ArrayList<>();
        for (var one : forecasts) {
            if (one.band() != null && one.plain() != null) {
                bands.add(new Outcome(one.band(), one.came()));
                plainBands.add(new Outcome(one.plain(), one.came()));
            }
        }
        if (bands.isEmpty()) {
            return Figure.missing(what + ", " + log.name(), "too few cases");
        }
        var ours = Score.of(bands);
        var plain = Score.of(plainBands);
        double ratio = plain.score() / ours.score();
        long given = forecasts.stream().filter(one -> one.band() != null).count();
        return new Figure(
                "%s forecast after each of %,d events, %s".formatted(what, forecasts.size(), log.name()),
                ours.inWords() + ", given for %.0f %%".formatted(100.0 * given / forecasts.size()),
                "the plain quantiles: " + plain.inWords(),
                ratio,
                "≥ %s, 78 to 82 %%".formatted(Figure.number(TO_REACH)),
                ratio >= TO_REACH && ours.held() >= 0.775 && ours.held() < 0.825);
    }

    private record Outcome(Band band, long came) {}

    /** @param width in minutes, as the score is */
    private record Score(double held, double width, double score) {
        static Score of(List<Outcome> outcomes) {
            int held = 0;
            double width = 0;
            double missed = 0;
            for (var one : outcomes) {
                width += one.band().late() - one.band().early();
                double by = Math.max(
                        0,
                        Math.max(
                                one.band().early() - one.came(),
                                one.came() - one.band().late()));
                held += by == 0 ? 1 : 0;
                missed += by;
            }
            int n = outcomes.size();
            return new Score((double) held / n, width / n, (width + 10 * missed) / n);
        }

        String inWords() {
            return String.format(
                    Locale.ROOT, "%.1f %% held, %.1f days wide, score %.1f", 100 * held, width / DAY, score / DAY);
        }
    }
}
