package city.open.outside.filing;

import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    void send(int status, String template, Object page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer.of(status, Answer.HTML, Answer.NEVER, printer.print("intake/" + template, page))
                .write(request, response);
    }

    /** A page that says one thing, by the key of its words. */
    void say(
            int status,
            Lang lang,
            String key,
            String path,
            String next,
            String nextKey,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var words = Words.in(lang);
        var title = words.say(key + ".title");
        send(
                status,
                "note",
                new NotePage(
                        frame(lang, title, path),
                        title,
                        words.say(key),
                        "",
                        "/" + lang.tag() + next,
                        words.say(nextKey)),
                request,
                response);
    }
}
