package city.open.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the audit note, sections 3, 6 and 10. */
class WilsonTest {

    @ParameterizedTest
    @CsvSource({
        "7, 20, .35, .18, .57, .005",
        "984, 1167, .843, .821, .863, .0005",
        "0, 34, 0, 0, .102, .0005",
        "39.2, 64, .6125, .490, .722, .0005",
        "34, 40, .85, .71, .93, .005",
    })
    void a_share_has_its_interval(double x, double n, double share, double low, double high, double near) {
        var wilson = Wilson.of(x, n);
        assertThat(wilson.share()).isEqualTo(share, within(near));
        assertThat(wilson.low()).isEqualTo(low, within(near));
        assertThat(wilson.high()).isEqualTo(high, within(near));
    }

    @Property
    void the_interval_stays_within_0_and_1_and_holds_the_share(
            @ForAll @IntRange(min = 1, max = 1_000_000) int n, @ForAll @IntRange(max = 1_000_000) int any) {
        int x = any % (n + 1);
        var wilson = Wilson.of(x, n);
        assertThat(wilson.low()).isBetween(0.0, wilson.share());
        assertThat(wilson.high()).isBetween(wilson.share(), 1.0);
        assertThat(wilson.low()).isLessThan(wilson.high());
    }

    @Test
    void more_than_all_is_refused() {
        assertThatThrownBy(() -> Wilson.of(21, 20)).hasMessageContaining("0 ≤ x ≤ n");
        assertThatThrownBy(() -> Wilson.of(0, 0)).hasMessageContaining("0 ≤ x ≤ n");
    }
}
