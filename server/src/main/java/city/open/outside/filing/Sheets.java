package city.open.outside.filing;

import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Prints the pages of this room. None is kept anywhere: each is for one reader. */
@Component
class Sheets {
    private final Framing framing;
    private final Printer printer;

    Sheets(Framing framing, Printer printer) {
        this.framing = framing;
        this.printer = printer;
    }

    Frame frame(Lang lang, String title, String path) {
        return framing.frame(Words.in(lang), title, path, "file");
    }

    void send(Guest guest, int status, String template, Object page) throws IOException {
        guest.answer(status, printer.print("intake/" + template, page));
    }

    /** A page that says one thing, by the key of its words. */
    void say(Guest guest, int status, String key, String path, String next, String nextKey) throws IOException {
        var words = guest.words();
        var title = words.say(key + ".title");
        send(
                guest,
                status,
                "note",
                new NotePage(
                        frame(guest.lang(), title, path),
                        title,
                        words.say(key),
                        "",
                        guest.to(next),
                        words.say(nextKey)));
    }
}
