package city.open.outside.telling;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.folder.CityFolder;
import city.open.ground.page.Lang;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RomanisationTest {
    @Test
    void districts_and_dongs_are_written_as_the_city_writes_them() throws Exception {
        var expected = new TreeMap<String, String>();
        var actual = new TreeMap<String, String>();
        try (var sheet = CityFolder.builtIn().open("demo/places.yaml")) {
            for (var district : new YAMLMapper().readTree(sheet).path("districts")) {
                var ko = district.path("name").path("ko").asString();
                expected.put(ko, district.path("name").path("en").asString());
                district.path("dongs")
                        .forEach(dong ->
                                expected.put(dong.get(0).asString(), dong.get(1).asString()));
            }
        }
        expected.keySet().forEach(ko -> actual.put(ko, Romanisation.of(Lang.EN, ko)));
        assertThat(actual).hasSizeGreaterThan(150).isEqualTo(expected);
    }

    @Test
    void an_address_is_turned_round_and_its_mask_stays() {
        assertThat(Romanisation.of(Lang.EN, "서울특별시 관악구 신림동 ***")).isEqualTo("***, Sillim-dong, Gwanak-gu, Seoul");
        assertThat(Romanisation.of(Lang.EN, "강남구 테헤란로5길 ***")).isEqualTo("***, Teheran-ro 5-gil, Gangnam-gu");
    }

    @Test
    void what_is_no_place_name_stays_in_korean() {
        assertThat(Romanisation.of(Lang.EN, "서울숲 옆 빈터")).isEqualTo("서울숲 옆 빈터");
        assertThat(Romanisation.of(Lang.KO, "관악구 신림동 ***")).isEqualTo("관악구 신림동 ***");
    }
}
