package city.open.inside.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Instant NINE = Instant.parse("2026-11-23T00:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final MovableClock clock = new MovableClock(NINE);
    private final Attempts attempts = new Attempts(DATABASE.office(), clock);

    @Test
    void each_failure_from_the_fifth_costs_twice_the_wait_up_to_a_quarter_of_an_hour() {
        fail("kim", "10.0.0.1", 4);
        List<Duration> waits = new ArrayList<>();
        for (int failure = 5; failure <= 11; failure++) {
            assertThat(attempts.begin("kim", "10.0.0.1")).isEmpty();
            var until = attempts.begin("kim", "10.0.0.1").orElseThrow();
            waits.add(Duration.between(clock.instant(), until));
            clock.forward(waits.getLast());
        }
        assertThat(waits.stream().map(Duration::toSeconds)).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L);
    }

    @Test
    void an_attempt_that_may_not_be_made_does_not_lengthen_the_wait() {
        fail("lee", "10.0.0.2", 5);
        var until = attempts.begin("lee", "10.0.0.2");
        assertThat(until).contains(NINE.plusSeconds(30));
        assertThat(attempts.begin("lee", "10.0.0.2")).isEqualTo(until);
        clock.forward(Duration.ofSeconds(30));
        assertThat(attempts.begin("lee", "10.0.0.2")).isEmpty();
    }

    @Test
    void a_success_forgets_the_failures_of_the_account() {
        fail("choi", "10.0.0.3", 4);
        attempts.succeeded("choi", "10.0.0.3");
        fail("choi", "10.0.0.3", 4);
        assertThat(attempts.begin("choi", "10.0.0.3")).isEmpty();
    }

    @Test
    void yesterdays_failures_count_no_more() {
        fail("park", "10.0.0.4", 4);
        clock.forward(Duration.ofHours(25));
        fail("park", "10.0.0.4", 4);
        assertThat(attempts.begin("park", "10.0.0.4")).isEmpty();
    }

    @Test
    void who_tries_one_password_on_many_accounts_waits_at_the_address() {
        for (int i = 1; i <= Attempts.FREE_AT_ADDRESS + 1; i++) {
            assertThat(attempts.begin("account" + i, "10.0.0.5")).isEmpty();
        }
        assertThat(attempts.begin("another", "10.0.0.5")).contains(NINE.plusSeconds(30));
        assertThat(attempts.begin("another", "10.0.0.6")).isEmpty();
    }

    @Test
    void addresses_of_one_ipv6_network_are_one() {
        for (int i = 1; i <= Attempts.FREE_AT_ADDRESS + 1; i++) {
            attempts.begin("six" + i, "2001:db8:1:2:3:4:5:" + i);
        }
        assertThat(attempts.begin("six", "2001:db8:1:2:ffff:0:0:1")).isPresent();
        assertThat(attempts.begin("six", "2001:db8:1:3:0:0:0:1")).isEmpty();
    }

    @Test
    void right_logins_do_not_count_at_the_address_and_lift_no_failure_of_others() {
        for (int i = 0; i < 2 * Attempts.FREE_AT_ADDRESS; i++) {
            assertThat(attempts.begin("right" + i % 5, "10.0.0.7"))
                    .as("login %d", i)
                    .isEmpty();
            attempts.succeeded("right" + i % 5, "10.0.0.7");
        }
        for (int i = 0; i <= Attempts.FREE_AT_ADDRESS; i++) {
            assertThat(attempts.begin("wrong" + i, "10.0.0.7")).isEmpty();
            if (i < Attempts.FREE_AT_ADDRESS) {
                assertThat(attempts.begin("right", "10.0.0.7")).isEmpty();
                attempts.succeeded("right", "10.0.0.7");
            }
        }
        assertThat(attempts.begin("right", "10.0.0.7")).contains(NINE.plusSeconds(30));
    }

    @Test
    void whoever_guesses_from_many_addresses_waits_and_the_official_does_not() {
        assertThat(attempts.begin("mayor", "10.2.0.1")).isEmpty();
        attempts.succeeded("mayor", "10.2.0.1");
        int made = 0;
        for (int i = 0; i < 300; i++) {
            made += attempts.begin("mayor", "10.3.%d.%d".formatted(i / 250, i % 250))
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(made).isEqualTo(Attempts.FREE_FROM_ANYWHERE + 1);
        assertThat(attempts.begin("mayor", "10.2.0.1"))
                .as("from the desk of the official")
                .isEmpty();
    }

    @Test
    void many_at_once_gain_nothing() throws Exception {
        List<Callable<Optional<Instant>>> guesses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int one = i;
            guesses.add(() -> attempts.begin("yoon", one % 2 == 0 ? "2001:db8::1" : "2001:db8::" + one));
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            long made = 0;
            for (var guess : pool.invokeAll(guesses)) {
                made += guess.get().isEmpty() ? 1 : 0;
            }
            assertThat(made).isEqualTo(5);
        }
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempts.begin(account, address)).isEmpty();
        }
    }
}
