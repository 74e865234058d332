package city.open.outside.report;

import city.open.ground.page.Frame;
import java.util.List;

/**
 * What was said under a code.
 *
 * @param code in groups; the forms of this page send it along, as no cookie keeps it
 * @param fault what was wrong with what was typed, in a sentence, or empty
 * @param words what was typed and not taken
 */
public record TalkPage(
        Frame frame, String code, String form, String about, List<Line> lines, String fault, String words) {
    public TalkPage {
        lines = List.copyOf(lines);
    }

    /**
     * @param news what became of the report, where the office says so, or empty
     * @param paragraphs as they were typed
     */
    public record Line(String who, String on, boolean fromOffice, String news, List<String> paragraphs) {}
}
