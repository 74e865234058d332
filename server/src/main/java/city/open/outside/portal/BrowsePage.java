package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.telling.Question;
import city.open.outside.telling.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search and browse.
 *
 * @param fault what cannot be understood in the question, in a sentence, or empty
 * @param follow where to follow what is found, or empty where nothing was asked for
 * @param next the address of the following page, or null at the end
 * @param calendar the address of the dates of what was found
 */
public record BrowsePage(
        Frame frame,
        Question question,
        List<Choice> sectors,
        List<Group> procedures,
        List<Choice> agencies,
        List<Choice> statuses,
        String narrowedTo,
        List<Row> rows,
        String follow,
        @Nullable String next,
        String calendar,
        String fault) {

    public record Choice(String value, String name, boolean chosen) {}

    /** Choices under a heading. */
    public record Group(String name, List<Choice> choices) {}
}
