package city.open.audit.redflags;

import city.open.ground.page.Inside;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Red flags: what could be asked, what was raised, how often each was right, what they miss.
 *
 * @param fault what was wrong with what was sent, or empty
 * @param run what the last run saw, in words
 * @param isWaiting whether a run is on its way
 * @param lead what stands in the list
 * @param next the address of the following page, or null at the end
 * @param precision how often each was right, and what they miss, in words
 * @param blind how many sampled cases wait, in words; empty where none do
 */
public record FlagsScreen(
        Inside inside,
        String fault,
        String run,
        boolean isWaiting,
        List<Tab> tabs,
        List<Tab> codes,
        String lead,
        List<Line> lines,
        @Nullable String next,
        List<Rule> rules,
        List<Rule> notKept,
        String precision,
        String blind) {
    public FlagsScreen {
        tabs = List.copyOf(tabs);
        codes = List.copyOf(codes);
        lines = List.copyOf(lines);
        rules = List.copyOf(rules);
        notKept = List.copyOf(notKept);
    }

    public record Tab(String address, String name, String count, boolean chosen) {}

    /** @param term by when somebody is to have looked, or what came of it */
    public record Line(String address, String title, String sentence, String place, String term, boolean late) {}

    /**
     * One flag, and of what it could say anything.
     *
     * @param needs what it needs; of one that cannot be asked, what is missing
     * @param precision share that was right, with its interval, or why there is none
     */
    public record Rule(
            String code,
            String title,
            String needs,
            String minimum,
            String scope,
            String computable,
            String tested,
            String raised,
            String precision) {}
}
