package city.open.audit.survey;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * What is laid open of the index, for those who direct a division.
 *
 * @param fault what was wrong with what was sent, or empty
 */
public record IndexScreen(Inside inside, String fault, List<Laid> drafts) {
    public IndexScreen {
        drafts = List.copyOf(drafts);
    }

    /** One index. */
    public record Laid(String name, String title, String until, String answersUntil, List<Unit> units) {}

    /**
     * A division with its inputs.
     *
     * @param mayObject whether it is one's own to speak for
     * @param typed what was typed for it and not taken, so that it is not lost
     * @param said what was said for it so far
     */
    public record Unit(
            String id,
            String name,
            String index,
            List<Input> inputs,
            boolean mayObject,
            String typed,
            List<Said> said) {}

    /**
     * An objection.
     *
     * @param answer of Audit, or empty
     * @param mayAnswer whether it is for whoever looks to answer
     * @param typed what was typed as its answer and not taken
     */
    public record Said(long id, String words, String answer, boolean mayAnswer, String typed) {}

    public record Input(String name, String value) {}
}
