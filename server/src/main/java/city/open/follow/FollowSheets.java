package city.open.follow;

import city.open.page.Answer;
import city.open.page.Assets;
import city.open.page.Frame;
import city.open.page.Lang;
import city.open.page.Printer;
import city.open.page.When;
import city.open.page.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Prints the pages of this room. None is kept anywhere: each is for one reader. */
@Component
class FollowSheets {
    private final Assets assets;
    private final Printer printer;
    private final boolean demo;

    FollowSheets(
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
        return new Frame(words, new When(words), assets, title, path, "follow", demo, null, null, false);
    }

    Answer sheet(int status, String template, Object page) {
        return Answer.of(status, Answer.HTML, Answer.NEVER, printer.print("follow/" + template, page));
    }
}
