package city.open.audit.overview;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * The city on one screen. Each drawing has its numbers in a table beside it.
 *
 * @param flags how many red flags there are, in words
 */
public record OverviewScreen(
        Inside inside,
        String at,
        List<Glance> glances,
        List<Line> divisions,
        List<Line> places,
        List<Line> orders,
        Weeks weeks,
        List<Change> changes,
        String flags) {
    public OverviewScreen {
        glances = List.copyOf(glances);
        divisions = List.copyOf(divisions);
        places = List.copyOf(places);
        orders = List.copyOf(orders);
        changes = List.copyOf(changes);
    }

    /** A number that is read first. */
    public record Glance(String name, String number, String more, boolean late) {}

    /**
     * A row with its bar.
     *
     * @param address where it is listed, or empty
     * @param share of the longest bar, in hundredths
     */
    public record Line(String name, String address, List<String> numbers, double share, boolean late) {
        public Line {
            numbers = List.copyOf(numbers);
        }
    }

    /** @param words what the drawing shows, for who does not see it */
    public record Weeks(String words, String most, List<Week> weeks) {
        public Weeks {
            weeks = List.copyOf(weeks);
        }
    }

    /**
     * @param x where it begins in the drawing
     * @param high and {@code low}: heights of its two bars
     */
    public record Week(
            String name, String received, String decided, String decidedLate, int x, double high, double low) {
        public static final int GROUND = 150;

        public double top() {
            return GROUND - high;
        }

        public double lowTop() {
            return GROUND - low;
        }
    }

    /** This week beside the one before. */
    public record Change(String name, String now, String before, String difference, boolean worse) {}
}
