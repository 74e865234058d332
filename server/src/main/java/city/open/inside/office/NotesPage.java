package city.open.inside.office;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView.Choice;
import java.util.List;

/**
 * The notes on a petition.
 *
 * @param lines latest first; what they say only where they were opened
 * @param opened whether they were just opened, which is written down
 * @param words as they were typed where they could not be kept, with {@code fault}
 * @param kept whether one was just kept
 */
public record NotesPage(
        Inside inside,
        String number,
        String back,
        List<Line> lines,
        boolean opened,
        List<Choice> purposes,
        List<Choice> kinds,
        String token,
        String with,
        String words,
        String fault,
        boolean kept) {

    public NotesPage {
        lines = List.copyOf(lines);
        purposes = List.copyOf(purposes);
        kinds = List.copyOf(kinds);
    }

    /** @param with to whom somebody spoke, or empty; {@code words} empty where it is sealed */
    public record Line(String kind, String who, String at, String with, String words) {}
}
