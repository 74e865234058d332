package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Words KO = Words.in(Lang.KO);
    private static final Words EN = Words.in(Lang.EN);
    private static final Pattern SAID = Pattern.compile("(?:say|told)\\(\\s*\"([a-z0-9.-]+)\"");
    private static final Pattern NOT_SERVED =
            Pattern.compile("(?:NotServed\\((?:\\d+|status), |NotMeant\\()\"([a-z-]+)\"");
    private static final Pattern GAP = Pattern.compile("\\{(\\d)");

    @Test
    void both_languages_say_the_same_things() {
        assertThat(KO.keys()).isEqualTo(EN.keys());
    }

    @Test
    void both_languages_leave_the_same_gaps() {
        assertThat(KO.keys())
                .allSatisfy(key -> assertThat(gaps(KO.say(key))).as(key).isEqualTo(gaps(EN.say(key))));
    }

    @Test
    void nothing_is_empty() {
        assertThat(KO.keys()).allSatisfy(key -> {
            assertThat(KO.say(key)).as(key).isNotBlank();
            assertThat(EN.say(key)).as(key).isNotBlank();
        });
    }

    @Test
    void korean_is_korean_and_english_has_none() {
        assertThat(EN.keys())
                .filteredOn(key -> !key.equals("twin"))
                .allSatisfy(key -> assertThat(EN.say(key)).as(key).doesNotContainPattern("[가-힣]"));
    }

    @Test
    void everything_that_pages_and_code_say_has_words() throws IOException {
        assertThat(KO.keys()).containsAll(found(SAID));
    }

    @Test
    void every_fault_has_a_title_and_a_sentence() throws IOException {
        for (var kind : found(NOT_SERVED)) {
            assertThat(KO.keys()).contains("fault." + kind, "fault." + kind + ".title");
        }
    }

    @Test
    void one_day_and_two_days() {
        assertThat(EN.say("due.left", 1)).isEqualTo("1 working day left");
        assertThat(EN.say("due.left", 2)).isEqualTo("2 working days left");
        assertThat(KO.say("due.left", 2)).isEqualTo("근무일로 2일 남음");
    }

    @Test
    void a_particle_follows_the_last_sound() {
        assertThat(KO.say("told.transferred", "건축과", "주택과")).isEqualTo("건축과에서 주택과로 이송");
        assertThat(KO.say("told.transferred", "건축과", "주택팀")).isEqualTo("건축과에서 주택팀으로 이송");
    }

    private static Set<String> gaps(String words) {
        return GAP.matcher(words).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        var keys = new TreeSet<String>();
        for (var folder : List.of(
                "src/main/jte", "src/main/java/city/open/outside/portal", "src/main/java/city/open/outside/telling")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    pattern.matcher(Files.readString(file)).results().forEach(found -> keys.add(found.group(1)));
                }
            }
        }
        // What is put together at run time is told by the keys that begin so.
        keys.removeIf(key -> key.endsWith("."));
        return keys;
    }
}
