package city.open.ground.city;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.city.Accent.Colour;
import city.open.ground.folder.CityFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CityTest {

    @Test
    void contrast_is_that_of_wcag() {
        var white = Colour.of("#ffffff");
        assertThat(Colour.of("#000000").contrast(white)).isEqualTo(21);
        assertThat(white.contrast(white)).isEqualTo(1);
        // The grey that is known for just reaching AA, and its neighbour that does not.
        assertThat(Colour.of("#767676").contrast(white)).isBetween(4.54, 4.55);
        assertThat(Colour.of("#777777").contrast(white)).isBetween(4.47, 4.49);
    }

    @Test
    void a_colour_has_to_be_read_on_the_faintest_ground_it_stands_on() {
        assertThat(Accent.fault(Colour.of("#0b50d0"), true)).isEmpty();
        assertThat(Accent.fault(Colour.of("#767676"), true))
                .hasValueSatisfying(
                        fault -> assertThat(fault).startsWith("#767676 on #f").contains("text needs 4.5:1", "darker"));
        assertThat(Accent.fault(Colour.of("#0b50d0"), false))
                .hasValueSatisfying(fault -> assertThat(fault).contains("lighter"));
    }

    @Test
    void an_emblem_keeps_its_shapes_and_loses_all_that_could_act() throws IOException {
        var drawn = Emblem.cleaned(file("""
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="go()">
                <script>go()</script><style>*{fill:red}</style><image xlink:href="https://elsewhere.example/x.png"/>
                <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>
                <linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>
                <path d="M1 1h7" fill="url(#a)" stroke="url(https://elsewhere.example/#b)" onclick="go()" style="fill:red"/></svg>
                """));

        assertThat(drawn)
                .contains("viewBox=\"0 0 9 9\"", "d=\"M1 1h7\"", "fill=\"url(#a)\"", "linearGradient", "stop-color")
                .doesNotContain("script", "style", "image", "foreign", "elsewhere", "onload", "onclick", "stroke");
    }

    @Test
    void what_is_no_drawing_is_refused_with_why() {
        assertThatThrownBy(() -> Emblem.cleaned(file("<html/>"))).hasMessage("no SVG drawing is in the file");
        assertThatThrownBy(() -> Emblem.cleaned(file("<svg xmlns='http://www.w3.org/2000/svg'/>")))
                .hasMessageContaining("no viewBox");
        assertThatThrownBy(() -> Emblem.cleaned(file("<svg"))).hasMessageStartingWith("not readable as XML");
        assertThatThrownBy(
                        () -> Emblem.cleaned(
                                file(
                                        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>")))
                .hasMessageStartingWith("not readable as XML");
        assertThatThrownBy(() -> Emblem.cleaned(file("x".repeat(Emblem.MOST_BYTES + 1))))
                .hasMessageContaining("64 KiB");
    }

    @Test
    void the_city_that_comes_along_says_who_it_is() {
        var city = City.read(CityFolder.builtIn());
        assertThat(city.code()).isEqualTo("6110000");
        assertThat(city.languages()).containsExactly("ko", "en");
        assertThat(city.accent()).isNull();
        assertThat(city.contact().isEmpty()).isTrue();
    }

    private static ByteArrayInputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
