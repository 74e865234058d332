package city.open.ground.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NINE = Instant.parse("2026-11-23T00:00:00Z");

    private final Pace pace = new Pace(3, Duration.ofSeconds(2));

    @Test
    void so_many_at_once_and_then_one_at_a_time() {
        for (int i = 0; i < 3; i++) {
            assertThat(pace.begin(NINE)).isTrue();
        }
        assertThat(pace.begin(NINE)).isFalse();
        assertThat(pace.begin(NINE.plusMillis(1_999))).isFalse();
        assertThat(pace.begin(NINE.plusSeconds(2))).isTrue();
        assertThat(pace.begin(NINE.plusSeconds(3))).isFalse();
        assertThat(pace.begin(NINE.plusSeconds(4))).isTrue();
    }

    @Test
    void nobody_saves_up_more_than_there_is_room_for() {
        assertThat(pace.begin(NINE)).isTrue();
        int places = 0;
        while (pace.begin(NINE.plusSeconds(86_400))) {
            places++;
        }
        assertThat(places).isEqualTo(3);
    }

    @Test
    void what_is_given_back_was_never_taken() {
        for (int i = 0; i < 100; i++) {
            assertThat(pace.begin(NINE)).isTrue();
            pace.giveBack();
        }
    }

    @Test
    void a_clock_that_was_put_back_gives_nothing() {
        while (pace.begin(NINE)) {
            // Until there is no room.
        }
        assertThat(pace.begin(NINE.minusSeconds(60))).isFalse();
        assertThat(pace.begin(NINE.plusSeconds(2))).isTrue();
    }
}
