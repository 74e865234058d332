package city.open.inside.office;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an official was told, the newest first.
 *
 * @param wanted every kind, chosen where the official wants to be told
 * @param mail whether and where the same is told by mail
 * @param upTo the newest on the page, so that nothing is read that was not shown
 * @param next the address of the following page, or null at the end
 */
public record ToldPage(
        Inside inside,
        List<ToldLine> lines,
        List<Choice> wanted,
        ByMail mail,
        long upTo,
        boolean anyUnread,
        @Nullable String next) {

    public ToldPage {
        lines = List.copyOf(lines);
        wanted = List.copyOf(wanted);
    }

    /** @param forWhom for whom the official stands in, or empty */
    public record ToldLine(
            long id, String what, String subject, String number, String forWhom, String at, boolean read) {}

    /**
     * @param offered whether this city sends mails at all
     * @param mailbox as it was typed, or empty
     * @param state in a sentence, or empty where nothing was chosen
     * @param awaitsCode whether the code that was mailed is still to be typed
     * @param chosen whether there is something to end
     */
    public record ByMail(
            boolean offered,
            String mailbox,
            String state,
            boolean awaitsCode,
            boolean chosen,
            List<Choice> rhythms,
            List<Choice> hours,
            String fault) {
        public ByMail {
            rhythms = List.copyOf(rhythms);
            hours = List.copyOf(hours);
        }
    }
}
