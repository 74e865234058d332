package city.open.ground.guard;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.guard.Finding.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedValuesTest {
    private static final byte[] KEY = "a petition's own key of 32 bytes".getBytes();

    private static final SealedValues KIM =
            sealed("김철수", "010-1234-5678", "kim.chulsoo@example.com", "서울특별시 강남구 테헤란로 123, 101동 1203호");

    private static SealedValues sealed(String name, String phone, String email, String address) {
        List<SealedValues.Mark> marks = new ArrayList<>();
        marks.addAll(SealedValues.marks(KEY, Kind.SEALED_NAME, name));
        marks.addAll(SealedValues.marks(KEY, Kind.SEALED_PHONE, phone));
        marks.addAll(SealedValues.marks(KEY, Kind.SEALED_EMAIL, email));
        marks.addAll(SealedValues.marks(KEY, Kind.SEALED_ADDRESS, address));
        return new SealedValues(KEY, marks);
    }

    private static SealedValues named(String name) {
        return new SealedValues(KEY, SealedValues.marks(KEY, Kind.SEALED_NAME, name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            신청인 김철수에게 알림                  | SEALED_NAME    | 김철수
            신청인김철수님                          | SEALED_NAME    | 김철수
            신청인(김 철 수)에게                    | SEALED_NAME    | 김 철 수
            김 철수 씨가 방문                       | SEALED_NAME    | 김 철수
            끝 번호 1234 5678로                     | SEALED_PHONE   | 1234 5678
            전화 ０１０．１２３４．５６７８         | SEALED_PHONE   | １０．１２３４．５６７８
            메일 KIM.ChulSoo (at) 회사              | SEALED_EMAIL   | KIM.ChulSoo
            메일 kim.chulsoo@example.com으로        | SEALED_EMAIL   | kim.chulsoo@example.com
            주소 테헤란로123에서                    | SEALED_ADDRESS | 테헤란로123
            같은 건물 101동 1203호 앞               | SEALED_ADDRESS | 101동 1203호
            """)
    void what_is_sealed_is_recognised_however_it_is_written(String text, Kind kind, String words) {
        int start = text.indexOf(words);
        assertThat(KIM.in(text)).containsExactly(new Finding(kind, start, start + words.length(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "담당자 김민서, 이철수, 김영수",
                "김씨 성을 가진 사람이 철수했다.",
                "강남구 테헤란로 보도 정비, 테헤란로 12, 테헤란로 1234",
                "101동과 1203호",
                "민원 2026-6110000-0000123-7, 2026-11-23 14:05",
                "example.com에서 신청",
                ""
            })
    void what_is_only_like_it_is_left_alone(String text) {
        assertThat(KIM.in(text)).isEmpty();
    }

    @Test
    void a_name_that_begins_other_words_stands_for_itself_only_where_a_word_ends() {
        assertThat(named("이수정").in("이 수정안을 봅니다")).isEmpty();
        assertThat(named("이수정").in("이 수정 님의 뜻")).hasSize(1);
        assertThat(named("김철").in("김철도 왔고 철도도 있다")).hasSize(1);
        assertThat(named("김철").in("김철강 주식회사")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            홍길동 (주)한빛    | 홍길동 대표가 방문             | 홍길동
            홍길동 (주)한빛    | 홍 길동입니다                  | 홍 길동
            홍길동 (주)한빛    | 홍길동측은 다툼이 없다         | 홍길동
            홍길동 (주)한빛    | 홍길동처럼                     | 홍길동
            홍길동 (주)한빛    | 한빛에서 온 자료               | 한빛
            홍길동 (주)한빛    | Hong Gildong asked             | Hong Gildong
            홍길동 (주)한빛    | HONG, Kil-Dong                 | HONG, Kil-Dong
            홍길동 (주)한빛    | by Gil Dong Hong               | Gil Dong Hong
            홍길동 (주)한빛    | 신청인(洪吉童)에게             | 洪吉童
            김철               | 김철입니다                     | 김철
            김철               | 김철 측                        | 김철
            김철               | 김철처럼                       | 김철
            김철               | 김철께서 말씀하심              | 김철
            김철               | 김철님                         | 김철
            김철               | 김철 씨                        | 김철
            김철               | 김철에게서                     | 김철
            김철               | 김철이라고 함                  | 김철
            김철               | 신청인김철은                   | 김철
            김철               | 金哲                           | 金哲
            김철수, 이영희     | 이영희는                       | 이영희
            김철수, 이영희     | Lee Young-hee                  | Lee Young-hee
            김철수, 이영희     | Cheol-su Kim                   | Cheol-su Kim
            金哲洙             | 김철수의 신청                  | 김철수
            남궁민수           | 남궁 민수입니다                | 남궁 민수
            남궁민수           | Namkung Minsu                  | Namkung Minsu
            박서연             | Park Seo-yeon                  | Park Seo-yeon
            최준호 외 2명      | Choi Junho                     | Choi Junho
            Hanbit Co., Ltd. John Smith | John Smith said       | John Smith
            응우옌 반 안       | 응우옌반안에게                 | 응우옌반안
            """)
    void a_name_is_known_person_by_person_and_word_by_word(String name, String text, String words) {
        int start = text.indexOf(words);
        assertThat(named(name).in(text))
                .containsExactly(new Finding(Kind.SEALED_NAME, start, start + words.length(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u0336", "\u200b", "\u202e", "\u0001"})
    void what_nobody_sees_within_a_name_hides_it_from_nobody(String unseen) {
        assertThat(named("김철수").in("신청인 김" + unseen + "철수는")).hasSize(1);
    }

    @Test
    void ordinary_english_names_no_korean() {
        var text =
                "The petition was received at the counter, and the committee will decide on the plan for the building"
                        + " in the park next to the station within ten days of the notice. Young people can see him soon.";
        for (var name : List.of("김철수", "이수정", "박서연", "홍길동", "최준호", "정인", "오한", "안나")) {
            assertThat(named(name).in(text)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            강남구 역삼동 123-45     | 역삼동 123-45 신축   | 역삼동 123-45
            강남구 역삼동 123-45     | 역삼동123-45번지     | 역삼동123-45
            강남구 역삼동 산 12-3    | 역삼동 산12-3        | 역삼동 산12-3
            역삼동123-45             | 역삼동 123-45        | 역삼동 123-45
            """)
    void a_lot_is_known_with_the_word_before_it(String place, String text, String words) {
        int start = text.indexOf(words);
        assertThat(new SealedValues(KEY, SealedValues.marks(KEY, Kind.SEALED_ADDRESS, place)).in(text))
                .containsExactly(new Finding(Kind.SEALED_ADDRESS, start, start + words.length(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"김", "김씨", "박님"})
    void a_surname_alone_is_no_name(String surname) {
        assertThat(SealedValues.marks(KEY, Kind.SEALED_NAME, surname)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Applicant John Smith asked", "SMITH, John", "john-smith님", "JOHNSMITH"})
    void a_foreign_name_is_recognised_in_either_order(String text) {
        assertThat(named("John Smith").in(text)).extracting(Finding::kind).containsExactly(Kind.SEALED_NAME);
        assertThat(named("John Smith").in("Smith & Sons, Johnson Smithers")).isEmpty();
    }

    @Test
    void letters_written_apart_are_the_same_letters() {
        assertThat(KIM.in(Normalizer.normalize("신청인 김철수", Normalizer.Form.NFD))).hasSize(1);
    }

    @Test
    void without_the_petitions_key_the_marks_say_nothing() {
        var marks = SealedValues.marks(KEY, Kind.SEALED_NAME, "김철수");
        assertThat(new SealedValues("another key".getBytes(), marks).in("김철수")).isEmpty();
    }

    /** Whatever is put between the digits of a person's number, and however wide they are, it is found whole. */
    @Property(tries = 300)
    void no_disguise_hides_a_persons_number(
            @ForAll("numbers") List<String> parts, @ForAll("gaps") String gap, @ForAll("disguises") Disguise disguise) {
        var number = disguise.of(String.join(gap, parts));
        var text = "신청인 번호는 " + number + " 입니다";
        assertThat(PersonalData.in(text))
                .as(text)
                .singleElement()
                .satisfies(finding -> assertThat(finding.in(text)).contains(number.strip()));
    }

    @Provide
    Arbitrary<List<String>> numbers() {
        return Arbitraries.of(
                List.of("960121", "1021413"),
                List.of("960121", "1234567"),
                List.of("760413", "5212134"),
                List.of("010", "1234", "5678"),
                List.of("4111", "1111", "1111", "1111"));
    }

    @Provide
    Arbitrary<String> gaps() {
        return Arbitraries.of("-", " ", "–", "—", "－", "\u00a0", "\n");
    }

    enum Disguise {
        NONE,
        WIDE,
        ARABIC,
        UNSEEN;

        String of(String number) {
            return switch (this) {
                case NONE -> number;
                case WIDE ->
                    number.replaceAll("([0-9])", "$1")
                            .chars()
                            .map(letter -> letter >= '0' && letter <= '9' ? letter - '0' + '０' : letter)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
                case ARABIC ->
                    number.chars()
                            .map(letter -> letter >= '0' && letter <= '9' ? letter - '0' + '٠' : letter)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString();
                case UNSEEN -> number.replaceAll("(?<=[0-9])(?=[0-9])", "\u200b");
            };
        }
    }

    @Provide
    Arbitrary<Disguise> disguises() {
        return Arbitraries.of(Disguise.class);
    }
}
