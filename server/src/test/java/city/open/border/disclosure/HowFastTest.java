package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What says how long acts take until they are public: never less than no time. */
class HowFastTest {
    private static final Instant STARTED = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NOW = STARTED.plusSeconds(60);

    @Test
    void what_was_entered_while_somebody_published_tells_how_fast_it_is() {
        assertThat(Publisher.tellsHowFast(STARTED, STARTED, NOW)).isTrue();
        assertThat(Publisher.tellsHowFast(NOW, STARTED, NOW)).isTrue();
    }

    @Test
    void a_past_that_was_loaded_and_a_clock_that_is_ahead_tell_nothing() {
        assertThat(Publisher.tellsHowFast(STARTED.minusNanos(1), STARTED, NOW)).isFalse();
        assertThat(Publisher.tellsHowFast(NOW.plusNanos(1), STARTED, NOW)).isFalse();
        assertThat(Publisher.tellsHowFast(NOW, Instant.MAX, NOW))
                .as("nobody publishes here")
                .isFalse();
    }
}
