package city.open.town.borders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.SheetFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BordersTest {
    @TempDir
    private Path town;

    @Test
    void seoul_has_its_districts_and_each_place_is_in_one() {
        var seoul = new Borders(CityFolder.builtIn());
        assertThat(seoul.districts()).hasSize(25);
        assertThat(seoul.find("jung-gu").orElseThrow().name().ko()).isEqualTo("중구");
        assertThat(seoul.around("강남구 역삼동").orElseThrow().within("강남구 역삼동")).isEqualTo("역삼동");
        assertThat(seoul.around("중구").orElseThrow().within("중구")).isEmpty();
        assertThat(seoul.around("중구청로")).isEmpty();
        assertThat(seoul.source().en()).contains("2013");
    }

    @Test
    void a_city_without_borders_has_a_list_alone() {
        assertThat(new Borders(CityFolder.at(town)).districts()).isEmpty();
    }

    @Test
    void another_city_is_told_all_that_is_wrong_with_its_file() throws IOException {
        write("""
                {"type": "FeatureCollection", "source": {"ko": "시"}, "licence": "CC0", "features": [
                 {"properties": {"name_ko": "갑구", "name_en": "Gap-gu"},
                  "geometry": {"type": "Polygon", "coordinates": [[[37.5, 127], [37.6, 127], [37.6, 127.1], [37.5, 127]]]}},
                 {"properties": {"name_ko": "갑구", "name_en": "Eul-gu"},
                  "geometry": {"type": "MultiPolygon", "coordinates": [[[[127, 37], [127.1, 37], [127.1, 37.1]]]]}},
                 {"properties": {"name_ko": "병구", "name_en": "병"}, "geometry": {"type": "Point", "coordinates": [127, 37]}}
                ]}""");
        assertThatThrownBy(() -> new Borders(CityFolder.at(town)))
                .isInstanceOfSatisfying(
                        SheetFault.class,
                        fault -> assertThat(fault.lines())
                                .containsExactly(
                                        "map/districts.geojson: \"source\": \"en\" is missing",
                                        "map/districts.geojson: feature 1 (갑구): [37.5,127] is no position;"
                                                + " longitude comes first, then latitude, in degrees (WGS 84)",
                                        "map/districts.geojson: feature 2 (갑구): another feature has this name already",
                                        "map/districts.geojson: feature 2 (갑구): a line of its border is not closed;"
                                                + " the last position is to be the first again",
                                        "map/districts.geojson: feature 3 (병구): \"name_en\" has no Latin letter to make an address of",
                                        "map/districts.geojson: feature 3 (병구): its geometry is to be a Polygon or a MultiPolygon"));
        write("{\"type\": ");
        assertThatThrownBy(() -> new Borders(CityFolder.at(town)))
                .hasMessageStartingWith("map/districts.geojson, line 1: not readable as JSON");
    }

    private void write(String json) throws IOException {
        Files.createDirectories(town.resolve("map"));
        Files.writeString(town.resolve("map/districts.geojson"), json);
    }
}
