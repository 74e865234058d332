package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * The delegation table with the papers approved beside it.
 *
 * @param levels the tables there are, the shown one first
 * @param audited whether this official may see what was approved beside the table
 */
public record ApprovalTableScreen(
        Inside inside,
        List<Level> levels,
        List<DelegationRow> rows,
        boolean audited,
        List<Found> below,
        List<Found> above) {

    public ApprovalTableScreen {
        levels = List.copyOf(levels);
        rows = List.copyOf(rows);
        below = List.copyOf(below);
        above = List.copyOf(above);
    }

    public record Level(String name, String address, boolean shown) {}

    public record DelegationRow(
            String id,
            String procedure,
            String task,
            String condition,
            String approver,
            String concurring,
            String valid,
            String basis) {}

    /** @param beside the approver's rank and the one the table asks for */
    public record Found(String address, String title, String registration, String beside, String at) {}
}
