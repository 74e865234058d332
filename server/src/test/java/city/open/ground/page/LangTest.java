package city.open.ground.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | KO",
                "ko-KR,ko;q=0.9,en;q=0.8     | KO",
                "en-US,en;q=0.9,ko;q=0.8     | EN",
                "fr-FR,ko;q=0.5,en;q=0.2     | KO",
                "fr,de                       | EN",
                "*                           | KO",
                "ko;q=0,en                   | EN",
                "what is this                | KO"
            })
    void a_reader_is_led_to_the_language_they_prefer(String header, Lang preferred) {
        assertThat(Lang.preferred(header)).isEqualTo(preferred);
    }
}
