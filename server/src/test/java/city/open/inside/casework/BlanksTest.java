package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.inside.casework.Wording.Use;
import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a text leaves open is asked for by its name, and stays open until it is filled in. */
class BlanksTest {

    @Test
    void each_blank_is_asked_for_once_in_the_order_of_the_texts() {
        assertThat(Blanks.in(Stream.of("{도면}을 {기한}까지, {도면}", "by { 기한 }, {answer by}")))
                .containsExactly("도면", "기한", "answer by");
        assertThat(Blanks.in("중괄호 {} 와 { } 와 {줄\n바꿈} 은 빈칸이 아니다")).isEmpty();
    }

    @Test
    void what_has_no_value_stays_open() {
        var values = Map.of("기한", "6월 10일", "금액", " ");
        assertThat(Blanks.filled("{도면}을 { 기한 }까지, {금액}", name -> values.getOrDefault(name, "")))
                .isEqualTo("{도면}을 6월 10일까지, {금액}");
    }

    @Test
    void a_value_is_taken_as_it_was_typed() {
        assertThat(Blanks.filled("{금액}", _ -> "$1 \\2")).isEqualTo("$1 \\2");
    }

    /** In both languages, below what stood there; where there is no English nothing is put there. */
    @Test
    void a_text_goes_below_what_was_typed() {
        var form = Form.of(Task.REQUEST_SUPPLEMENT).with("what", "배치도");
        var both = form.with(text(Use.SUPPLEMENT, "{도면}을 내십시오.", "Hand in {drawing}."));
        assertThat(both.fields()).isEqualTo(Map.of("what", "배치도\n{도면}을 내십시오.", "what.en", "Hand in {drawing}."));
        assertThat(form.with(text(Use.SUPPLEMENT, "내십시오.", "내십시오.")).fields()).isEqualTo(Map.of("what", "배치도\n내십시오."));
        assertThat(form.with(text(Use.REMEDIES, "90일", "90 days")))
                .as("for another field")
                .isEqualTo(form);
    }

    private static Wording text(Use use, String ko, String en) {
        return new Wording(
                UUID.randomUUID(), 1, use, null, "이름", new Text(ko, en), false, new OfficialId("kim"), Instant.EPOCH);
    }
}
