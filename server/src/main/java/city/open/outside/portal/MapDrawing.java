package city.open.outside.portal;

import city.open.town.borders.District;
import city.open.town.borders.District.Point;
import city.open.town.borders.District.Ring;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The districts as a plane drawing: a degree of longitude as short as it is in the middle of the city, north above. Made once, as borders do not change while
 * the program runs.
 *
 * @param west where the drawing begins, in degrees, with {@code north}; so that a browser can find its own place in it
 * @param acrossDegree how much of the drawing is a degree of longitude, and {@code downDegree} one of latitude
 */
public record MapDrawing(
        double west, double north, double acrossDegree, double downDegree, int width, int height, List<Shape> shapes) {
    private static final int WIDTH = 800;
    private static final int EDGE = 6;
    /** So finely a place for the name is sought. */
    private static final int GRID = 24;

    /**
     * A district as a path, and where its name has most room.
     *
     * @param path closed lines in whole units
     */
    public record Shape(District district, String path, int nameX, int nameY) {}

    private record Spot(double x, double y) {}

    /** Empty where no district is known. */
    static MapDrawing of(List<District> districts) {
        var points = districts.stream()
                .flatMap(district -> district.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .toList();
        if (points.isEmpty()) {
            return new MapDrawing(0, 0, 1, 1, WIDTH, 0, List.of());
        }
        double west = points.stream().mapToDouble(Point::longitude).min().orElseThrow();
        double east = points.stream().mapToDouble(Point::longitude).max().orElseThrow();
        double south = points.stream().mapToDouble(Point::latitude).min().orElseThrow();
        double north = points.stream().mapToDouble(Point::latitude).max().orElseThrow();
        double across = (WIDTH - 2.0 * EDGE) / (east - west);
        double down = across / Math.cos(Math.toRadians((north + south) / 2));
        var empty = new MapDrawing(
                west - EDGE / across,
                north + EDGE / down,
                across,
                down,
                WIDTH,
                (int) Math.ceil((north - south) * down) + 2 * EDGE,
                List.of());
        return new MapDrawing(
                empty.west,
                empty.north,
                across,
                down,
                WIDTH,
                empty.height,
                districts.stream().map(empty::shape).toList());
    }

    boolean isEmpty() {
        return shapes.isEmpty();
    }

    private Spot spot(Point point) {
        return new Spot((point.longitude() - west) * acrossDegree, (north - point.latitude()) * downDegree);
    }

    private Shape shape(District district) {
        var rings = district.rings().stream()
                .map(Ring::points)
                .map(line -> line.stream().map(this::spot).toList())
                .toList();
        var name = roomiest(rings);
        return new Shape(
                district,
                rings.stream().map(MapDrawing::path).collect(Collectors.joining()),
                (int) Math.round(name.x()),
                (int) Math.round(name.y()));
    }

    private static String path(List<Spot> line) {
        return line.subList(0, line.size() - 1).stream()
                .map(spot -> Math.round(spot.x()) + " " + Math.round(spot.y()))
                .collect(Collectors.joining("L", "M", "Z"));
    }

    /** The point inside that is farthest from every border. A name is wider than it is high, so room at its sides counts half. */
    private static Spot roomiest(List<List<Spot>> rings) {
        var all = rings.stream().flatMap(List::stream).toList();
        double left = all.stream().mapToDouble(Spot::x).min().orElse(0);
        double right = all.stream().mapToDouble(Spot::x).max().orElse(0);
        double top = all.stream().mapToDouble(Spot::y).min().orElse(0);
        double bottom = all.stream().mapToDouble(Spot::y).max().orElse(0);
        var best = new Spot((left + right) / 2, (top + bottom) / 2);
        double room = 0;
        for (int i = 1; i < GRID; i++) {
            for (int j = 1; j < GRID; j++) {
                var spot = new Spot(left + (right - left) * i / GRID, top + (bottom - top) * j / GRID);
                double around = isInside(spot, rings) ? around(spot, rings) : 0;
                if (around > room) {
                    room = around;
                    best = spot;
                }
            }
        }
        return best;
    }

    /** Whether a line from there to the right crosses the borders an odd number of times. */
    private static boolean isInside(Spot spot, List<List<Spot>> rings) {
        boolean inside = false;
        for (var ring : rings) {
            for (int i = 1; i < ring.size(); i++) {
                var a = ring.get(i - 1);
                var b = ring.get(i);
                if (a.y() > spot.y() != b.y() > spot.y()
                        && spot.x() < (b.x() - a.x()) * (spot.y() - a.y()) / (b.y() - a.y()) + a.x()) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    private static double around(Spot spot, List<List<Spot>> rings) {
        double least = Double.MAX_VALUE;
        for (var ring : rings) {
            for (int i = 1; i < ring.size(); i++) {
                least = Math.min(least, distance(spot, ring.get(i - 1), ring.get(i)));
            }
        }
        return least;
    }

    private static double distance(Spot spot, Spot a, Spot b) {
        double dx = (b.x() - a.x()) / 2;
        double dy = b.y() - a.y();
        double x = (spot.x() - a.x()) / 2;
        double y = spot.y() - a.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp((x * dx + y * dy) / length, 0, 1);
        return Math.hypot(along * dx - x, along * dy - y);
    }
}
