package city.open.intake;

import city.open.page.Answer;
import city.open.page.Assets;
import city.open.page.Frame;
import city.open.page.Lang;
import city.open.page.Printer;
import city.open.page.When;
import city.open.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prints the pages of this room. None is kept anywhere: each is for one reader. */
@Component
class Sheets {
    private final Assets assets;
    private final Printer printer;
    private final boolean demo;

    Sheets(
            Assets assets,
            Printer printer,
            @Value("${open.demo.enabled:false}") boolean livingDemo,
            @Value("${open.demo:false}") boolean demo) {
        this.assets = assets;
        this.printer = printer;
        this.demo = demo || livingDemo;
    }

    Frame frame(Lang lang, String title, String path) {
        var words = Words.in(lang);
        return new Frame(words, new When(words), assets, title, path, "file", demo, null, null, false);
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
