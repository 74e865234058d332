package city.open.ground.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A series of figures before something was introduced and after it, tested for a difference, and once more without the largest figure of all: a
 * single exception shall not decide.
 *
 * @param blanks for which there is no figure; they stay blank
 * @param test null where one side has fewer than two figures
 * @param largest the time of the largest figure; null where nothing is tested
 * @param withoutLargest null where too few are left without it
 */
public record BeforeAfter(
        List<Point> before,
        List<Point> after,
        List<String> blanks,
        @Nullable TwoSample test,
        @Nullable String largest,
        @Nullable TwoSample withoutLargest) {
    /** From here on, chance alone would do as much too often. */
    public static final double LEVEL = 0.05;

    private static final int LEAST = 2;

    /** A figure of a year or a month. */
    public record Point(String when, double value) {}

    /** A figure of a year or a month, or none. */
    public record Seen(String when, @Nullable Double value) {}

    public static BeforeAfter of(List<Seen> before, List<Seen> after) {
        var first = there(before);
        var second = there(after);
        var blanks = Stream.concat(before.stream(), after.stream())
                .filter(one -> one.value() == null)
                .map(Seen::when)
                .toList();
        var test = test(first, second);
        if (test == null) {
            return new BeforeAfter(first, second, blanks, null, null, null);
        }
        var largest = Stream.concat(first.stream(), second.stream())
                .max(Comparator.comparingDouble(Point::value))
                .orElseThrow();
        return new BeforeAfter(
                first, second, blanks, test, largest.when(), test(without(first, largest), without(second, largest)));
    }

    private static List<Point> there(List<Seen> all) {
        var there = new ArrayList<Point>();
        for (var one : all) {
            if (one.value() != null) {
                there.add(new Point(one.when(), one.value()));
            }
        }
        return List.copyOf(there);
    }

    private static List<Point> without(List<Point> points, Point largest) {
        return points.stream().filter(point -> !point.equals(largest)).toList();
    }

    private static @Nullable TwoSample test(List<Point> before, List<Point> after) {
        return before.size() < LEAST || after.size() < LEAST
                ? null
                : TwoSample.of(
                        before.stream().map(Point::value).toList(),
                        after.stream().map(Point::value).toList());
    }
}
