package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.portal.BrowsePage.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The anti-corruption index.
 *
 * @param file null before four quarters are counted
 */
public record IndexPage(
        Frame frame, List<Choice> quarters, @Nullable File file) {
    public IndexPage {
        quarters = List.copyOf(quarters);
    }

    /**
     * Four quarters.
     *
     * @param entry of the log that has its hash, or empty
     * @param mean plain mean of the sectors, or empty
     * @param constant means of the sectors that had an index the year before too, then and now; empty where there are none
     */
    public record File(
            String until,
            String from,
            String to,
            boolean year,
            String sha256,
            String entry,
            String mean,
            List<String> constant,
            Method method,
            List<Objection> objections,
            Units sectors,
            Units divisions) {}

    /**
     * What a division said of its inputs before, word for word.
     *
     * @param answer of the Audit Division, or empty where it gave none in time
     */
    public record Objection(String unit, String on, String words, String answer, String answered) {}

    /** How it was counted, as the file says: weights in the order of the parts, and from how much on something counts. */
    public record Method(
            List<String> weights, String left, String answers, String orders, String decided, String most) {}

    /**
     * Sectors or divisions, by name.
     *
     * @param without how many have no index
     */
    public record Units(List<Unit> units, boolean stable, long without) {}

    /** One unit, each figure as it is shown; what is not counted is a dash. */
    public record Unit(
            String name,
            String index,
            String limits,
            String rank,
            String perceived,
            String onTime,
            String disclosed,
            String orders,
            String deduction,
            String sensitivity) {}
}
