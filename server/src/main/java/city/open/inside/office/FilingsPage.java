package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * Filings that wait to be received, late first.
 *
 * @param done the number just received, or empty
 * @param doneAt its case
 */
public record FilingsPage(Inside inside, List<Row> rows, String done, String doneAt) {
    public record Row(String number, String address, String procedure, String submitted, String due, boolean late) {}
}
