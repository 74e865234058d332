package city.open.outside.portal;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * Which procedures are disclosed, which not yet, and why.
 *
 * @param groups what is decided, by decision
 * @param undecided procedures of the catalogue about which nothing is decided yet
 */
public record RegisterPage(Frame frame, List<Group> groups, List<Undecided> undecided) {
    public RegisterPage {
        groups = List.copyOf(groups);
        undecided = List.copyOf(undecided);
    }

    public record Group(String id, String name, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A decision that holds.
     *
     * @param address of the procedure's page, or empty
     * @param by who wrote it and who agreed
     * @param entry the entry of the log that has its hash; empty before there is one
     * @param earlier decisions about the same procedure that held before, the newest first
     */
    public record Line(
            String subject,
            String name,
            String address,
            String score,
            String reason,
            List<String> evidence,
            String look,
            boolean overdue,
            String decided,
            List<String> by,
            String entry,
            List<String> earlier) {
        public Line {
            evidence = List.copyOf(evidence);
            by = List.copyOf(by);
            earlier = List.copyOf(earlier);
        }
    }

    public record Undecided(String code, String name) {}
}
