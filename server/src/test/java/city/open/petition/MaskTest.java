package city.open.petition;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({
        "김철수,김*수",
        "김철,김*",
        "남궁민수,남**수",
        "황보,황*",
        "김,*",
        "John Smith,J********h",
        "김*수,김*수",
        "Nguyễn Văn An,N***********n",
        "金哲洙,金*洙"
    })
    void of_a_name_the_first_and_last_letter_stay(String name, String masked) {
        assertThat(Mask.person(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "주식회사 한빛 (대표 김철수),주식회사 한빛 (대표 김*수)",
        "(주)한빛 대표이사 김철,(주)한빛 대표이사 김*",
        "한빛㈜,한빛㈜",
        "주식회사 한빛 남궁민수,주식회사 한빛 남**수",
        "Hanbit Trading Inc. (CEO John Smith),Hanbit Trading Inc. (CEO J**n S***h)"
    })
    void a_company_is_shown_and_its_head_masked(String name, String masked) {
        assertThat(Mask.person(name)).isEqualTo(masked);
        assertThat(Mask.person(masked)).isEqualTo(masked);
    }

    /** Letters written apart, as some machines send them, and letters that nobody sees. */
    @Test
    void a_name_is_masked_by_what_a_reader_sees() {
        assertThat(Mask.person(Normalizer.normalize("김철수", Normalizer.Form.NFD)))
                .isEqualTo("김*수");
        assertThat(Mask.person("\u200b김철수\u2060")).isEqualTo("김*수");
    }

    @Property
    void a_mask_masked_again_is_the_same(@ForAll @StringLength(max = 30) String name) {
        var masked = Mask.person(name);
        assertThat(Mask.person(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "강남구 역삼동 123-45,강남구 역삼동 ***",
        "서울특별시 종로구 세종로 1 101호,서울특별시 종로구 세종로 ***",
        "중구 을지로2가 50,중구 을지로2가 ***",
        "강남구 역삼동,강남구 역삼동",
        "강남구 역삼동 ***,강남구 역삼동 ***",
        "서울 강남구 역삼동 12,서울 강남구 역삼동 ***",
        "김철수 강남구 역삼동 12,***",
        "Somewhere else 5,***"
    })
    void of_a_place_only_the_dong_stays(String address, String masked) {
        assertThat(Mask.place(address)).isEqualTo(masked);
    }
}
