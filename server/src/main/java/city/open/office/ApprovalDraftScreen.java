package city.open.office;

import city.open.page.Inside;
import java.util.List;

/**
 * A draft that is being written.
 *
 * @param table what the delegation table says about it, in a sentence
 * @param line the proposed line, a person each
 */
public record ApprovalDraftScreen(
        Inside inside, String subject, String number, String table, List<String> line, FormView form) {
    public ApprovalDraftScreen {
        line = List.copyOf(line);
    }
}
