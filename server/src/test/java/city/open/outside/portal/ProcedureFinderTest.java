package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureFinderTest {
    @ParameterizedTest
    @CsvSource({
        "건축신고, 가",
        "까페, 가",
        "빵집, 바",
        "하천 점용허가, 하",
        "Road occupation, R",
        "road occupation, R",
        "Éclairs, É",
        "1종 시설, '#'",
        "(주) 등록, '#'"
    })
    void a_name_stands_under_its_first_letter(String name, String letter) {
        assertThat(ProcedureFinder.initial(name)).isEqualTo(letter);
    }
}
