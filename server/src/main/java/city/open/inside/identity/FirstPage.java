package city.open.inside.identity;

import city.open.ground.page.Frame;
import city.open.ground.page.Inside;
import java.util.List;
import java.util.Map;

/**
 * The page behind a one-time link.
 *
 * @param account whose password it sets; empty for the first administrator, who also says who that is
 * @param typed what was typed into the other fields, by their names
 * @param fault why it could not be taken, or empty
 */
public record FirstPage(
        Frame frame,
        Inside.Field csrf,
        String address,
        String account,
        List<UnitChoice> units,
        Map<String, String> typed,
        String fault) {
    public FirstPage {
        units = List.copyOf(units);
        typed = Map.copyOf(typed);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
