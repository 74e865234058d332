package city.open.ground.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangTest {
    private static final Pattern LANGUAGES = Pattern.compile("(?:\\{lang:|/\\()([a-z]{2}(?:\\|[a-z]{2})+)[})]");

    /** An annotation takes no list of languages, so each address spells them out. */
    @Test
    void addresses_know_every_language() throws IOException {
        var tags = Arrays.stream(Lang.values()).map(Lang::tag).collect(Collectors.joining("|"));
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                for (var spelt :
                        LANGUAGES.matcher(Files.readString(source)).results().toList()) {
                    assertThat(spelt.group(1))
                            .as("%s: %s", source, spelt.group())
                            .isEqualTo(tags);
                }
            }
        }
    }

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
