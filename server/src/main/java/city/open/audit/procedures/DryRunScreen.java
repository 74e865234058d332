package city.open.audit.procedures;

import city.open.ground.page.Inside;
import java.util.List;

/** What everyone would see of a made-up petition that goes down each way of a draft. */
public record DryRunScreen(Inside inside, long id, String name, String policy, List<Way> ways) {
    public DryRunScreen {
        ways = List.copyOf(ways);
    }

    /**
     * @param refused what the rules would not let happen, a line each
     * @param undone steps of the main line that this way leaves out, in one sentence, or empty
     */
    public record Way(String id, String name, List<Line> lines, List<String> refused, String undone) {
        public Way {
            lines = List.copyOf(lines);
            refused = List.copyOf(refused);
        }
    }

    /**
     * An entry as everyone would read it.
     *
     * @param more what else is told with it
     * @param gaps what is not shown and on which ground, a line each
     */
    public record Line(String when, String what, List<String> more, String by, List<String> gaps) {
        public Line {
            more = List.copyOf(more);
            gaps = List.copyOf(gaps);
        }
    }
}
