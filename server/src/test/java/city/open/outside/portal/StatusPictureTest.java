package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fits into a picture whose letters nobody can measure before. */
class StatusPictureTest {
    @Test
    void a_long_subject_is_two_lines_and_the_second_ends_in_dots() {
        var lines = StatusPicture.lines("역삼동 6층 복합건물 신축 ".repeat(8).strip());
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).endsWith("신축");
        assertThat(lines.getLast()).endsWith("…");
    }

    @Test
    void a_short_subject_is_one_line() {
        assertThat(StatusPicture.lines("Extension of a house, Jagok-dong"))
                .isEqualTo(List.of("Extension of a house, Jagok-dong"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하",
                "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀"
            })
    void no_line_is_wider_than_the_card(String subject) {
        assertThat(StatusPicture.lines(subject))
                .isNotEmpty()
                .allMatch(line -> StatusPicture.width(line, 17) <= 400)
                .allMatch(line ->
                        line.codePoints().noneMatch(letter -> Character.getType(letter) == Character.SURROGATE));
    }
}
