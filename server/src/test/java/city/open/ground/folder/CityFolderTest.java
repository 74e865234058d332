package city.open.ground.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFolderTest {
    @TempDir
    private Path temporary;

    private Path folder;
    private CityFolder city;

    @BeforeEach
    void a_folder_whose_name_has_a_space_and_hangul() throws IOException {
        folder = Files.createDirectories(temporary.resolve("우리 도시"));
        city = CityFolder.at(folder);
        Files.createDirectories(folder.resolve("survey"));
        Files.writeString(folder.resolve("survey/ours.yaml"), "ours");
    }

    @Test
    void what_a_city_has_is_its_own_and_what_it_leaves_out_comes_along() throws IOException {
        assertThat(city.has("survey")).isTrue();
        assertThat(city.names("survey")).containsExactly("ours.yaml");
        assertThat(city.orBuiltIn("survey")).isSameAs(city);
        assertThat(city.has("filing")).isFalse();
        assertThat(city.names("filing")).isEmpty();
        assertThat(city.find("filing/base.yaml")).isEmpty();
        assertThat(city.orBuiltIn("filing").has("filing/base.yaml")).isTrue();
        try (var ours = city.open("survey/ours.yaml");
                var theirs = city.open("filing/base.yaml")) {
            assertThat(new String(ours.readAllBytes(), UTF_8)).isEqualTo("ours");
            assertThat(theirs.readAllBytes()).isNotEmpty();
        }
        assertThatThrownBy(() -> city.open("nowhere.yaml")).hasMessageEndingWith("nowhere.yaml is missing.");
    }

    @Test
    void a_start_is_written_whole_and_over_nothing() throws IOException {
        CityFolder.writeStart(folder);

        assertThat(city.everything())
                .contains("city.yaml", "emblem.svg", "README.md", "catalogue/green.yaml", "survey/ours.yaml");
        assertThatThrownBy(() -> CityFolder.writeStart(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void a_process_works_for_one_city() {
        var here = CityFolder.here();
        try {
            assertThatThrownBy(() -> CityFolder.settle(folder))
                    .hasMessage("This process works for the city in %s already.".formatted(here));
        } finally {
            System.clearProperty("open.city");
        }
        assertThat(CityFolder.here()).isSameAs(here);
    }

    @Test
    void the_setting_of_before_is_not_passed_over_in_silence() {
        assertThatThrownBy(() -> new CityFolderConfiguration().cityFolder("file:/srv/open/"))
                .isInstanceOf(FormerSetting.class)
                .hasMessageContaining("--city or OPEN_CITY");
    }
}
