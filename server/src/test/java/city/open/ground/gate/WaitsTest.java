package city.open.ground.gate;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.database.Database;
import city.open.ground.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two machines of one installation, the clock of one of them some seconds behind. */
class WaitsTest {
    private static final Instant NINE = Instant.parse("2026-11-23T00:00:00Z");
    private static final int FREE = 3;
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private enum Kind {
        LOGINS(DATABASE.office(), "office.login_attempt", Optional.of(FREE)),
        CODES(DATABASE.intake(), "intake.attempt", Optional.empty());

        private final Database database;
        private final String table;
        private final Optional<Integer> subject;

        Kind(Database database, String table, Optional<Integer> subject) {
            this.database = database;
            this.table = table;
            this.subject = subject;
        }

        private Waits at(Instant now) {
            return new Waits(
                    database,
                    table,
                    new Waits.Limits(FREE, FREE, subject, Duration.ofHours(1)),
                    Clock.fixed(now, ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_a_success_nobody_waits_for_a_clock_that_is_behind(Kind kind) {
        var right = kind.at(NINE);
        var behind = kind.at(NINE.minusSeconds(7));
        for (int i = 0; i < 3 * FREE; i++) {
            assertThat(right.begin("kim", "192.0.2.1")).as("attempt %d", i).isEmpty();
            right.succeeded("kim", "192.0.2.1");
            assertThat(behind.begin("kim", "192.0.2.1"))
                    .as("attempt %d, at the machine that is behind", i)
                    .isEmpty();
            behind.succeeded("kim", "192.0.2.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_success_ends_a_wait_that_its_own_attempt_began(Kind kind) {
        var right = kind.at(NINE);
        for (int i = 0; i <= FREE; i++) {
            assertThat(right.begin("lee", "192.0.2.2")).isEmpty();
        }
        right.succeeded("lee", "192.0.2.2");

        assertThat(kind.at(NINE.minusSeconds(7)).begin("lee", "192.0.2.2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_free_failure_bars_nobody_at_a_machine_that_is_behind(Kind kind) {
        for (int i = 0; i < FREE; i++) {
            assertThat(kind.at(NINE.minusSeconds(i)).begin("choi", "192.0.2.3"))
                    .as("failure %d", i)
                    .isEmpty();
        }
    }

    /** It counts from the clock of the machine that began it. */
    @ParameterizedTest
    @EnumSource
    void a_wait_holds_on_both_machines(Kind kind) {
        for (int i = 0; i <= FREE; i++) {
            assertThat(kind.at(NINE).begin("park", "192.0.2.4")).isEmpty();
        }

        assertThat(kind.at(NINE.minusSeconds(7)).begin("park", "192.0.2.4")).contains(NINE.plusSeconds(30));
        assertThat(kind.at(NINE.plusSeconds(29)).begin("park", "192.0.2.4")).isPresent();
        assertThat(kind.at(NINE.plusSeconds(30)).begin("park", "192.0.2.4")).isEmpty();
    }

    /** Where everything about one subject is counted, others come and go from other addresses. */
    @Test
    void a_success_from_elsewhere_leaves_no_bar_for_a_clock_that_is_behind() {
        for (int i = 0; i <= FREE; i++) {
            assertThat(Kind.LOGINS.at(NINE).begin("yoon", "192.0.2." + (10 + i)))
                    .isEmpty();
        }
        Kind.LOGINS.at(NINE).succeeded("yoon", "192.0.2.10");

        assertThat(Kind.LOGINS.at(NINE.minusSeconds(7)).begin("yoon", "192.0.2.99"))
                .isEmpty();
    }
}
