package city.open.office;

import city.open.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who signs for whom.
 *
 * @param form to appoint a deputy, null for officials who only read along
 */
public record ApprovalDeputiesScreen(
        Inside inside, List<Row> rows, @Nullable FormView form) {
    public ApprovalDeputiesScreen {
        rows = List.copyOf(rows);
    }

    /** @param end where it is ended, or empty */
    public record Row(String absent, String deputy, String days, String reason, boolean today, String end) {}
}
