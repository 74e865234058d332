package city.open.inside.identity;

import city.open.ground.page.Inside;
import city.open.ground.page.Words;
import java.util.List;
import java.util.Optional;

/** What an official can go to from every page of the intranet; given by the room that knows all of its pages. */
public interface Menu {
    /** @param path of the page that is shown, without its language */
    List<Inside.Entry> of(Login login, Words words, String path);

    /** Where what this official was told stands, with how much is unread; empty for whom nobody tells anything. */
    Optional<Inside.Entry> bell(Login login, Words words, String path);
}
