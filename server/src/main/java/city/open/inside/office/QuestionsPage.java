package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * @param waiting nobody has looked at them
 * @param open those that are shown and not answered
 * @param refused about which of them something was just refused, or empty
 * @param answer as it was typed there
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
        String english) {

    public record Asked(String id, String on, String words) {}

    public record Open(String number, String due, boolean late, String words) {}
}
