package city.open.ground.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            홍길동 (주)한빛                | 홍*동 (주)한빛
            홍길동 ㈜한빛                  | 홍*동 ㈜한빛
            홍길동 （주）한빛              | 홍*동 （주）한빛
            홍길동 (유)한빛                | 홍*동 (유)한빛
            홍길동 (재)한빛                | 홍*동 (재)한빛
            (사)한빛 홍길동                | (사)한빛 홍*동
            홍길동 한빛(주)                | 홍*동 한빛(주)
            홍길동/(주)한빛                | 홍*동/(주)한빛
            홍길동(주)한빛                 | ***(주)***
            한빛주식회사홍길동             | ***주식회사***
            홍길동 한빛 주식회사           | *** *** 주식회사
            홍길동 주식회사 한빛           | *** 주식회사 ***
            한빛 유한회사 홍길동           | *** 유한회사 ***
            홍길동 (주) 한빛               | *** (주) ***
            홍길동 대표 주식회사 한빛      | 홍*동 대표 주식회사 한빛
            한빛 건설 주식회사             | 한빛 건설 주식회사
            홍길동 한빛 건설㈜             | 홍*동 한빛 건설㈜
            (주)한빛 홍길동 (주)달빛       | (주)*** *** (주)***
            홍길동 Hanbit Co., Ltd.        | *** *** Co., Ltd.
            John Smith Hanbit Inc.         | *** *** *** Inc.
            Hanbit Co., Ltd. 대표 홍길동   | Hanbit Co., Ltd. 대표 홍*동
            Hanbit Co., Ltd. John Smith    | *** Co., Ltd. *** ***
            ㈜한빛 대표 홍길동, 김철수     | ㈜한빛 대표 홍*동, 김*수
            """)
    void where_it_cannot_be_told_which_word_is_the_person_only_the_legal_form_stays(String name, String masked) {
        assertThat(Mask.person(name)).isEqualTo(masked);
        assertThat(Mask.person(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            김철수, 이영희            | 김*수, 이*희
            김철수·이영희             | 김*수·이*희
            김철 외 2명               | 김* 외 2명
            남궁민수 및 이영희        | 남**수 및 이*희
            John Smith and Mary Jones | J********h and M********s
            """)
    void of_several_applicants_each_is_masked(String names, String masked) {
        assertThat(Mask.person(names)).isEqualTo(masked);
        assertThat(Mask.person(masked)).isEqualTo(masked);
    }

    @Test
    void what_a_mask_keeps_back_is_known_person_by_person() {
        assertThat(Mask.hidden("홍길동 (주)한빛")).containsExactly("홍길동");
        assertThat(Mask.hidden("김철수, 이영희 외 2명")).containsExactly("김철수", "이영희");
        assertThat(Mask.hidden("홍길동(주)한빛")).containsExactly("홍길동", "한빛");
        assertThat(Mask.hidden("Hanbit Trading Inc. (CEO John Smith)")).containsExactly("John Smith");
        assertThat(Mask.hidden("(주)한빛")).isEmpty();
        assertThat(Mask.hidden("김*수")).isEmpty();
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

    /** Of all that names of applicants are made of, in any order. */
    @Property(tries = 2_000)
    void no_mask_masks_its_own_stars(@ForAll("names") String name) {
        var masked = Mask.person(name);
        assertThat(Mask.person(masked)).as(name).isEqualTo(masked);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "홍길동",
                        "김철",
                        "한빛",
                        " ",
                        " ",
                        " ",
                        "(주)",
                        "주식회사",
                        "㈜",
                        "(",
                        ")",
                        ", ",
                        "·",
                        "Co., Ltd.",
                        "Inc.",
                        "John",
                        "대표",
                        "CEO",
                        "건설",
                        "외 2명",
                        " 및 ",
                        "*",
                        "***",
                        "김*수",
                        "-",
                        "&",
                        "\u3164",
                        "\u0301",
                        "\u2003",
                        "\u00a0")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
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
        "홍길동,***",
        "홍길동 12,***",
        "신길동 12-3,***",
        "이나리 5,***",
        "한마로,***",
        "김민구 역삼동 12,***",
        "이도 역삼동 12,***",
        "남궁면 김가리 7,***",
        "을지로2가 50,을지로2가 ***",
        "역삼동 ***,역삼동 ***",
        "경기도 파주시 문산읍 당동리 3,경기도 파주시 문산읍 당동리 ***",
        "충북 청주시 상당구 영동 3,충북 청주시 상당구 영동 ***",
        "세종특별자치시 나성동 1,세종특별자치시 나성동 ***",
        "제주특별자치도 서귀포시 강정동 1,제주특별자치도 서귀포시 강정동 ***",
        "Somewhere else 5,***"
    })
    void of_a_place_only_the_dong_stays(String address, String masked) {
        assertThat(Mask.place(address)).isEqualTo(masked);
        assertThat(Mask.place(masked)).as("a masked place stays as it is").isEqualTo(masked);
    }
}
