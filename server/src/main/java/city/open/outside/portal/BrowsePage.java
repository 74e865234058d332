package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.telling.Question;
import city.open.outside.telling.Row;
import city.open.town.catalogue.Procedure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search and browse.
 *
 * @param count how many have what was asked for as it was written, in words; empty where nothing was asked
 * @param kinds of petition that are called as was asked
 * @param rows the first {@code asWritten} have the words as they were asked for, the others only resemble them
 * @param marks what to mark in the rows
 * @param map the address of the map of what was found
 * @param fault what cannot be understood in the question, in a sentence, or empty
 * @param follow where to follow what is found, or empty where nothing was asked for
 * @param states what was found, by where it stands, each leading there
 * @param views the forms in which it can be shown, each with its address
 * @param link what was asked for, to be kept or sent on
 * @param next the address of the following page, or null at the end
 * @param table the address of all that was found, as a table
 * @param calendar the address of the dates of what was found
 */
public record BrowsePage(
        Frame frame,
        Question question,
        List<Choice> sectors,
        List<Group> procedures,
        List<Choice> agencies,
        List<Choice> statuses,
        List<Choice> orders,
        List<Choice> with,
        String narrowedTo,
        String count,
        List<Procedure> kinds,
        List<Row> rows,
        int asWritten,
        Marks marks,
        List<Chip> states,
        List<View> views,
        String link,
        String follow,
        @Nullable String next,
        String table,
        String calendar,
        String map,
        String fault) {

    public List<Row> written() {
        return rows.subList(0, asWritten);
    }

    public List<Row> alike() {
        return rows.subList(asWritten, rows.size());
    }

    public boolean asTable() {
        return question.part("view").equals("table");
    }

    /** @param count empty where nobody counted so far */
    public record Chip(String name, String count, String address, boolean chosen) {}

    public record View(String name, String address, boolean chosen) {}

    public record Choice(String value, String name, boolean chosen) {}

    /** Choices under a heading. */
    public record Group(String name, List<Choice> choices) {}
}
