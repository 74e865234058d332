package city.open.ground.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PetitionNumberTest {

    @Test
    void the_number_of_the_contract_is_well_formed() {
        assertThat(PetitionNumber.of(2026, "6110000", 123)).hasToString("2026-6110000-0000123-7");
    }

    @Test
    void a_number_knows_its_year_and_agency() {
        var number = new PetitionNumber("2026-6110000-0000123-7");
        assertThat(number.year()).isEqualTo(2026);
        assertThat(number.agency()).isEqualTo("6110000");
    }

    @Test
    void what_is_no_number_is_refused_with_an_example() {
        assertThatThrownBy(() -> new PetitionNumber("2026-6110000-123"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a petition number: '2026-6110000-123'; one looks like 2026-6110000-0000123-7");
    }

    @Property
    void one_wrong_digit_is_always_noticed(
            @ForAll @IntRange(min = 1999, max = 2099) int year,
            @ForAll @IntRange(min = 1, max = 9_999_999) int serial,
            @ForAll @IntRange(min = 0, max = 18) int place,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        var digits =
                new StringBuilder(PetitionNumber.of(year, "3220000", serial).value());
        int at = positionOfDigit(digits, place);
        digits.setCharAt(at, (char) ('0' + (digits.charAt(at) - '0' + change) % 10));
        assertThat(PetitionNumber.isWellFormed(digits.toString())).isFalse();
    }

    @Property
    void two_neighbours_swapped_are_always_noticed(
            @ForAll @IntRange(min = 1, max = 9_999_999) int serial, @ForAll @IntRange(min = 0, max = 17) int place) {
        var digits =
                new StringBuilder(PetitionNumber.of(2026, "6110000", serial).value());
        int at = positionOfDigit(digits, place);
        int next = positionOfDigit(digits, place + 1);
        char first = digits.charAt(at);
        char second = digits.charAt(next);
        digits.setCharAt(at, second);
        digits.setCharAt(next, first);
        assertThat(PetitionNumber.isWellFormed(digits.toString())).isEqualTo(first == second);
    }

    private static int positionOfDigit(CharSequence text, int place) {
        int seen = -1;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && ++seen == place) {
                return i;
            }
        }
        throw new IllegalArgumentException("no digit at " + place);
    }
}
