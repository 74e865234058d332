package city.open.inside.office.papers;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * A file as it is looked at: its pages as pictures, or what it says, or why it cannot be shown.
 *
 * @param name as its sender named it
 * @param number of the petition
 * @param pages addresses of their pictures
 * @param text or empty
 * @param note what to know of what is shown, or why nothing is, or empty
 */
public record LookPage(
        Inside inside, String name, String number, String back, List<String> pages, String text, String note) {
    public LookPage {
        pages = List.copyOf(pages);
    }
}
