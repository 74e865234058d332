package city.open.inside.office;

import city.open.ground.calendar.Text;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusal;
import city.open.inside.identity.Visit;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** How the intranet answers: pages that no browser keeps, and refusals that name their rule. */
@Component
public class Answers {
    private final Printer printer;
    private final Frames frames;

    Answers(Printer printer, Frames frames) {
        this.printer = printer;
        this.frames = frames;
    }

    public void show(Visit visit, int status, String template, Object page) throws IOException {
        visit.answer(status, printer.print(template, page));
    }

    public void denied(Visit visit, Refusal rule, String back) throws IOException {
        sentence(visit, 403, "office.denied", rule.words(), back);
    }

    public void unknown(Visit visit) throws IOException {
        sentence(visit, 404, "office.unknown", said("office.unknown.more"), "");
    }

    /** For a form that was open too long: what it was about is over. */
    public void gone(Visit visit) throws IOException {
        sentence(visit, 409, "office.gone", said("office.gone.more"), "");
    }

    /** The vault has no key that fits; who may look after that reads it in the server's log. */
    void shut(Visit visit) throws IOException {
        sentence(visit, 503, "office.shut", said("office.shut.more"), "");
    }

    private static Text said(String key) {
        return new Text(Words.in(Lang.KO).say(key), Words.in(Lang.EN).say(key));
    }

    private void sentence(Visit visit, int status, String title, Text sentence, String back) throws IOException {
        var words = visit.words();
        var inside = frames.inside(visit, words.say(title), "/office");
        show(
                visit,
                status,
                "office/plain",
                new PlainScreen(
                        inside,
                        words.say(title),
                        words.of(sentence),
                        back.isEmpty() ? inside.to("/office") : back,
                        words.say(back.isEmpty() ? "office.menu.inbox" : "office.back")));
    }
}
