package city.open.outside.portal;

import city.open.ground.page.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Real durations as bars, with the legal limit drawn in. Lengths are units of the drawing, {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param limitX where the limit stands, or -1 where there is none to draw
 */
public record Histogram(List<Bar> bars, int limitX, String limitWords, List<Tick> ticks, String words) {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 200;
    private static final int GROUND = 170;
    private static final int TOP = 24;
    private static final int MOST_BARS = 40;

    /** @param over beyond the limit */
    public record Bar(int x, int y, int width, int height, boolean over) {}

    public record Tick(int x, String label) {}

    public static int ground() {
        return GROUND;
    }

    /**
     * @param days working days of finished petitions, sorted
     * @param limit the law's working days, 0 where it does not count in days
     */
    static Histogram of(Words words, List<Integer> days, int limit) {
        if (days.isEmpty()) {
            return new Histogram(List.of(), -1, "", List.of(), "");
        }
        // The slowest hundredth would squeeze all others together; it is counted in the last bar.
        int longest = Math.max(limit + 1, days.get((int) Math.floor((days.size() - 1) * 0.99)));
        int step = Math.max(1, Math.ceilDiv(longest, MOST_BARS));
        int count = Math.ceilDiv(longest, step);
        int[] heights = new int[count];
        int late = 0;
        for (int day : days) {
            heights[Math.min(count - 1, Math.max(0, day - 1) / step)]++;
            late += limit > 0 && day > limit ? 1 : 0;
        }
        int most = 1;
        for (int height : heights) {
            most = Math.max(most, height);
        }
        double width = (double) WIDTH / count;
        var bars = new ArrayList<Bar>();
        var ticks = new ArrayList<Tick>();
        int every = Math.max(1, Math.ceilDiv(count, 8));
        for (int i = 0; i < count; i++) {
            int height = (int) Math.round((double) heights[i] / most * (GROUND - TOP));
            int x = (int) Math.round(i * width);
            int next = (int) Math.round((i + 1) * width);
            if (heights[i] > 0) {
                bars.add(new Bar(
                        x + 1,
                        GROUND - Math.max(2, height),
                        Math.max(2, next - x - 2),
                        Math.max(2, height),
                        limit > 0 && i * step + 1 > limit));
            }
            if (i % every == 0) {
                ticks.add(new Tick(x + (next - x) / 2, Integer.toString((i + 1) * step)));
            }
        }
        int limitX = limit == 0 ? -1 : (int) Math.round(Math.min(count, (double) limit / step) * width);
        return new Histogram(
                bars,
                limitX,
                words.say("histogram.limit", limit),
                ticks,
                limit == 0
                        ? words.say("histogram.words", days.size(), days.get(days.size() / 2))
                        : words.say(
                                late == 0 ? "histogram.words.kept" : "histogram.words.limit",
                                days.size(),
                                days.get(days.size() / 2),
                                limit,
                                late));
    }
}
