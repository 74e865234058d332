package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * A draft that is being written.
 *
 * @param table what the delegation table says about it, in a sentence
 * @param line the proposed line, a person each
 * @param open what is still open about the petition, in words
 * @param returned why it came back, or empty
 */
public record ApprovalDraftScreen(
        Inside inside,
        String subject,
        String number,
        String table,
        List<String> line,
        List<String> open,
        String returned,
        FormView form) {
    public ApprovalDraftScreen {
        line = List.copyOf(line);
        open = List.copyOf(open);
    }
}
