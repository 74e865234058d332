package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * Comments on a petition, as the office has them.
 *
 * @param period from when until when, in words
 * @param waiting nobody has looked at them; {@code first} says how many more there are, or is empty
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
        String first,
        List<Open> open,
        String due,
        boolean late,
        List<FormView.Choice> grounds,
        List<FormView.Choice> takenUp,
        String fault,
        Typed typed,
        String letters,
        boolean tellsResult) {

    /**
     * @param who gave it: a name, or in words that a mailbox or a letter's code stands behind it
     * @param words empty where it cannot be opened
     * @param chosen what was just chosen for it, or empty
     */
    public record Waiting(String id, String on, String who, String words, String chosen) {}

    public record Open(String number, String on, String words, boolean chosen) {}

    /** What was typed and chosen, so that nothing is lost when it is refused; {@code looked} is the comment for which {@code ground} was chosen. */
    public record Typed(String answer, String english, String taken, String addressees, String looked, String ground) {
        static final Typed NOTHING = new Typed("", "", "", "", "", "");

        static Typed answered(String answer, String english, String taken) {
            return new Typed(answer, english, taken, "", "", "");
        }

        static Typed addressed(String addressees) {
            return new Typed("", "", "", addressees, "", "");
        }

        static Typed looked(String comment, String ground) {
            return new Typed("", "", "", "", comment, ground);
        }
    }
}
