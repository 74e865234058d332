package city.open.audit.orders;

import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the watch has seen, as far as somebody sees, in one state.
 *
 * @param fault what was wrong with what was sent, or empty
 * @param gaps when other systems were silent, in words
 * @param lead what stands in the list
 * @param next the address of the following page, or null at the end
 * @param maySee whether a matter can be opened by hand
 * @param number what was typed and not taken, so that it is not lost, as {@code typed}
 */
public record OrdersScreen(
        Inside inside,
        String fault,
        String lead,
        List<String> gaps,
        List<Tab> tabs,
        List<Line> lines,
        @Nullable String next,
        boolean maySee,
        String number,
        String typed) {
    public OrdersScreen {
        gaps = List.copyOf(gaps);
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    public record Tab(String address, String name, String count, boolean chosen) {}

    /** @param term what has to be done by when; empty where nothing has */
    public record Line(String address, String name, String petition, String addressee, String term, boolean late) {}
}
