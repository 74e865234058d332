package city.open.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.database.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidayRegisterTest {
    private static final Instant NOW = Instant.parse("2026-05-20T01:00:00Z");
    private static final Holiday DAY_OFF = new Holiday(
            LocalDate.of(2026, 6, 8),
            new Text("임시공휴일", "Temporary holiday"),
            Holiday.Kind.TEMPORARY,
            "관공서의 공휴일에 관한 규정 제2조제11호");

    private final TestDatabase database = TestDatabase.fresh();
    private final List<Object> told = new ArrayList<>();
    private final HolidayRegister register = register();

    @Test
    void a_day_named_by_the_cabinet_is_known_from_then_on_also_after_a_restart() {
        assertThat(register.known().isWorkingDay(DAY_OFF.date())).isTrue();

        assertThat(register.announce(DAY_OFF, NOW)).isEqualTo(new Announcement.Announced(DAY_OFF));

        assertThat(register.known().on(DAY_OFF.date())).contains(DAY_OFF);
        assertThat(register().known().on(DAY_OFF.date())).contains(DAY_OFF);
        assertThat(told).containsExactly(new HolidayAnnounced(DAY_OFF));
    }

    @Test
    void a_day_announced_twice_is_told_once_also_by_another_process() {
        var other = register();
        other.known();
        register.announce(DAY_OFF, NOW);

        assertThat(register.announce(DAY_OFF, NOW)).isEqualTo(new Announcement.AlreadyAHoliday(DAY_OFF));
        assertThat(other.announce(DAY_OFF, NOW)).isEqualTo(new Announcement.AlreadyAHoliday(DAY_OFF));
        assertThat(told).hasSize(1);
    }

    @Test
    void a_day_is_taken_back_once_and_every_process_hears_of_it() {
        var other = register();
        register.announce(DAY_OFF, NOW);
        assertThat(other.laterNow()).extracting(LaterHoliday::stands).containsExactly(true);
        var why = new Text("국무회의 재의결", "The Cabinet decided otherwise");

        assertThat(register.withdraw(DAY_OFF.date(), why, "재의결", NOW.plusSeconds(60)))
                .contains(DAY_OFF);

        assertThat(register.known().isWorkingDay(DAY_OFF.date())).isTrue();
        assertThat(other.laterNow())
                .containsExactly(
                        new LaterHoliday(DAY_OFF, NOW, new LaterHoliday.Withdrawal(why, "재의결", NOW.plusSeconds(60))));
        assertThat(other.known().isWorkingDay(DAY_OFF.date())).isTrue();
        assertThat(other.withdraw(DAY_OFF.date(), why, "재의결", NOW)).isEmpty();
        assertThat(register.withdraw(LocalDate.of(2026, 6, 3), why, "재의결", NOW)).isEmpty();
        assertThat(told).containsExactly(new HolidayAnnounced(DAY_OFF), new HolidayWithdrawn(DAY_OFF));
    }

    @Test
    void nobody_hears_of_what_was_rolled_back() {
        database.office().transactions().executeWithoutResult(status -> {
            register.announce(DAY_OFF, NOW);
            assertThat(told).isEmpty();
            status.setRollbackOnly();
        });

        assertThat(told).isEmpty();
        assertThat(register.laterNow()).isEmpty();
    }

    @Test
    void a_day_outside_the_calendar_is_refused() {
        var far = new Holiday(LocalDate.of(2040, 1, 2), DAY_OFF.name(), DAY_OFF.kind(), DAY_OFF.basis());

        assertThatThrownBy(() -> register.announce(far, NOW))
                .hasMessage("the calendar knows the years 1999 to 2035, not 2040-01-02");
    }

    private HolidayRegister register() {
        return new HolidayRegister(database.office(), database.record(), told::add);
    }
}
