package city.open.outside.report;

import city.open.border.reports.Custodians.Names;
import city.open.ground.page.Frame;
import java.util.List;

/**
 * What to know before, and the form.
 *
 * @param open whether this site takes reports
 * @param fault what was wrong, in a sentence, or empty
 * @param form the ticket of the form
 * @param names whether a name is taken, too
 */
public record ReportPage(
        Frame frame, boolean open, String fault, String form, List<Choice> categories, Names names, Typed typed) {
    public ReportPage {
        categories = List.copyOf(categories);
    }

    /** A kind of act. */
    public record Choice(String id, String name, String hint, boolean chosen) {}

    /** What was typed so far. */
    public record Typed(
            String category,
            String step,
            boolean auditAside,
            boolean mayorAside,
            String words,
            String name,
            String reach) {
        static final Typed NOTHING = new Typed("", "", false, false, "", "", "");

        @Override
        public String toString() {
            return "Typed[sealed]";
        }
    }
}
