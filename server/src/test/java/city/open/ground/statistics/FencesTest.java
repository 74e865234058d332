package city.open.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The vector of the audit note, section 3. */
class FencesTest {

    @Test
    void three_hours_among_days_are_beyond_the_fence() {
        var fences = Fences.around(List.of(3., 12., 15., 18., 20., 22., 25., 28., 30., 36., 40.));
        assertThat(fences.lower()).isEqualTo(7.01, within(.005));
        assertThat(fences.upper()).isEqualTo(67.9, within(.05));
        assertThat(List.of(3., 12., 40., 68.)).map(fences::isQuick).containsExactly(true, false, false, false);
        assertThat(List.of(3., 12., 40., 68.)).map(fences::isSlow).containsExactly(false, false, false, true);
    }
}
