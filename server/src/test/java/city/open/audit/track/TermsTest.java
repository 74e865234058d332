package city.open.audit.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.calendar.Holidays;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of the audit note, sections 4 and 7. */
class TermsTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2026-06-12, 60d, 2026-08-11",
        "2026-06-15, 1m, 2026-07-15",
        "2026-06-30, 1m, 2026-07-31",
        "2026-08-31, 2m, 2026-11-02",
        "2026-01-30, 1m, 2026-03-03",
        "2026-09-01, 60d, 2026-11-02",
        "2026-09-01, 90d, 2026-11-30",
    })
    void a_term_ends(LocalDate start, String term, LocalDate end) {
        assertThat(Terms.end(start, term, Holidays.builtIn())).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "m", "1y", "immediate", "-1d", "1.5m", "0d", "99999d", "1m "})
    void what_is_no_term_is_refused(String term) {
        assertThatThrownBy(() -> Terms.end(LocalDate.of(2026, 6, 30), term, Holidays.builtIn()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
