package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.portal.BrowsePage.Choice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What citizens answered in a quarter, or officials in a year.
 *
 * @param file null before the first quarter is counted
 */
public record SurveysPage(
        Frame frame, List<Choice> quarters, @Nullable File file) {
    public SurveysPage {
        quarters = List.copyOf(quarters);
    }

    /**
     * One quarter, or one year.
     *
     * @param name as it stands in the log, behind {@code figures/}
     * @param officials whether they were asked
     * @param results how many were asked
     * @param index the entry of the log that has its hash, or empty
     */
    public record File(
            String quarter,
            String sha256,
            String index,
            String name,
            boolean officials,
            long results,
            long answered,
            List<Row> sectors,
            List<Item> items) {
        /** What is said of officials otherwise than of citizens. */
        public String own(String key) {
            return (officials ? "surveys.officials." : "surveys.") + key;
        }
    }

    /** A row of a table: its name, and its cells as they are shown. */
    public record Row(String name, List<String> cells) {}

    /**
     * A question.
     *
     * @param columns options, then don't know, left out and the total
     * @param city the totals, in the order of the columns
     * @param options each with its share, as far as there is one
     * @param rows by sector; empty where the table is left out
     * @param mean on the scale of 0 to 100, or empty
     */
    public record Item(
            String id,
            String ask,
            boolean index,
            List<String> columns,
            List<Share> options,
            List<Row> rows,
            String mean,
            String apart) {}

    /**
     * @param share weighted, in per cent, with its limits; empty where too few answered
     * @param width of its bar, 0 to 100
     */
    public record Share(String name, String count, String share, int width) {}

    public String number(long number) {
        return "%,d".formatted(number);
    }

    /** How many of those who were asked answered, in per cent. */
    public String response(long answered, long results) {
        return results == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * answered / results);
    }
}
