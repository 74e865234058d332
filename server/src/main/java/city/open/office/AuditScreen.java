package city.open.office;

import city.open.page.Inside;
import java.util.List;

/** What left the law or comes near its limits, for the auditors. */
public record AuditScreen(Inside inside, List<Row> rows) {
    public AuditScreen {
        rows = List.copyOf(rows);
    }

    /**
     * @param what happened
     * @param why as it was stated
     */
    public record Row(String address, String number, String what, String why, String by, String at) {}
}
