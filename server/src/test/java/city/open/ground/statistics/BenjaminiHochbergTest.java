package city.open.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The vectors of the audit note, section 3. */
class BenjaminiHochbergTest {

    @Test
    void five_tests_of_the_note() {
        var p = decimals(".001", ".008", ".012", ".041", ".2");
        assertThat(BenjaminiHochberg.rejected(p, new BigDecimal(".10"))).containsExactly(0, 1, 2, 3);
        assertThat(BenjaminiHochberg.rejected(p, new BigDecimal(".05"))).containsExactly(0, 1, 2);
    }

    @Test
    void a_later_test_within_its_share_takes_the_earlier_ones_with_it() {
        assertThat(BenjaminiHochberg.rejected(decimals(".09", ".2", ".08", ".1", ".075"), new BigDecimal(".125")))
                .containsExactly(0, 2, 3, 4);
    }

    @Test
    void the_edge_itself_is_rejected_and_what_equals_it_too() {
        assertThat(BenjaminiHochberg.rejected(decimals(".03", ".03", ".03", ".9", ".9"), new BigDecimal(".05")))
                .containsExactly(0, 1, 2);
        assertThat(BenjaminiHochberg.rejected(List.of(), BenjaminiHochberg.USUAL_Q))
                .isEmpty();
    }

    @Property
    void a_larger_share_of_false_alarms_rejects_no_fewer(
            @ForAll @Size(max = 40) List<@IntRange(max = 1000) Integer> thousandths,
            @ForAll @IntRange(max = 1000) int less,
            @ForAll @IntRange(max = 1000) int more) {
        var p = thousandths.stream().map(it -> BigDecimal.valueOf(it, 3)).toList();
        var few = BenjaminiHochberg.rejected(p, BigDecimal.valueOf(Math.min(less, more), 3));
        var many = BenjaminiHochberg.rejected(p, BigDecimal.valueOf(Math.max(less, more), 3));
        assertThat(many).containsAll(few).isSorted();
    }

    private static List<BigDecimal> decimals(String... p) {
        return Stream.of(p).map(BigDecimal::new).toList();
    }
}
