package city.open.ground.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the intranet has around its own part.
 *
 * @param who is logged in
 * @param post that official's rank and division
 * @param csrf the field that every form of the page sends along, so that nobody else's page can send it
 * @param bell where what the official was told stands; none for whom nobody tells anything
 */
public record Inside(
        Frame frame,
        String who,
        String post,
        Field csrf,
        List<Entry> menu,
        @Nullable Entry bell) {
    public Inside {
        menu = List.copyOf(menu);
    }

    /** A hidden field of a form. */
    public record Field(String name, String value) {}

    /**
     * An entry of the menu.
     *
     * @param path without its language
     * @param count how many wait there; none is said for 0
     */
    public record Entry(String path, String name, int count, boolean current) {}

    public String say(String key, Object... values) {
        return frame.say(key, values);
    }

    /** An address of this site in this language. */
    public String to(String path) {
        return frame.to(path);
    }
}
