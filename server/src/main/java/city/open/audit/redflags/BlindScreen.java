package city.open.audit.redflags;

import city.open.audit.redflags.FlagScreen.Choice;
import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cases to be looked at without knowing why they are here.
 *
 * @param fault what was wrong with what was sent, or empty
 * @param next the address of the following page, or null at the end
 */
public record BlindScreen(
        Inside inside,
        String fault,
        List<Line> lines,
        @Nullable String next,
        List<Choice> choices) {
    public BlindScreen {
        lines = List.copyOf(lines);
        choices = List.copyOf(choices);
    }

    /**
     * @param own whether it is left to another auditor
     * @param typed what was typed and not taken
     */
    public record Line(String quarter, String number, String address, String place, boolean own, String typed) {
        /** Of fields, on a page that has many. */
        public String id() {
            return quarter + "-" + number;
        }
    }
}
