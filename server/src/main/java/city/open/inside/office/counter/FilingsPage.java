package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * Filings that wait to be received, late first.
 *
 * @param done the number just received, or empty
 * @param doneAt its case
 */
public record FilingsPage(Inside inside, List<FilingRow> rows, String done, String doneAt) {
    /** @param since what the applicant has sent since, or empty */
    public record FilingRow(
            String number,
            String address,
            String procedure,
            String submitted,
            String due,
            boolean late,
            String since) {}
}
