package city.open.outside.my;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.database.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private static final Instant NINE = Instant.parse("2026-11-23T00:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final Guesses guesses = new Guesses(DATABASE.intake(), Clock.fixed(NINE, ZoneOffset.UTC));

    @Test
    void right_entries_do_not_count_however_many_come_from_one_address() {
        for (int i = 0; i < 3 * Guesses.FREE_AT_ADDRESS; i++) {
            var petition = "right" + i % 7;
            assertThat(guesses.begin(petition, "192.0.2.1")).as("entry %d", i).isEmpty();
            guesses.succeeded(petition, "192.0.2.1");
        }
    }

    @Test
    void whoever_guesses_at_a_petition_keeps_nobody_else_out() {
        for (int i = 0; i < Guesses.FREE_AT_PETITION; i++) {
            assertThat(guesses.begin("victim", "192.0.2.2")).isEmpty();
        }
        assertThat(guesses.begin("victim", "192.0.2.2")).isPresent();
        assertThat(guesses.begin("victim", "192.0.2.3")).isEmpty();
    }

    @Test
    void a_barred_address_counts_at_no_petition() {
        for (int i = 0; i < Guesses.FREE_AT_ADDRESS; i++) {
            assertThat(guesses.begin("many" + i, "192.0.2.4")).isEmpty();
        }
        int before = rows();
        for (int i = 0; i < 200; i++) {
            assertThat(guesses.begin("more" + i, "192.0.2.4")).isPresent();
        }
        assertThat(rows()).as("a barred address fills no table").isEqualTo(before);
    }

    @Test
    void machines_count_together() {
        var other = new Guesses(DATABASE.intake(), Clock.fixed(NINE, ZoneOffset.UTC));
        for (int i = 0; i < Guesses.FREE_AT_PETITION; i++) {
            assertThat((i % 2 == 0 ? guesses : other).begin("both", "192.0.2.5"))
                    .isEmpty();
        }
        assertThat(guesses.begin("both", "192.0.2.5")).isPresent();
        assertThat(other.begin("both", "192.0.2.5")).isPresent();
    }

    private static int rows() {
        return DATABASE.owner()
                .sql("SELECT count(*) FROM intake.attempt")
                .query(Integer.class)
                .single();
    }
}
