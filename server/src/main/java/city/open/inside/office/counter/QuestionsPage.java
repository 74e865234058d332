package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * @param waiting nobody has looked at them
 * @param open those that are shown and not answered
 * @param refused about which of them something was just refused, or empty
 * @param answer as it was typed there
 * @param wordings texts of the division that can be put there, and {@code blanks} what these have left open
 */
public record QuestionsPage(
        Inside inside,
        String number,
        String back,
        List<Asked> waiting,
        List<Open> open,
        List<FormView.Choice> grounds,
        String fault,
        String refused,
        String answer,
        String english,
        List<FormView.Choice> wordings,
        List<FormView.Field> blanks) {

    /** @param chosen what was just chosen for it, or empty */
    public record Asked(String id, String on, String words, String chosen) {}

    public record Open(String number, String due, boolean late, String words) {}
}
