package city.open.inside.office;

import city.open.ground.calendar.Text;
import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** How the intranet answers: pages that no browser keeps, and refusals that name their rule. */
@Component
class Answers {
    private final Printer printer;
    private final Frames frames;

    Answers(Printer printer, Frames frames) {
        this.printer = printer;
        this.frames = frames;
    }

    void show(int status, String template, Object page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer.of(status, Answer.HTML, Answer.NEVER, printer.print(template, page))
                .write(request, response);
    }

    void denied(
            Login login, Lang lang, Refusal rule, String back, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        sentence(403, login, lang, "office.denied", rule.words(), back, request, response);
    }

    void unknown(Login login, Lang lang, HttpServletRequest request, HttpServletResponse response) throws IOException {
        sentence(404, login, lang, "office.unknown", said("office.unknown.more"), "", request, response);
    }

    /** For a form that was open too long: what it was about is over. */
    void gone(Login login, Lang lang, HttpServletRequest request, HttpServletResponse response) throws IOException {
        sentence(409, login, lang, "office.gone", said("office.gone.more"), "", request, response);
    }

    /** The vault has no key that fits; who may look after that reads it in the server's log. */
    void shut(Login login, Lang lang, HttpServletRequest request, HttpServletResponse response) throws IOException {
        sentence(503, login, lang, "office.shut", said("office.shut.more"), "", request, response);
    }

    private static Text said(String key) {
        return new Text(Words.in(Lang.KO).say(key), Words.in(Lang.EN).say(key));
    }

    private void sentence(
            int status,
            Login login,
            Lang lang,
            String title,
            Text sentence,
            String back,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var words = Words.in(lang);
        var inside = frames.inside(login, request, lang, words.say(title), "/office");
        show(
                status,
                "office/plain",
                new PlainScreen(
                        inside,
                        words.say(title),
                        words.of(sentence),
                        back.isEmpty() ? inside.to("/office") : back,
                        words.say(back.isEmpty() ? "office.menu.inbox" : "office.back")),
                request,
                response);
    }

    /** After a form, so that loading the page again sends nothing again. */
    static void seeOther(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", Answer.NEVER);
        response.setHeader("Location", to);
    }
}
