package city.open.border.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class AccessCodeTest {
    private final AccessCode code = AccessCode.fresh();

    @Test
    void a_code_opens_what_it_was_kept_as_and_another_does_not() {
        assertThat(code.matches(code.hash())).isTrue();
        assertThat(AccessCode.fresh().matches(code.hash())).isFalse();
    }

    @Test
    void the_same_code_is_kept_differently_each_time_and_never_as_itself() {
        assertThat(code.hash()).isNotEqualTo(code.hash()).doesNotContain(code.value());
    }

    @Test
    void what_was_kept_before_this_version_still_opens() {
        var before = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(code.value());
        assertThat(code.matches(before)).isTrue();
        assertThat(AccessCode.fresh().matches(before)).isFalse();
    }

    @Test
    void it_is_read_as_people_type_it() {
        var typed = code.value()
                .toLowerCase(Locale.ROOT)
                .replace("-", " ")
                .replace('0', 'o')
                .replace('1', 'l');
        assertThat(AccessCode.typed(typed)).contains(code);
        assertThat(AccessCode.typed(code.value().substring(1))).isEmpty();
        assertThat(AccessCode.typed(code.value() + "U")).isEmpty();
    }
}
