package city.open.inside.identity;

import city.open.ground.page.Inside;
import city.open.ground.page.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accounts of an agency, by unit, and the form to make one.
 *
 * @param told what was just done or why it could not be, or empty
 * @param link the one-time link for a new password, shown once, or empty
 */
public record AccountsPage(
        Inside inside,
        String agency,
        List<UnitChoice> agencies,
        List<UnitChoice> units,
        List<UnitChoice> ranks,
        List<Group> groups,
        List<Wish> waiting,
        Map<String, String> typed,
        Set<Role> chosen,
        String told,
        boolean isWrong,
        String link) {
    public AccountsPage {
        agencies = List.copyOf(agencies);
        units = List.copyOf(units);
        ranks = List.copyOf(ranks);
        groups = List.copyOf(groups);
        waiting = List.copyOf(waiting);
        typed = Map.copyOf(typed);
        chosen = Set.copyOf(chosen);
    }

    /**
     * Something that waits for a second administrator.
     *
     * @param agrees whether the one who looks may agree
     */
    public record Wish(String id, String what, boolean agrees) {}

    /** The accounts of one unit. */
    public record Group(String id, String unit, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** An account in a list. */
    public record Line(String account, String name, String rank, Set<Role> roles, String since, boolean open) {
        public Line {
            roles = Set.copyOf(roles);
        }

        public String rolesIn(Words words) {
            return LoginPages.rolesOf(words, roles);
        }
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
