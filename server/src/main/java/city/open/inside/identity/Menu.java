package city.open.inside.identity;

import city.open.ground.page.Inside;
import city.open.ground.page.Words;
import java.util.List;

/** What an official can go to from every page of the intranet; given by the room that knows all of its pages. */
@FunctionalInterface
public interface Menu {
    /** @param path of the page that is shown, without its language */
    List<Inside.Entry> of(Login login, Words words, String path);
}
