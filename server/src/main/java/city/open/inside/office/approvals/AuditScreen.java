package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What left the procedure, moved a due date or opened a decision again, for the auditors; the newest first.
 *
 * @param page from 1
 * @param goesOn whether there are older ones
 */
public record AuditScreen(Inside inside, List<AuditedFact> rows, int page, boolean goesOn) {
    public AuditScreen {
        rows = List.copyOf(rows);
    }

    /**
     * @param what happened
     * @param why as it was stated
     */
    public record AuditedFact(
            String address, String number, String subject, String what, String why, String by, String at) {}
}
