package city.open.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "immediate | 즉시(3근무시간)   | at once (3 working hours)",
                "1d        | 1일(8근무시간)    | 1 day (8 working hours)",
                "5d        | 5일(40근무시간)   | 5 days (40 working hours)",
                "10d       | 10일             | 10 working days",
                "2w        | 2주              | 2 weeks",
                "1m        | 1개월            | 1 month",
                "5y        | 5년              | 5 years",
            })
    void a_period_says_what_a_day_means(String period, String ko, String en) {
        assertThat(Period.parse(period).inWords()).isEqualTo(new Text(ko, en));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "3", "-3d", "3 d", "3D", "10000d", "99999999999d", "٣d", "1.5d", "soon"})
    void anything_else_is_refused_with_the_forms_that_are_understood(String text) {
        assertThatThrownBy(() -> Period.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the period '" + text
                                + "' is not understood: write immediate, or a number from 1 to 9999 and d, w, m or y, such as 10d");
    }

    @Test
    void nothing_is_no_period() {
        assertThatThrownBy(() -> Period.parse("0d"))
                .hasMessage("a period counts 1 to 9999 days, weeks, months or years, not 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-24", "2026-05-06/2026-04-24/2026-04-25", "2026-02-30/2026-03-01", "a/b", "/"})
    void a_suspension_needs_two_days(String text) {
        assertThatThrownBy(() -> Suspension.parse(text))
                .hasMessage("the suspension '" + text
                        + "' is not understood: write its first and last day, such as 2026-04-24/2026-05-06");
    }

    @Test
    void a_suspension_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> Suspension.parse("2026-05-06/2026-04-24"))
                .hasMessage("a suspension cannot end on 2026-04-24 before it begins on 2026-05-06");
    }

    @Test
    void the_minute_that_is_due_is_in_time_and_the_midnight_after_a_day_is_not() {
        assertThat(Due.parse("2026-06-05T14:00+09:00").passedAt(Instant.parse("2026-06-05T05:00:00Z")))
                .isFalse();
        assertThat(Due.parse("2026-06-05T14:00+09:00").passedAt(Instant.parse("2026-06-05T05:00:01Z")))
                .isTrue();
        assertThat(Due.parse("2026-06-10").passedAt(Instant.parse("2026-06-10T14:59:59Z")))
                .isFalse();
        assertThat(Due.parse("2026-06-10").passedAt(Instant.parse("2026-06-10T15:00:00Z")))
                .isTrue();
    }

    @Test
    void due_dates_are_ordered_by_when_they_end() {
        assertThat(Stream.of("2026-06-10", "2026-06-11T00:00+09:00", "2026-06-10T18:00+09:00", "2026-06-09")
                        .map(Due::parse)
                        .sorted()
                        .map(Due::toString))
                .containsExactly("2026-06-09", "2026-06-10T18:00+09:00", "2026-06-10", "2026-06-11T00:00+09:00");
    }

    @Test
    void an_unreadable_due_date_is_refused() {
        assertThatThrownBy(() -> Due.parse("tomorrow"))
                .hasMessage("the due time 'tomorrow' is not understood: write 2026-06-10 or 2026-06-05T14:00+09:00");
    }
}
