package city.open.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.open.ground.statistics.BeforeAfter.Seen;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Officials of Seoul found in corruption, 1995 to 2005: the audit note's section 9. */
class BeforeAfterTest {
    private static final List<Seen> BEFORE =
            List.of(new Seen("1995", 49.0), new Seen("1996", 20.0), new Seen("1997", 263.0), new Seen("1998", 126.0));
    private static final List<Seen> AFTER = List.of(
            new Seen("1999", 72.0),
            new Seen("2000", 84.0),
            new Seen("2001", 84.0),
            new Seen("2002", 92.0),
            new Seen("2003", 119.0),
            new Seen("2004", 63.0),
            new Seen("2005", 40.0));

    @Test
    void one_year_makes_the_difference_and_none_of_it_is_significant() {
        var compared = BeforeAfter.of(BEFORE, AFTER);
        var answer =
                Objects.requireNonNull(Objects.requireNonNull(compared.test()).answer());
        assertThat(answer.t()).isCloseTo(0.642, within(0.0005));
        assertThat(answer.p()).isCloseTo(0.564, within(0.0005)).isGreaterThan(BeforeAfter.LEVEL);
        assertThat(compared.largest()).isEqualTo("1997");
        var without = Objects.requireNonNull(compared.withoutLargest());
        assertThat(without.before().mean())
                .isEqualTo(65.0)
                .isLessThan(without.after().mean());
    }

    @Test
    void blanks_stay_blank_and_too_few_are_not_tested() {
        var compared = BeforeAfter.of(List.of(new Seen("1", null), new Seen("2", 5.0)), AFTER);
        assertThat(compared.blanks()).containsExactly("1");
        assertThat(compared.test()).isNull();
        assertThat(compared.largest()).isNull();
    }
}
