package city.open.town.borders;

import city.open.ground.calendar.Text;
import java.util.List;

/**
 * A district with its border.
 *
 * @param id of its page: its English name in small letters
 * @param name in Korean as the places in it begin
 * @param polygons each its outer line and the holes in it
 */
public record District(String id, Text name, List<List<Ring>> polygons) {
    public District {
        polygons = polygons.stream().map(List::copyOf).toList();
    }

    /** All closed lines of the border, holes among them. */
    public List<Ring> rings() {
        return polygons.stream().flatMap(List::stream).toList();
    }

    /** A closed line: the last point is the first. */
    public record Ring(List<Point> points) {
        public Ring {
            points = List.copyOf(points);
        }
    }

    /** In degrees, WGS 84. */
    public record Point(double longitude, double latitude) {}

    /** Whether a place, such as 강남구 역삼동, lies in it. */
    public boolean has(String place) {
        return place.equals(name.ko()) || place.startsWith(name.ko() + " ");
    }

    /** What is left of a place in it when the district is known; empty where nothing is. */
    public String within(String place) {
        return place.substring(name.ko().length()).strip();
    }
}
