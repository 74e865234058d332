package city.open.audit.postcard;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * One report.
 *
 * @param fault why what was asked cannot be done, or empty
 * @param opened whether a reason was given, so that {@code lines} may be shown
 * @param about category and step, once opened
 * @param who what can be said of who the reporter is, once opened
 * @param answers what can be told the reporter now
 * @param auditors to whom it can be given; empty for those who cannot
 * @param mayKeep whether the official can keep it for an audit file
 * @param typed an answer or a reason that was not taken
 * @param asked a reason to ask for the name that was not taken
 */
public record PostcardScreen(
        Inside inside,
        String address,
        String name,
        String receivedOn,
        String state,
        String auditor,
        String next,
        boolean late,
        String fault,
        boolean opened,
        String about,
        List<Line> lines,
        Who who,
        List<Choice> answers,
        List<Choice> outcomes,
        List<Choice> auditors,
        boolean mayKeep,
        List<Look> acts,
        String typed,
        String asked) {
    public PostcardScreen {
        lines = List.copyOf(lines);
        answers = List.copyOf(answers);
        outcomes = List.copyOf(outcomes);
        auditors = List.copyOf(auditors);
        acts = List.copyOf(acts);
    }

    public record Line(String who, String on, boolean fromOffice, String news, List<String> paragraphs) {}

    /**
     * Who the reporter is.
     *
     * @param lines name and how to reach them, once two custodians opened it
     * @param mayAsk whether it can be asked for now
     */
    public record Who(String sentence, List<String> lines, boolean mayAsk) {
        public Who {
            lines = List.copyOf(lines);
        }
    }

    public record Choice(String value, String name) {}

    /** Who did what with it. */
    public record Look(String when, String who, String what, String why) {}
}
