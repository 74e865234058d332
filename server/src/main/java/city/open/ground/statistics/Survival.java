package city.open.ground.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Kaplan and Meier: how long cases take, with those still open counted as what they are, so far. Events come before censorings of the same
 * day. Limits are of 95 %, on the log-minus-log scale.
 *
 * @param points at each day with events, in order
 */
public record Survival(int cases, int events, List<Point> points) {
    /** What rounding may do to a product of fractions that is a half. */
    private static final double EXACTLY = 1e-9;

    private static final int EVENTS_FOR_A_BAND = 20;

    /** @param ended whether the case ended at this time, or is only known to have lasted so long */
    public record Observation(double time, boolean ended) {}

    /**
     * @param s the share that lasts longer than t
     * @param g Greenwood's sum up to t
     */
    public record Point(double t, double s, double g) {
        /** Null where s is 0. */
        public @Nullable Double lo() {
            return s == 0 ? null : Math.min(limit(Wilson.Z), limit(-Wilson.Z));
        }

        /** Null where s is 0. */
        public @Nullable Double hi() {
            return s == 0 ? null : Math.max(limit(Wilson.Z), limit(-Wilson.Z));
        }

        private double limit(double z) {
            return Math.pow(s, Math.exp(z * Math.sqrt(g) / Math.log(s)));
        }
    }

    /** The times at which shares of the cases are done, each with its limits; null where it is not reached. */
    public record Quantile(
            @Nullable Double value,
            @Nullable Double lo,
            @Nullable Double hi) {}

    /** How many leave at one time: those that end, and all of them. */
    private record Leaving(int ending, int all) {
        Leaving plus(Leaving other) {
            return new Leaving(ending + other.ending, all + other.all);
        }
    }

    public static Survival of(List<Observation> observations) {
        var leaving = new TreeMap<Double, Leaving>();
        observations.forEach(one -> leaving.merge(one.time(), new Leaving(one.ended() ? 1 : 0, 1), Leaving::plus));
        return of(leaving);
    }

    /**
     * The same of cases that were counted by whole days.
     *
     * @param ended how many ended after so many days
     * @param open how many have lasted so many days and go on
     */
    public static Survival counted(Map<Integer, Integer> ended, Map<Integer, Integer> open) {
        var leaving = new TreeMap<Double, Leaving>();
        ended.forEach((days, cases) -> leaving.merge((double) days, new Leaving(cases, cases), Leaving::plus));
        open.forEach((days, cases) -> leaving.merge((double) days, new Leaving(0, cases), Leaving::plus));
        return of(leaving);
    }

    private static Survival of(SortedMap<Double, Leaving> leaving) {
        var points = new ArrayList<Point>();
        int cases = leaving.values().stream().mapToInt(Leaving::all).sum();
        int events = leaving.values().stream().mapToInt(Leaving::ending).sum();
        int atRisk = cases;
        double s = 1;
        double g = 0;
        for (var at : leaving.entrySet()) {
            int d = at.getValue().ending();
            if (d > 0) {
                s = d == atRisk ? 0 : s * (atRisk - d) / atRisk;
                g += s == 0 ? 0 : (double) d / ((double) atRisk * (atRisk - d));
                points.add(new Point(at.getKey(), s, g));
            }
            atRisk -= at.getValue().all();
        }
        return new Survival(cases, events, List.copyOf(points));
    }

    /** The share of cases that lasts longer than t. */
    public double after(double t) {
        double s = 1;
        for (var point : points) {
            if (point.t() > t) {
                break;
            }
            s = point.s();
        }
        return s;
    }

    /** When a share p of the cases is done; null where it is not reached. */
    public @Nullable Double reached(double p) {
        return first(p, 1, Point::s);
    }

    /** The same with its limits. */
    public Quantile quantile(double p) {
        return new Quantile(reached(p), first(p, 1, Point::lo), first(p, 1, Point::hi));
    }

    private interface Curve {
        @Nullable
        Double at(Point point);
    }

    /** The first t with S below 1 − p; where S is exactly that, the midpoint to the next event, or t if there is none. */
    private @Nullable Double first(double p, double of, Curve curve) {
        double left = (1 - p) * of;
        for (int i = 0; i < points.size(); i++) {
            var s = curve.at(points.get(i));
            if (s == null) {
                continue;
            }
            if (Math.abs(s - left) < EXACTLY) {
                double t = points.get(i).t();
                return i + 1 < points.size() ? (t + points.get(i + 1).t()) / 2 : t;
            }
            if (s < left) {
                return points.get(i).t();
            }
        }
        return null;
    }

    /**
     * What is to be expected of a case that is still open.
     *
     * @param curve {@code [t, share]}: the share of such cases that lasts longer than t
     * @param band when a tenth and nine tenths of them are done; null with fewer than 20 events, or where it is not reached
     */
    public record Forecast(
            List<List<Double>> curve,
            @Nullable Double median,
            @Nullable List<Double> band) {}

    /** Null where no case lasted so long. */
    public @Nullable Forecast openAfter(double elapsed) {
        double left = after(elapsed);
        if (left <= 0) {
            return null;
        }
        var curve = points.stream()
                .filter(point -> point.t() > elapsed)
                .map(point -> List.of(point.t(), point.s() / left))
                .toList();
        var rest = new Survival(
                cases,
                events,
                points.stream().filter(point -> point.t() > elapsed).toList());
        var early = rest.first(0.1, left, Point::s);
        var late = rest.first(0.9, left, Point::s);
        return new Forecast(
                curve,
                rest.first(0.5, left, Point::s),
                events < EVENTS_FOR_A_BAND || early == null || late == null ? null : List.of(early, late));
    }

    /** One of several ends, or none yet. */
    public record Ending(double time, @Nullable String cause) {}

    /**
     * Aalen and Johansen: the share that has ended in each way by the end of what was seen. 1 − Kaplan-Meier of one way alone would say
     * too much.
     *
     * @param shares of each way
     * @param s the share not ended; with the shares it makes 1
     * @param curves {@code [t, share]} of each way, where it grew
     */
    public record Competing(Map<String, Double> shares, double s, Map<String, List<List<Double>>> curves) {}

    public static Competing competing(List<Ending> endings) {
        var times = new TreeMap<Double, List<Ending>>();
        endings.forEach(
                one -> times.computeIfAbsent(one.time(), _ -> new ArrayList<>()).add(one));
        var shares = new TreeMap<String, Double>(Comparator.naturalOrder());
        var curves = new TreeMap<String, List<List<Double>>>();
        int atRisk = endings.size();
        double s = 1;
        for (var at : times.entrySet()) {
            var here = new LinkedHashMap<String, Integer>();
            at.getValue().forEach(one -> {
                if (one.cause() != null) {
                    here.merge(one.cause(), 1, Integer::sum);
                }
            });
            int ended = here.values().stream().mapToInt(d -> d).sum();
            for (var cause : here.entrySet()) {
                double share = shares.merge(cause.getKey(), s * cause.getValue() / atRisk, Double::sum);
                curves.computeIfAbsent(cause.getKey(), _ -> new ArrayList<>()).add(List.of(at.getKey(), share));
            }
            s = ended == atRisk ? 0 : s * (atRisk - ended) / atRisk;
            atRisk -= at.getValue().size();
        }
        return new Competing(shares, s, curves);
    }
}
