package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.outside.portal.Marks.Piece;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
    @ParameterizedTest
    @CsvSource({
        "gunja, 'A house in Gunja-dong', 'A house in [Gunja]-dong'",
        "'군자동 주택', '군자동 근린주택', '[군자동] 근린[주택]'",
        "'(a.c', 'abc (A.C)', 'abc [(A.C])'",
        "nothing, 'A house', 'A house'",
        "'', 'A house', 'A house'",
        "house, '', ''"
    })
    void words_are_marked_where_they_stand_and_nothing_is_lost(String sought, String text, String marked) {
        var pieces = new Marks(sought).of(text);
        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(pieces.stream()
                        .map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text())
                        .collect(Collectors.joining()))
                .isEqualTo(marked);
    }

    @Test
    void who_looks_for_nothing_marks_nothing() {
        assertThat(Marks.NONE.of("A house")).containsExactly(new Piece("A house", false));
    }
}
