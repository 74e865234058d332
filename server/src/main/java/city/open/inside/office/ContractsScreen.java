package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * Contracts that the ombudsman watches, the newest first.
 *
 * @param page from 1
 * @param goesOn whether there are older ones
 */
public record ContractsScreen(Inside inside, List<Row> rows, int page, boolean goesOn) {
    public ContractsScreen {
        rows = List.copyOf(rows);
    }

    /** @param said what stands out: a missing half, a visit to come, an answer that is awaited */
    public record Row(String address, String number, String subject, String about, List<String> said) {}
}
