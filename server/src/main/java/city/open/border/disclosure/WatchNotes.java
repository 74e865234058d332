package city.open.border.disclosure;

import city.open.ground.vocabulary.Watched;
import city.open.inside.petition.Fact;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is noted for the auditors: how often, and which entries. */
final class WatchNotes {
    private final Map<Line, Long> counts = new TreeMap<>();
    private final List<Item> items = new ArrayList<>();

    /** @param official empty where nobody in office did it */
    record Of(YearMonth month, String agency, String division, String official, String procedure) {}

    record Line(Of of, Watched what) implements Comparable<Line> {
        private static final Comparator<Line> ORDER = Comparator.comparing(
                        (Line line) -> line.of().month())
                .thenComparing(line -> line.of().agency())
                .thenComparing(line -> line.of().division())
                .thenComparing(line -> line.of().official())
                .thenComparing(line -> line.of().procedure())
                .thenComparing(Line::what);

        @Override
        public int compareTo(Line other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return "%s of %s for %s in %s/%s in %s"
                    .formatted(
                            what.text(),
                            of.official().isEmpty() ? "nobody" : of.official(),
                            of.procedure(),
                            of.agency(),
                            of.division(),
                            of.month());
        }
    }

    record Item(Fact fact, Watched what, Of of) {}

    void note(Fact fact, Of of, Watched what) {
        counts.merge(new Line(of, what), 1L, Long::sum);
        if (what.isListed()) {
            items.add(new Item(fact, what, of));
        }
    }

    Map<Line, Long> counts() {
        return counts;
    }

    List<Item> items() {
        return items;
    }

    /** For whoever only compares how many there are. */
    void forgetItems() {
        items.clear();
    }
}
