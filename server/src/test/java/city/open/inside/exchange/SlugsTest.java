package city.open.inside.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "T06 Determine necessity of stop advice, t06-determine-necessity-of-stop-advice",
        "01_HOOFD_010, 01-hoofd-010",
        "Überprüfung (2.)!, uberprufung-2",
        "접수, jeopsu",
        "현장 확인, hyeonjang-hwakin",
        "값 읽기, gap-ikgi",
        "検査, unnamed"
    })
    void a_name_becomes_a_short_latin_id(String name, String id) {
        assertThat(new Slugs().idFor(name)).isEqualTo(id);
    }

    @Test
    void the_same_letters_get_a_number() {
        var names = new Slugs();
        assertThat(names.idFor("Check")).isEqualTo("check");
        assertThat(names.idFor("check!")).isEqualTo("check-2");
        assertThat(names.idFor("CHECK")).isEqualTo("check-3");
    }

    @Test
    void a_long_name_is_cut_but_stays_its_own() {
        var names = new Slugs();
        assertThat(names.idFor("x".repeat(53) + " y z")).isEqualTo("x".repeat(53));
        assertThat(names.idFor("x".repeat(53) + " y w")).isEqualTo("x".repeat(53) + "-2");
    }

    @Property
    void any_name_gives_letters_digits_and_single_hyphens(@ForAll String name) {
        assertThat(new Slugs().idFor(name)).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(60);
    }
}
