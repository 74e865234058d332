package city.open.ground.statistics;

import city.open.ground.statistics.Survival.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What cases of one kind teach about one that is still open: how long it takes from the step it ended last to its end, or to another step.
 * Asked are those that ended the same step after about the same time and have stood there as long; open ones count as far as they have come
 * (Kaplan-Meier). Between which shares of them four in five cases lie is learned by forecasting the latest cases from those received before
 * them. All durations are whole numbers of one unit, net of time that stood still.
 */
public final class LikeCases {
    private static final String RECEPTION = "";
    private static final int ENDED_AT_LEAST = 20;
    /** So many like cases are enough, if enough of them have ended; else more are asked, who are less alike. */
    private static final int ALIKE = 100;

    private static final int FORECASTS_CHECKED = 2_000;
    /** As if so many more had come true as the curve says: with few real ones its own tenths are kept. */
    private static final int TRUSTED = 40;

    private static final double MISSED = 0.2;
    private static final double EXACTLY = 1e-9;

    private final List<Course> courses;
    private final Map<String, List<Moment>> moments = new HashMap<>();
    private final Map<Way, List<Stay>> stays = new HashMap<>();
    private final Shares ofEnds;
    private final Shares ofSteps;

    /** @param at how long after reception the step ended */
    public record Passed(String step, int at) {
        /** Where every case begins. */
        public static final Passed NOTHING = new Passed(RECEPTION, 0);

        /** Steps that ended together stand in one order in all cases. */
        public static final Comparator<Passed> IN_ORDER =
                Comparator.comparingInt(Passed::at).thenComparing(Passed::step);
    }

    /**
     * @param passed the steps that ended, in order; a step can end more than once
     * @param lasted from reception to the end, or so far
     */
    public record Course(List<Passed> passed, int lasted, boolean ended) {
        public Course {
            passed = Stream.concat(Stream.of(Passed.NOTHING), passed.stream()).toList();
        }

        /** Whether something was waited for after it: of steps that ended together, only after the last. */
        private boolean stoodAfter(int index) {
            int next = index + 1 < passed.size() ? passed.get(index + 1).at() : lasted;
            return next > passed.get(index).at();
        }
    }

    /** What is still to come, counted from now: four in five are there between {@code early} and {@code late}, half by {@code middle}. */
    public record Band(int early, int middle, int late) {}

    private record Moment(int course, int index) {}

    /** @param to null to the end */
    private record Way(String from, @Nullable String to) {}

    /** From the end of a step on: after how long it had ended, and for how long it lasted from there. */
    private record Stay(int course, int at, int lasted, boolean ended) {}

    /** Between them four in five cases are found. */
    private record Shares(double early, double late) {}

    /** Which share of the curve had ended before this case did, and with it; so far, where it is open. */
    private record Position(double before, double by, boolean ended) {}

    /** @param courses in the order in which the cases were received */
    public LikeCases(List<Course> courses) {
        this.courses = List.copyOf(courses);
        for (int i = 0; i < courses.size(); i++) {
            var course = courses.get(i);
            for (int k = 0; k < course.passed().size(); k++) {
                if (course.stoodAfter(k)) {
                    moments.computeIfAbsent(course.passed().get(k).step(), _ -> new ArrayList<>())
                            .add(new Moment(i, k));
                }
            }
        }
        var usual = new HashMap<String, @Nullable String>();
        moments.forEach((step, after) -> usual.put(step, mostOften(after)));
        ofEnds = learned(_ -> null);
        ofSteps = learned(usual::get);
    }

    /** How long until the case ends; null where fewer than 20 like ones have, or too many are open to say by when nine in ten will have. */
    public @Nullable Band untilEnd(Passed last, int waited) {
        return band(stays(new Way(last.step(), null)), last.at(), waited, ofEnds);
    }

    /** How long until a step ends, if it comes at all; null as for the end. */
    public @Nullable Band untilStep(Passed last, String step, int waited) {
        return band(stays(new Way(last.step(), step)), last.at(), waited, ofSteps);
    }

    /** Which step followed most often; null where none ever did. */
    public @Nullable String usuallyNext(String step) {
        return mostOften(moments.getOrDefault(step, List.of()));
    }

