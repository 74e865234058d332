package city.open.inside.identity;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who asks inside, in which language, and how the answer goes back. What answers an address inside takes one ({@link VisitArgument}). */
public record Visit(Lang lang, Login login, HttpServletRequest request, HttpServletResponse response) {
    public Words words() {
        return Words.in(lang);
    }

    /** An address of this site in the visitor's language. */
    public String to(String path) {
        return "/" + lang.tag() + path;
    }

    /** Answers with a page that nobody keeps. */
    public void answer(int status, byte[] page) throws IOException {
        answer(Answer.of(status, Answer.HTML, Answer.NEVER, page));
    }

    public void answer(Answer answer) throws IOException {
        answer.write(request, response);
    }

    /** Sends the browser on after a form, so that loading the page again sends nothing again. */
    public void seeOther(String to) {
        Answer.seeOther(response, to);
    }
}
