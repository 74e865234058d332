package city.open.inside.office;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an official was told, the newest first.
 *
 * @param wanted every kind, chosen where the official wants to be told
 * @param upTo the newest on the page, so that nothing is read that was not shown
 * @param next the address of the following page, or null at the end
 */
public record ToldPage(
        Inside inside,
        List<ToldLine> lines,
        List<Choice> wanted,
        long upTo,
        boolean anyUnread,
        @Nullable String next) {

    public ToldPage {
        lines = List.copyOf(lines);
        wanted = List.copyOf(wanted);
    }

    public record ToldLine(long id, String what, String subject, String number, String at, boolean read) {}
}
