package city.open.audit.procedures;

import city.open.ground.page.Inside;
import java.util.List;

/** All procedures of the register, those that ought to have been looked at again first. */
public record RegisterScreen(Inside inside, String fault, boolean mayWrite, List<Line> lines) {
    public RegisterScreen {
        lines = List.copyOf(lines);
    }

    /**
     * @param outcome in words, also where nothing is decided yet
     * @param look the day of the next look, or empty
     * @param waits what waits for another auditor, in words, or empty
     * @param code whether it is one of the catalogue, so that the editor knows it
     */
    public record Line(
            String id,
            String name,
            boolean code,
            String outcome,
            String score,
            String look,
            boolean overdue,
            String waits) {}
}
