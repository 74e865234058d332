package city.open.audit.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SuppressionTest {
    private static final int K = 5;

    /** Tried out, as an attacker would: every other table that shows the same. */
    @Property(tries = 200)
    void nothing_hidden_can_be_reckoned_from_what_is_shown(
            @ForAll @Size(value = 6) List<@IntRange(max = 9) Integer> counts) {
        var inner = List.of(counts.subList(0, 3), counts.subList(3, 6));
        var shown = Suppression.of(inner, K);
        assertThat(shown.stream().flatMap(List::stream).flatMap(Optional::stream))
                .as("what is shown is 0 or %s and more", K)
                .allMatch(count -> count == 0 || count >= K);
        var possible = new ArrayList<long[]>();
        tables(shown, counts, new long[6], 0, possible);
        for (int at = 0; at < 6; at++) {
            int place = at;
            if (shown.get(at / 3).get(at % 3).isEmpty()) {
                assertThat(possible.stream()
                                .mapToLong(table -> table[place])
                                .distinct()
                                .count())
                        .as("cell %d of %s shown as %s", at, counts, shown)
                        .isGreaterThan(1);
            }
        }
    }

    @Property(tries = 100)
    void a_table_without_small_counts_is_shown_as_it_is(
            @ForAll @Size(value = 6) List<@IntRange(min = 5, max = 99) Integer> counts) {
        assertThat(Suppression.of(List.of(counts.subList(0, 2), counts.subList(2, 4), counts.subList(4, 6)), K))
                .allSatisfy(row -> assertThat(row).allMatch(Optional::isPresent));
    }

    private static void tables(
            List<List<Optional<Long>>> shown, List<Integer> real, long[] table, int at, List<long[]> possible) {
        if (at == table.length) {
            if (fits(shown, table)) {
                possible.add(table.clone());
            }
            return;
        }
        var cell = shown.get(at / 3).get(at % 3);
        // What can change at all can change by one: round a circle of the table one count goes up, the next one down.
        long from = cell.orElse(Math.max(0, real.get(at) - 1L));
        long to = cell.orElse(real.get(at) + 1L);
        for (long count = from; count <= to; count++) {
            table[at] = count;
            tables(shown, real, table, at + 1, possible);
        }
    }

    private static boolean fits(List<List<Optional<Long>>> shown, long[] table) {
        for (int row = 0; row < 2; row++) {
            long sum = table[3 * row] + table[3 * row + 1] + table[3 * row + 2];
            if (shown.get(row).get(3).filter(total -> total != sum).isPresent()) {
                return false;
            }
        }
        long all = 0;
        for (int column = 0; column < 3; column++) {
            long sum = table[column] + table[3 + column];
            all += sum;
            if (shown.get(2).get(column).filter(total -> total != sum).isPresent()) {
                return false;
            }
        }
        long everything = all;
        return shown.get(2).get(3).filter(total -> total != everything).isEmpty();
    }
}
