package city.open.outside.portal;

import city.open.ground.page.Frame;
import java.util.List;

/** What audits found and demanded, the newest first. */
public record AuditsPage(Frame frame, List<Line> lines) {
    public AuditsPage {
        lines = List.copyOf(lines);
    }

    /**
     * One result.
     *
     * @param division the address of the division's page
     * @param procedure the address of the procedure's page, or empty
     * @param words its paragraphs; none where they are withheld on {@code ground}
     * @param replaces what it says of an earlier result of the same audit, or empty; {@code replaced} of a later one
     */
    public record Line(
            int number,
            String name,
            String division,
            String procedure,
            String procedureName,
            List<String> facts,
            List<String> words,
            String ground,
            List<Demand> demands,
            String replaces,
            String replaced) {
        public Line {
            facts = List.copyOf(facts);
            words = List.copyOf(words);
            demands = List.copyOf(demands);
        }
    }

    public record Demand(String demanded, String immunity, String on, String until, String carriedOut) {}
}
