package city.open.inside.office;

import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pile of an official, what is late first.
 *
 * @param title of the pile
 * @param next the address of the following page, or null at the end
 */
public record PilePage(
        Inside inside,
        String title,
        List<InboxPage.Tab> tabs,
        String tab,
        List<PileLine> lines,
        @Nullable String next) {

    public PilePage {
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    /**
     * @param address of the form in which it is done
     * @param until by when, or empty; {@code left} says how long that is
     * @param files the address of what was handed in with it, or empty
     * @param seen what says that it is known, or null where it goes only by being done
     */
    public record PileLine(
            String what,
            String words,
            String address,
            String subject,
            String procedure,
            String number,
            String since,
            String until,
            String left,
            boolean late,
            String files,
            @Nullable Seen seen) {}

    public record Seen(String what, String about) {}
}
