package city.open.outside.follow;

import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
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
