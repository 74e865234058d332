package city.open.inside.office.approvals;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * Single entries behind a count of the watch, the newest first.
 *
 * @param lead what they have in common, and what it does not say
 * @param newer and {@code older} are addresses; empty where there is none
 */
public record WatchListScreen(
        Inside inside, String title, String lead, String back, List<Row> rows, String newer, String older) {

    /**
     * @param address of the case; empty where it is about none
     * @param isOwn whether it is about the auditor's own division or person
     */
    public record Row(String address, String name, String number, List<String> said, boolean isOwn) {}
}
