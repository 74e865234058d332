package city.open.ground.guard;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.SharedData;
import city.open.ground.guard.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PersonalDataTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            신청인 주민번호는 960121-1021413 입니다      | RESIDENT_NUMBER  | 960121-1021413 | true
            주민번호 960121-1234567                      | RESIDENT_NUMBER  | 960121-1234567 | false
            주민번호 ９６０１２１－１０２１４１３ 확인   | RESIDENT_NUMBER  | ９６０１２１－１０２１４１３ | true
            번호는 960121 - 1021413                      | RESIDENT_NUMBER  | 960121 - 1021413 | true
            번호는 9 6 0 1 2 1 - 1 0 2 1 4 1 3           | RESIDENT_NUMBER  | 9 6 0 1 2 1 - 1 0 2 1 4 1 3 | true
            외국인 760413-5212134                        | FOREIGNER_NUMBER | 760413-5212134 | false
            연락처 010-1234-5678로 알림                  | PHONE            | 010-1234-5678 | true
            연락처 01012345678                           | PHONE            | 01012345678 | true
            집 전화 02-735-1234                          | PHONE            | 02-735-1234 | true
            국제 +82 10 1234 5678                        | PHONE            | +82 10 1234 5678 | true
            메일 hong.gildong@example.co.kr 참조         | EMAIL            | hong.gildong@example.co.kr | true
            메일 ｈｏｎｇ＠ｅｘａｍｐｌｅ．ｋｒ          | EMAIL            | ｈｏｎｇ＠ｅｘａｍｐｌｅ．ｋｒ | true
            카드 4111-1111-1111-1111 결제                | CARD             | 4111-1111-1111-1111 | true
            국민은행 123456-04-123456 입금               | ACCOUNT          | 123456-04-123456 | true
            계좌 110123456789                            | ACCOUNT          | 110123456789 | true
            110-123-456789로 환급                        | ACCOUNT          | 110-123-456789 | false
            차량 12가3456                                | PLATE            | 12가3456 | false
            차량 서울 123허 4567                         | PLATE            | 123허 4567 | false
            면허 11-12-345678-90                         | DRIVER_LICENCE   | 11-12-345678-90 | false
            여권번호는 M789C1234입니다                   | PASSPORT         | M789C1234 | false
            번호 ⑨⑥⓪①②①-①⓪②①④①③                      | RESIDENT_NUMBER  | ⑨⑥⓪①②①-①⓪②①④①③ | true
            차량 서울1가2345                             | PLATE            | 서울1가2345 | false
            인터넷전화 070-4321-5678                     | PHONE            | 070-4321-5678 | true
            사업자 104-86-56659 등록                     | BUSINESS_NUMBER  | 104-86-56659 | true
            """)
    void what_identifies_a_person_is_found_where_it_stands(String text, Kind kind, String words, boolean certain) {
        int start = text.indexOf(words);
        assertThat(PersonalData.all(text)).containsExactly(new Finding(kind, start, start + words.length(), certain));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.900115-1234567, 2.880301-2345678 / 010·9876·5432 | RESIDENT_NUMBER 900115-1234567, RESIDENT_NUMBER 880301-2345678, PHONE 010·9876·5432
            ０１０－２３４５－６７８９                | PHONE ０１０－２３４５－６７８９
            ①900115-1234567 ②880301-2345678           | RESIDENT_NUMBER 900115-1234567, RESIDENT_NUMBER 880301-2345678
            A900115-1234567B                           | RESIDENT_NUMBER 900115-1234567
            900115,1234567                             | RESIDENT_NUMBER 900115,1234567
            (900115)-(1234567)                         | RESIDENT_NUMBER 900115)-(1234567
            900115:1234567                             | RESIDENT_NUMBER 900115:1234567
            ⁹⁰⁰¹¹⁵-¹²³⁴⁵⁶⁷                             | RESIDENT_NUMBER ⁹⁰⁰¹¹⁵-¹²³⁴⁵⁶⁷
            90.01.15-1234567                           | RESIDENT_NUMBER 90.01.15-1234567
            주민번호 19900115-1234567                  | RESIDENT_NUMBER 19900115-1234567
            국민은행 900115-1234567                    | RESIDENT_NUMBER 900115-1234567
            010_2345_6789, 010~2345~6789, 010,2345,6789 | PHONE 010_2345_6789, PHONE 010~2345~6789, PHONE 010,2345,6789
            02)735-1234, (031)235.1234                 | PHONE 02)735-1234, PHONE 031)235.1234
            0507-1234-5678, +82-2-735-1234             | PHONE 0507-1234-5678, PHONE +82-2-735-1234
            a(at)b.com                                 | EMAIL a(at)b.com
            a [at] b dot com                           | EMAIL a [at] b dot com
            a at b dot com                             | EMAIL a at b dot com
            메일은a@b.com입니다                        | EMAIL a@b.com
            홍길동@한빛.한국                           | EMAIL 홍길동@한빛.한국
            hong@한빛.kr로                             | EMAIL hong@한빛.kr로
            hong골뱅이naver.com                        | EMAIL hong골뱅이naver.com
            4111.1111.1111.1111                        | CARD 4111.1111.1111.1111
            서울 12-345678-90                          | DRIVER_LICENCE 서울 12-345678-90
            """)
    void however_it_is_written_the_kind_is_told(String text, String found) {
        assertThat(PersonalData.in(text).stream()
                        .map(finding -> finding.kind() + " " + finding.in(text))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(found);
    }

    @Test
    void a_filler_of_hangul_hides_no_number() {
        for (var unseen :
                List.of("\u3164", "\u115f", "\uffa0", "\u034f", "\u0336", "\u202e", "\u2800", "\ue000", "\u0001")) {
            var text = "9001" + unseen + "15-1" + unseen + "234567";
            assertThat(PersonalData.in(text))
                    .as(text)
                    .containsExactly(new Finding(Kind.RESIDENT_NUMBER, 0, text.length(), true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "법인등록번호 110111-1129497",
                "주식회사 한빛(110111-1129497)",
                "(주)한빛 110111-3129495",
                "110111-1129497",
                "Corporate registration number 110111-1129497",
                "사업자등록번호 104-86-56659",
                "104-86-56659",
                "사업자등록번호 104-86-56658"
            })
    void what_stands_in_a_public_register_is_public(String text) {
        assertThat(PersonalData.in(text)).isEmpty();
    }

    /** 110111 can be a registry in Seoul or 11 January 2011. */
    @Test
    void where_a_number_could_be_a_persons_or_a_corporations_the_words_beside_decide() {
        assertThat(kinds("110111-3129495")).containsExactly(Kind.RESIDENT_OR_CORPORATE);
        assertThat(kinds("법인등록번호 110111-3129495")).isEmpty();
        assertThat(kinds("주민등록번호 110111-3129495")).containsExactly(Kind.RESIDENT_NUMBER);
        assertThat(kinds("법인 대표의 주민번호 110111-3129495")).containsExactly(Kind.RESIDENT_NUMBER);
        assertThat(kinds("법인등록번호 110111-3129494")).containsExactly(Kind.RESIDENT_OR_CORPORATE);
        assertThat(kinds("법인등록번호 900115-1234567")).containsExactly(Kind.RESIDENT_NUMBER);
        assertThat(Kind.RESIDENT_OR_CORPORATE.mayStay()).isTrue();
    }

    private static List<Kind> kinds(String text) {
        return PersonalData.in(text).stream().map(Finding::kind).toList();
    }

    @Test
    void digits_that_are_no_digits_to_java_are_masked_too() {
        var text = "⑨⓪⓪①①⑤-①②③④⑤⑥⑦, ⁹⁰⁰¹¹⁵-¹²³⁴⁵⁶⁷";
        assertThat(PersonalData.masked(text, PersonalData.in(text))).isEqualTo("******-*******, ******-*******");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "민원 2026-6110000-0000123-7은 2026-11-23 14:05에 접수되었습니다.",
                "건축정책과-17525(2026.11.23.)호로 회신함",
                "건폐율 59.87%, 용적률 249.96%, 연면적 1,234.56㎡",
                "공사비 1,234,567,890원, 부담금 12억 3456만 원",
                "건축법 제11조제1항 및 같은 법 시행규칙 제6조, 제10호 2024년 고시",
                "강남구 역삼동 *** 외 3필지, 지상 6층 지하 2층, 101동 1203호",
                "2026년 12월 3일(목) 10시부터 18시까지",
                "위원 15명 가운데 12명 찬성, 3명 반대",
                "Six storeys, 12 units, parking for 24 cars; see building law article 11(1) 2.",
                "120 다산콜에 문의하십시오.",
                "콜센터 1588-1234, 080-123-4567",
                "접수번호 2026-1234-5678, 문서 2026-11-23-001",
                "고시 제2026-101호 2026. 11. 23.",
                "12주 5000명, 30배 2000만 원, 101호 1203㎡",
                "문서 12345678-1234-4123-8123-a23456789012",
                "9601211021413aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "sha256:10486566590a4111111111111111c0ffee9601211021413",
                ""
            })
    void ordinary_words_of_an_office_are_left_alone(String text) {
        assertThat(PersonalData.in(text)).isEmpty();
    }

    @Test
    void characters_that_nobody_sees_hide_nothing() {
        var text = "9601\u200b21-102\u20601413";
        assertThat(PersonalData.in(text)).containsExactly(new Finding(Kind.RESIDENT_NUMBER, 0, text.length(), true));
    }

    @Test
    void a_number_broken_over_lines_is_still_one() {
        assertThat(PersonalData.in("번호 960121-\r\n1021413, 010-1234-\n5678"))
                .extracting(Finding::kind)
                .containsExactly(Kind.RESIDENT_NUMBER, Kind.PHONE);
    }

    @Test
    void of_plates_and_businesses_the_part_that_is_nobodys_stays() {
        var text = "12가 3456, 104-86-56659";
        assertThat(PersonalData.masked(text, PersonalData.all(text))).isEqualTo("12가 ****, 104-86-*****");
    }

    @Test
    void masking_leaves_stars_and_the_rest_of_the_sentence() {
        var text = "홍길동(960121-1021413)에게 010-1234-5678로 알림";
        assertThat(PersonalData.masked(text, PersonalData.in(text)))
                .isEqualTo("홍길동(******-*******)에게 ***-****-****로 알림");
    }

    @Test
    void a_masked_text_has_nothing_left_to_find() {
        var text = "hong@example.com, 4111 1111 1111 1111, 12가 3456, M12345678, ９６０１２１－１０２１４１３";
        assertThat(PersonalData.in(PersonalData.masked(text, PersonalData.in(text))))
                .isEmpty();
    }

    /** Vectors of a detector for resident, business and passport numbers; we ask for the shape where it does too. */
    @ParameterizedTest
    @CsvSource({
        "presidio-kr_rrn.json, RESIDENT_NUMBER",
        "presidio-kr_brn.json, BUSINESS_NUMBER",
        "presidio-kr_passport.json, PASSPORT"
    })
    void another_detectors_vectors_are_judged_alike(String file, Kind kind) {
        for (var vector : json(file).get("cases")) {
            var text = vector.get("text").asString();
            List<List<Integer>> expected = new ArrayList<>();
            vector.get("spans")
                    .forEach(span -> expected.add(
                            List.of(span.get(0).asInt(), span.get(1).asInt())));
            assertThat(PersonalData.all(text).stream()
                            .filter(finding -> finding.kind() == kind)
                            .map(finding -> List.of(finding.start(), finding.end())))
                    .as(text)
                    .isEqualTo(expected);
        }
    }

    @Test
    void mobile_numbers_are_found_however_they_are_written() {
        var numbers = json("validatorjs-kr.json").get("mobile_phone");
        for (var number : numbers.get("valid")) {
            assertThat(PersonalData.in("번호 " + number.asString() + " 입니다"))
                    .as(number.asString())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.PHONE);
        }
    }

    private static JsonNode json(String file) {
        return JsonMapper.shared().readTree(SharedData.file("ids-kr/" + file).toFile());
    }
}
