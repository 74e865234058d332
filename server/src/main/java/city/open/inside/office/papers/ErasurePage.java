package city.open.inside.office.papers;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * Erasing what is sealed of a petition, what was erased so far, and what the rounds of the retention periods did.
 *
 * @param done the petition just erased, or empty
 * @param fault or empty
 */
public record ErasurePage(
        Inside inside,
        String number,
        String done,
        String fault,
        List<FormView.Choice> grounds,
        List<ErasureLine> erased,
        List<ErasureLine> rounds) {

    public record ErasureLine(String when, String what, String link) {}
}
