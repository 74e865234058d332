package city.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void who_waits_gets_what_was_seen_when_it_was_enough_and_looks_no_further() {
        var comes = new ArrayDeque<>(List.of("nothing", "a letter", "another"));
        String seen = Patience.until("a letter", comes::removeFirst, one -> one.contains("letter"));
        assertThat(seen).isEqualTo("a letter");
        assertThat(comes).containsExactly("another");
    }

    @Test
    void what_is_so_at_once_is_asked_once_even_without_any_time() {
        var asked = new AtomicInteger();
        int seen = Patience.until("one", asked::incrementAndGet, one -> one == 1, Duration.ZERO);
        assertThat(seen).isEqualTo(1);
    }

    @Test
    void waiting_in_vain_says_for_what_and_what_was_seen_last() {
        assertThatThrownBy(() ->
                        Patience.until("two mails", () -> List.of("one mail"), seen -> seen.size() == 2, Duration.ZERO))
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited in vain for two mails, 0 s long; seen last: [one mail]");
    }

    @Test
    void nobody_waits_by_hand() {
        var byHand = Pattern.compile("parkNanos|Thread\\.sleep|onSpinWait|while \\(.*(nanoTime|Instant\\.now)\\(\\)");
        // What a job does that never ends.
        var mayDoSo = Set.of("Patience.java", "PatienceTest.java", "ApartTest.java");
        assertThat(SharedDataTest.under(Path.of("src/test/java"))
                        .filter(file -> !mayDoSo.contains(file.getFileName().toString())))
                .noneSatisfy(file -> assertThat(file).content().containsPattern(byHand));
    }
}
