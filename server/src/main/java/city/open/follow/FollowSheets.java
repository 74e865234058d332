package city.open.follow;

import city.open.page.Answer;
import city.open.page.Frame;
import city.open.page.Framing;
import city.open.page.Lang;
import city.open.page.Printer;
import city.open.page.Words;
import org.springframework.stereotype.Component;

/** Prints the pages of this room. None is kept anywhere: each is for one reader. */
@Component
class FollowSheets {
    private final Framing framing;
    private final Printer printer;

    FollowSheets(Framing framing, Printer printer) {
        this.framing = framing;
        this.printer = printer;
    }

    Frame frame(Lang lang, String title, String path) {
        return framing.frame(Words.in(lang), title, path, "follow");
    }

    Answer sheet(int status, String template, Object page) {
        return Answer.of(status, Answer.HTML, Answer.NEVER, printer.print("follow/" + template, page));
    }
}
