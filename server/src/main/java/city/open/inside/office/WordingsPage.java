package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * The texts of a division.
 *
 * @param form for a new one, or for the one that is changed
 * @param change which one is changed, by its name; empty where a new one is written
 * @param again in a sentence, what somebody else did meanwhile, or empty
 */
public record WordingsPage(
        Inside inside, List<Line> lines, List<Line> retired, FormView form, String change, String again) {

    public WordingsPage {
        lines = List.copyOf(lines);
        retired = List.copyOf(retired);
    }

    /**
     * @param use what it is for, and for which procedure
     * @param by who wrote it, and when
     * @param edit where it is changed, or empty
     * @param retire where it is retired, or empty; {@code version} is posted there
     */
    public record Line(
            String name,
            String use,
            String korean,
            String english,
            String by,
            String edit,
            String retire,
            int version) {}
}
