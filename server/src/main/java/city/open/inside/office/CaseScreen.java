package city.open.inside.office;

import city.open.ground.page.Inside;
import city.open.outside.telling.CasePage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One petition on one screen: what the public sees, what only the inside sees, and the next thing to do.
 *
 * @param seen what the public sees at this moment, null in the second before the reception is public
 * @param next the next thing to do
 * @param tasks everything else that can be done, by form
 * @param taskList whether that list is shown open
 * @param held acts that are not public yet and can be taken back
 * @param refused acts that did not become public, with what was typed
 * @param meanwhile what others have recorded since the form was shown, where it came too late
 */
public record CaseScreen(
        Inside inside,
        String number,
        String subject,
        List<String> facts,
        @Nullable CasePage seen,
        Next next,
        List<TaskLink> tasks,
        boolean taskList,
        List<Held> held,
        List<RefusedAct> refused,
        List<String> meanwhile,
        Ours ours) {

    public CaseScreen {
        facts = List.copyOf(facts);
        tasks = List.copyOf(tasks);
        held = List.copyOf(held);
        refused = List.copyOf(refused);
        meanwhile = List.copyOf(meanwhile);
    }

    /**
     * The next thing to do: a form, or a link, or words that say what is waited for.
     *
     * @param tag says in a word why this is shown
     * @param link where the thing is done, or empty
     */
    public record Next(
            String tag,
            String title,
            String words,
            @Nullable FormView form,
            String link,
            String linkWords) {}

    public record TaskLink(String name, String address) {}

    /** @param seconds until it becomes public by itself */
    public record Held(String id, String words, long seconds, String takeBack, String showNow, String then) {}

    /** @param again the address of the form with what was typed */
    public record RefusedAct(String words, String why, List<String> typed, String again, String seen) {}

    /**
     * What only the inside sees.
     *
     * @param notes who noted something and when; what, is sealed
     * @param mayNote whether the official may write and read them
     * @param stopped what the guard withheld as personal data on its way out
     * @param unsigned blackened papers that wait for the second signature
     * @param withholdings requests to withhold that wait for a decision
     * @param questions public questions that wait for a look or an answer
     * @param comments those that do; -1 where none were ever invited
     * @param unexplained whether its date has passed and nobody said why
     */
    public record Ours(
            ClockBar clock,
            List<CaseLine> people,
            List<CaseLine> consultations,
            List<CaseLine> papers,
            List<CaseLine> reports,
            List<CaseLine> notes,
            boolean mayNote,
            List<CaseLine> stopped,
            List<String> conflicts,
            long unsigned,
            long withholdings,
            long questions,
            long comments,
            boolean unexplained) {}

    /** @param more a second, quieter line, or empty; @param link or empty */
    public record CaseLine(String name, String what, String more, String link, boolean late) {}
}
