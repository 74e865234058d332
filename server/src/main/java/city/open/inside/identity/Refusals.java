package city.open.inside.identity;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
            answer(rule, visit.login(), visit.lang(), path, visit.request(), visit.response());
            return false;
        }
        return true;
    }

    /** @param path that was asked for, without its language */
    void answer(
            Refusal rule, Login login, Lang lang, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var words = Words.in(lang);
        var page = new Refused(
                frames.inside(login, request, lang, words.say("refused.title"), path), words.of(rule.words()));
        Answer.of(403, Answer.HTML, Answer.NEVER, printer.print("identity/refused", page))
                .write(request, response);
    }
}