    private @Nullable String mostOften(List<Moment> moments) {
        var counts = new HashMap<String, Integer>();
        for (var moment : moments) {
            var passed = courses.get(moment.course()).passed();
            if (moment.index() + 1 < passed.size()) {
                counts.merge(passed.get(moment.index() + 1).step(), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** All who went this way, by when they set out. */
    private List<Stay> stays(Way way) {
        return stays.computeIfAbsent(
                way,
                _ -> moments.getOrDefault(way.from(), List.of()).stream()
                        .map(moment -> stay(moment, way.to()))
                        .flatMap(Stream::ofNullable)
                        .sorted(Comparator.comparingInt(Stay::at))
                        .toList());
    }

    /** Null where the case ended without the step. */
    private @Nullable Stay stay(Moment moment, @Nullable String to) {
        var course = courses.get(moment.course());
        int at = course.passed().get(moment.index()).at();
        if (to == null) {
            return new Stay(moment.course(), at, Math.max(0, course.lasted() - at), course.ended());
        }
        for (int k = moment.index() + 1; k < course.passed().size(); k++) {
            if (course.passed().get(k).step().equals(to)) {
                return new Stay(moment.course(), at, course.passed().get(k).at() - at, true);
            }
        }
        return course.ended() ? null : new Stay(moment.course(), at, Math.max(0, course.lasted() - at), false);
    }

    private interface Aim {
        @Nullable
        String after(String step);
    }

    /** Forecasts the latest cases from those received before, and looks at which shares of the curves they ended. */
    private Shares learned(Aim aim) {
        List<Position> positions = new ArrayList<>();
        for (int i = courses.size() - 1; i > 0 && positions.size() < FORECASTS_CHECKED; i--) {
            var course = courses.get(i);
            for (int k = 0; k < course.passed().size(); k++) {
                if (course.stoodAfter(k)) {
                    var last = course.passed().get(k);
                    var to = aim.after(last.step());
                    var came = stay(new Moment(i, k), to);
                    var curve = curve(nearest(stays(new Way(last.step(), to)), last.at(), 0, ALIKE, i));
                    if (came != null && curve.events() >= ENDED_AT_LEAST) {
                        positions.add(new Position(
                                1 - curve.after(came.lasted() - 0.5), 1 - curve.after(came.lasted()), came.ended()));
                    }
                }
            }
        }
        IntStream.range(0, TRUSTED)
                .mapToObj(i -> (i + 0.5) / TRUSTED)
                .forEach(share -> positions.add(new Position(share, share, true)));
        return shares(positions);
    }

    /** As many end together, one in five is missed in all: what the early side does not miss, the late one may. */
    private static Shares shares(List<Position> positions) {
        var by = Survival.of(positions.stream()
                .map(one -> new Observation(one.by(), one.ended()))
                .toList());
        var before = Survival.of(positions.stream()
                .map(one -> new Observation(one.ended() ? one.before() : one.by(), one.ended()))
                .toList());
        double early = Math.clamp(Objects.requireNonNullElse(by.reached(MISSED / 2), MISSED / 2), 0.01, 0.4);
        double missed = Math.min(MISSED / 2, 1 - by.after(early - EXACTLY));
        var late = before.reached(1 - MISSED + missed);
        return new Shares(early, late == null ? 0.99 : Math.clamp(late, 0.6, 0.99));
    }

    private @Nullable Band band(List<Stay> stays, int at, int waited, Shares shares) {
        for (int alike = ALIKE; ; alike *= 2) {
            var asked = nearest(stays, at, waited, alike, courses.size());
            var curve = curve(asked);
            if (curve.events() >= ENDED_AT_LEAST) {
                var early = curve.reached(shares.early());
                var middle = curve.reached(0.5);
                var late = curve.reached(shares.late());
                if (early != null && middle != null && late != null) {
                    return new Band(left(early, waited), left(middle, waited), left(late, waited));
                }
            }
            if (asked.size() < alike) {
                return null;
            }
        }
    }

    private static int left(double lasts, int waited) {
        return Math.max(0, (int) Math.round(lasts) - waited);
    }

    private static Survival curve(List<Stay> stays) {
        return Survival.of(stays.stream()
                .map(stay -> new Observation(stay.lasted(), stay.ended()))
                .toList());
    }

    /** Those received before a case that came as far after about the same time, and stood there for longer than this one has. */
    private static List<Stay> nearest(List<Stay> sorted, int at, int waited, int count, int before) {
        List<Stay> nearest = new ArrayList<>(Math.min(count, sorted.size()));
        int above = place(sorted, at);
        int below = above - 1;
        while (nearest.size() < count && (below >= 0 || above < sorted.size())) {
            boolean up = below < 0
                    || (above < sorted.size()
                            && distance(sorted.get(above).at(), at)
                                    <= distance(sorted.get(below).at(), at));
            var stay = sorted.get(up ? above++ : below--);
            if (stay.course() < before && (waited == 0 || stay.lasted() > waited)) {
                nearest.add(stay);
            }
        }
        return nearest;
    }

    /** A day more is much after one day and little after a hundred. */
    private static double distance(int one, int other) {
        return Math.abs(Math.log1p(one) - Math.log1p(other));
    }

    /** Before the first that set out later. */
    private static int place(List<Stay> sorted, int at) {
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted.get(middle).at() <= at) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
