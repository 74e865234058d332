package city.open.inside.identity;

import city.open.ground.page.Printer;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Answers who may not, by a page that names the rule. */
@Component
public class Refusals {
    private final Rights rights;
    private final Frames frames;
    private final Printer printer;

    Refusals(Rights rights, Frames frames, Printer printer) {
        this.rights = rights;
        this.frames = frames;
        this.printer = printer;
    }

    /**
     * Whether somebody may come in; who may not has their answer with this.
     *
     * @param path that was asked for, without its language
     */
    public boolean admit(Visit visit, Right right, String path) throws IOException {
        if (rights.may(visit.login(), right) instanceof Verdict.Denied(var rule)) {
            var words = visit.words();
            var inside = frames.inside(visit, words.say("refused.title"), path);
            visit.answer(403, printer.print("identity/refused", new Refused(inside, words.of(rule.words()))));
            return false;
        }
        return true;
    }
}
