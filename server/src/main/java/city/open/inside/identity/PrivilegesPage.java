package city.open.inside.identity;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What became of all accounts, the newest first.
 *
 * @param older the position below which the next page begins, or empty
 */
public record PrivilegesPage(Inside inside, List<PrivilegeLine> lines, String older) {
    public PrivilegesPage {
        lines = List.copyOf(lines);
    }
}
