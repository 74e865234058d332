package city.open.ground.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Overheard;
import city.open.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class RoundsTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Goes a round, and fails in it as often as there is something left to fail with. */
    private static final class Postman extends Rounds {
        private final AtomicInteger rounds = new AtomicInteger();
        private final Queue<RuntimeException> troubles;

        Postman(String role, RuntimeException... troubles) {
            super("postman", A_DAY, role);
            this.troubles = new ConcurrentLinkedQueue<>(List.of(troubles));
        }

        @Override
        protected void round() {
            rounds.incrementAndGet();
            var trouble = troubles.poll();
            if (trouble != null) {
                throw trouble;
            }
        }

        /** Another round than those that were gone. */
        void goAgain() {
            int gone = Patience.until("the round before", rounds::get, all -> all > 0);
            wake();
            Patience.until("another round", rounds::get, all -> all > gone);
        }
    }

    @Test
    void who_is_woken_goes_at_once_though_the_pause_is_a_day() {
        var postman = new Postman("all");
        postman.start();
        postman.goAgain();
        assertThat(postman.isRunning()).isTrue();
        postman.stop();
        assertThat(postman.isRunning()).isFalse();
        int gone = postman.rounds.get();
        postman.wake();
        assertThat(postman.rounds).as("who has stopped goes no more").hasValue(gone);
    }

    @Test
    void the_work_is_the_offices() {
        assertThat(Stream.of("all", "office", "portal", "publisher").filter(role -> new Postman(role).isAutoStartup()))
                .containsExactly("all", "office");
    }

    @Test
    void a_trouble_is_said_once_as_long_as_it_is_the_same_and_the_rounds_go_on() {
        var away = new DataAccessResourceFailureException("it is away");
        var postman = new Postman("office", away, away, away, new IllegalStateException("a fault of ours"));
        try (var said = Overheard.of(Rounds.class)) {
            postman.start();
            for (int i = 0; i < 4; i++) {
                postman.goAgain();
            }
            assertThat(said.lines())
                    .containsExactly(
                            "ERROR postman waits for the database: it is away",
                            "ERROR postman cannot go on and tries again");
        } finally {
            postman.stop();
        }
    }

    @Test
    void a_trouble_that_comes_back_is_said_again() {
        var away = new DataAccessResourceFailureException("it is away");
        var postman = new Postman("office");
        try (var said = Overheard.of(Rounds.class)) {
            postman.start();
            for (int i = 0; i < 2; i++) {
                postman.troubles.add(away);
                postman.goAgain();
                Patience.until("the trouble", postman.troubles::isEmpty);
                postman.goAgain();
            }
            assertThat(said.lines())
                    .containsExactly(
                            "ERROR postman waits for the database: it is away",
                            "ERROR postman waits for the database: it is away");
        } finally {
            postman.stop();
        }
    }
}
