package city.open.petition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

    @ParameterizedTest
    @CsvSource({"김철수,김*수", "김철,김*", "남궁민수,남**수", "황보,황*", "김,*", "John Smith,J********h", "김*수,김*수"})
    void of_a_name_the_first_and_last_letter_stay(String name, String masked) {
        assertThat(Mask.person(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "강남구 역삼동 123-45,강남구 역삼동 ***",
        "서울특별시 종로구 세종로 1 101호,서울특별시 종로구 세종로 ***",
        "중구 을지로2가 50,중구 을지로2가 ***",
        "강남구 역삼동,강남구 역삼동",
        "강남구 역삼동 ***,강남구 역삼동 ***",
        "Somewhere else 5,***"
    })
    void of_a_place_only_the_dong_stays(String address, String masked) {
        assertThat(Mask.place(address)).isEqualTo(masked);
    }
}
