package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is away, or who signs for whom meanwhile.
 *
 * @param about how the keys of its words begin
 * @param form to add to the list, null for officials who only read along
 */
public record AwayScreen(
        Inside inside,
        String about,
        List<AbsenceRow> rows,
        @Nullable FormView form) {
    public AwayScreen {
        rows = List.copyOf(rows);
    }

    /**
     * @param who whom the line is about, {@code name} for those who hear the button alone
     * @param end where it is ended, or empty
     */
    public record AbsenceRow(String who, String name, String days, boolean today, String end) {}
}
