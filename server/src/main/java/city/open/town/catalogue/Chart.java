package city.open.town.catalogue;

import java.util.List;

/**
 * A laid-out flow chart in one language and one direction; lengths are in CSS pixels. Made by {@link FlowChart}.
 *
 * @param undrawn steps the chart leaves out because there are too many to read; the text twin lists them all
 */
public record Chart(
        Procedure procedure,
        Direction direction,
        String lang,
        int width,
        int height,
        List<Box> boxes,
        List<Route> routes,
        int undrawn) {

    public Chart {
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    /** WIDE runs left to right for desks, TALL runs down for phones. */
    public enum Direction {
        WIDE,
        TALL
    }

    /** A step with its place and its label and who acts, both broken into lines. */
    public record Box(Step step, int x, int y, int width, int height, List<String> lines, List<String> who) {
        boolean overlaps(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A link with the corners of its line, the first at the border of the step it leaves. */
    public record Route(Link link, List<Point> points) {}

    public record Point(int x, int y) {}
}
