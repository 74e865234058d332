package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import java.util.List;

/** What waits for an official's signature, what that official drafted, and what is to be read. */
public record ApprovalListScreen(Inside inside, List<Pile> piles) {
    public ApprovalListScreen {
        piles = List.copyOf(piles);
    }

    /** @param count of all, also those that are not listed */
    public record Pile(String id, String name, long count, List<PaperRow> rows) {}

    /** @param urgent it came back and waits for its drafter */
    public record PaperRow(String address, String title, String number, String what, String since, boolean urgent) {}
}
