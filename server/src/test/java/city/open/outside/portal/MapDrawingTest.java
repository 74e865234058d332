package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.town.borders.District;
import city.open.town.borders.District.Point;
import city.open.town.borders.District.Ring;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MapDrawingTest {
    @Test
    void north_is_above_and_a_degree_of_longitude_is_as_short_as_it_is_there() {
        var drawing = MapDrawing.of(List.of(district("west", 127, 60, 128, 61), district("east", 128, 60, 129, 60.5)));
        assertThat(drawing.downDegree() / drawing.acrossDegree()).isBetween(2.02, 2.04);
        assertThat(drawing.shapes().get(0).path()).isEqualTo("M6 806L400 806L400 6L6 6Z");
        assertThat(drawing.shapes().get(1).path()).isEqualTo("M400 806L794 806L794 406L400 406Z");
        assertThat(drawing.shapes().get(0).nameX()).isEqualTo(203);
        assertThat(drawing.height()).isEqualTo(813);
    }

    @Test
    void a_name_stands_inside_where_there_is_room_and_not_in_a_hole() {
        var hook = new District(
                "hook",
                new Text("갈고리", "hook"),
                List.of(List.of(
                        ring(0, 0, 10, 0, 10, 10, 7, 10, 7, 2, 0, 2, 0, 0), ring(8, 4, 9, 4, 9, 5, 8, 5, 8, 4))));
        var shape = MapDrawing.of(List.of(hook)).shapes().getFirst();
        assertThat(shape.nameX()).isGreaterThan(560);
        assertThat(shape.path()).contains("ZM");
    }

    @Test
    void nothing_is_drawn_of_a_city_without_borders() {
        assertThat(MapDrawing.of(List.of()).isEmpty()).isTrue();
    }

    private static District district(String id, double west, double south, double east, double north) {
        return new District(
                id,
                new Text(id, id),
                List.of(List.of(ring(west, south, east, south, east, north, west, north, west, south))));
    }

    private static Ring ring(double... numbers) {
        return new Ring(Stream.iterate(0, i -> i < numbers.length, i -> i + 2)
                .map(i -> new Point(numbers[i], numbers[i + 1]))
                .toList());
    }
}
