package city.open.inside.vault;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.border.letters.Person;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void whoever_is_masked_is_known_and_what_the_mask_shows_is_not() {
        var known = Marks.of(new Person("홍길동 (주)한빛", null, null, null, "유한회사 달빛상사", "김철수, 이영희"), "강남구 역삼동 123-45");
        for (var words : new String[] {"홍 길동입니다", "Gil-dong Hong", "달빛상사에서", "이영희 측", "역삼동 123-45 신축"}) {
            assertThat(known.in(words)).as(words).hasSize(1);
        }
        assertThat(known.in("(주)한빛이 역삼동에 짓는 건물")).isEmpty();
    }

    @Test
    void where_it_cannot_be_told_who_is_the_company_either_is_known() {
        var known = Marks.of(new Person("홍길동 한빛 주식회사", null, null, null, null, null), null);
        assertThat(known.in("한빛의 신청")).hasSize(1);
        assertThat(known.in("홍길동의 신청")).hasSize(1);
        assertThat(known.in("주식회사의 신청")).isEmpty();
    }
}
