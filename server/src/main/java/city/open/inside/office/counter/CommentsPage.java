package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * Comments on a petition, as the office has them.
 *
 * @param period from when until when, in words
 * @param waiting nobody has looked at them
 * @param open those that are shown and not answered, with {@code due}, the day by which they are to be
 * @param typed what was just refused, with its {@code fault}
 * @param letters how many neighbours were written to, in words, or empty
 * @param tellsResult whether there is a result to tell them
 */
public record CommentsPage(
        Inside inside,
        String number,
        String back,
        String period,
        List<Waiting> waiting,
        List<Open> open,
        String due,
        boolean late,
        List<FormView.Choice> grounds,
        List<FormView.Choice> takenUp,
        String fault,
        Typed typed,
        String letters,
        boolean tellsResult) {

    /** @param who gave it: a name, or in words that a mailbox or a letter's code stands behind it */
    public record Waiting(String id, String on, String who, String words) {}

    public record Open(String number, String on, String words, boolean chosen) {}

    /** What was typed, so that nothing is lost when it is refused. */
    public record Typed(String answer, String english, String addressees) {
        static final Typed NOTHING = new Typed("", "", "");
    }
}
