package city.open.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {

    /** Control, direction, halves of surrogates, private and never assigned. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0001", "\u0008", "\u000b", "\u000c", "\u001b", "\u007f", "\u0085", "\u009b", "\u200b",
                "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffe", "\uffff", "\ue000",
                "\ud800", "\udc00", "\ufdd0"
            })
    void what_nobody_can_read_is_told_and_left_out(String unseen) {
        var text = "배출" + unseen + "시설";
        assertThat(Legible.is(text)).isFalse();
        assertThat(Legible.is(Legible.only(text))).isTrue();
        assertThat(Legible.only(text).replaceAll("\\s", "")).isEqualTo("배출시설");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "배출시설 설치 허가\n둘째 줄\t끝\r\n", "㈜한빛 ½ ㎡ 🏗 é ＡＢ", "洪吉童", "«x» → y"})
    void what_people_write_stays_as_it_is(String text) {
        assertThat(Legible.is(text)).isTrue();
        assertThat(Legible.only(text)).isEqualTo(text);
    }

    @Test
    void what_word_processors_leave_is_tidied_and_nothing_else() {
        assertThat(Legible.tidy("위임\u00ad장\u200b\ufeff\u000b둘째\u2028셋째\r\n")).isEqualTo("위임장\n둘째\n셋째\n");
        assertThat(Legible.tidy("a\u202eb\u0001")).isEqualTo("a\u202eb\u0001");
        assertThat(Legible.line("제목\r\nBcc: x\u000b끝")).isEqualTo("제목 Bcc: x 끝");
    }
}
