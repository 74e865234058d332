package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * Where a list of people is taken in, and where somebody who leaves hands over.
 *
 * @param csv the list as it was pasted
 * @param summary what the list would change or has changed, in a sentence, or empty
 * @param takes whether the list can be taken as it stands
 * @param from whose things are handed over, {@code to} whom
 * @param holding what that official holds, in a sentence, or empty before anybody asked
 * @param hands whether it can be handed over
 */
public record PeopleScreen(
        Inside inside,
        String done,
        String fault,
        String csv,
        String summary,
        boolean takes,
        List<Line> faults,
        List<Line> changes,
        String from,
        String to,
        String holding,
        boolean hands,
        List<Line> left) {
    public PeopleScreen {
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
        left = List.copyOf(left);
    }

    /** @param about a line of the list, a petition or a paper */
    public record Line(String about, String words) {}
}
