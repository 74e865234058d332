package city.open.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the audit note, section 2. */
class LagTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

    @ParameterizedTest(name = "{0} to {1}: {2} minutes, {3}")
    @CsvSource({
        "2026-06-05T17:30, 2026-06-08T09:20, 50, A",
        "2026-06-02T16:00, 2026-06-04T11:00, 240, B",
        "2026-06-15T17:55, 2026-06-17T10:05, 550, C",
        "2026-06-15T15:30, 2026-06-15T15:12, 0, F",
        "2026-06-15T15:17, 2026-06-15T15:12, 0, A",
        "2026-06-15T15:18, 2026-06-15T15:12, 0, F",
        "2026-06-15T09:00, 2026-06-15T10:00, 60, A",
        "2026-06-15T09:00, 2026-06-15T10:01, 61, B",
        "2026-06-15T09:00, 2026-06-15T18:00, 480, B",
        "2026-06-15T09:00, 2026-06-16T09:01, 481, C",
        "2026-06-15T09:00, 2026-06-19T18:00, 2400, C",
        "2026-06-15T09:00, 2026-06-22T09:01, 2401, D",
    })
    void an_entry_is_late_by_working_time(
            LocalDateTime occurred, LocalDateTime recorded, long minutes, Lag.Class expected) {
        assertThat(Lag.between(occurred, recorded, Holidays.builtIn())).isEqualTo(new Lag(minutes, expected));
    }

    @Property
    void a_lag_is_the_sum_of_its_parts(
            @ForAll @IntRange(max = 500_000) int from,
            @ForAll @IntRange(max = 50_000) int first,
            @ForAll @IntRange(max = 50_000) int second) {
        var a = START.plusMinutes(from);
        var b = a.plusMinutes(first);
        var c = b.plusMinutes(second);
        assertThat(minutes(a, b) + minutes(b, c)).isEqualTo(minutes(a, c));
    }

    private static long minutes(LocalDateTime from, LocalDateTime to) {
        return Lag.between(from, to, Holidays.builtIn()).workingMinutes();
    }
}
