package city.open.ground.page;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Due;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WhenTest {
    private static final Instant FIVE_PAST_MIDNIGHT = Instant.parse("2026-11-22T15:05:00Z");

    private final When ko = new When(Words.in(Lang.KO));
    private final When en = new When(Words.in(Lang.EN));

    @Test
    void a_moment_is_told_in_the_time_of_seoul_in_both_languages() {
        assertThat(ko.minute(FIVE_PAST_MIDNIGHT)).isEqualTo("2026-11-23 (월) 00:05");
        assertThat(en.minute(FIVE_PAST_MIDNIGHT)).isEqualTo("2026-11-23 (Mon) 00:05");
        assertThat(en.day(FIVE_PAST_MIDNIGHT)).isEqualTo(en.day(LocalDate.of(2026, 11, 23)));
        assertThat(en.time(FIVE_PAST_MIDNIGHT)).isEqualTo("00:05");
    }

    @Test
    void a_due_date_has_an_hour_only_where_the_law_gives_one() {
        assertThat(en.due(Due.parse("2026-11-24"))).isEqualTo("2026-11-24 (Tue)");
        assertThat(en.due(Due.parse("2026-11-24T14:00+09:00"))).isEqualTo("2026-11-24 (Tue) 14:00");
    }

    @Test
    void when_an_act_was_entered_is_told_as_far_as_it_differs_from_when_it_was_done() {
        var done = FIVE_PAST_MIDNIGHT;
        assertThat(en.entered(done, done.plusSeconds(20))).isEmpty();
        assertThat(en.entered(done, done.plusSeconds(3_600))).isEqualTo("01:05");
        assertThat(en.entered(done, done.plusSeconds(86_400))).isEqualTo("2026-11-24 (Tue) 00:05");
        assertThat(en.entered(done, done.minusSeconds(600)))
                .as("the day before")
                .isEqualTo("2026-11-22 (Sun) 23:55");
    }

    @Test
    void working_time_is_told_in_the_largest_unit_that_says_enough_and_a_begun_day_is_a_day() {
        assertThat(en.work(-3)).isEqualTo(en.work(0)).contains("0");
        assertThat(en.work(59)).contains("59");
        assertThat(en.work(60)).isEqualTo(en.work(119)).contains("1").isNotEqualTo(en.work(1));
        assertThat(en.work(480)).contains("1").isNotEqualTo(en.work(60));
        assertThat(en.work(481)).isEqualTo(en.work(960)).contains("2");
    }

    @Test
    void a_number_has_a_decimal_only_where_it_says_something() {
        assertThat(When.number(3.0)).isEqualTo("3");
        assertThat(When.number(2.96)).isEqualTo("3");
        assertThat(When.number(2.25)).isEqualTo("2.3");
        assertThat(When.number(-0.04)).isEqualTo("0");
    }
}
