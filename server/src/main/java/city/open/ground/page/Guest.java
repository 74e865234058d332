package city.open.ground.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Who asks outside, of whom nobody wants a name: in which language, and how the answer goes back. What answers an address takes one
 * ({@link GuestArgument}).
 */
public record Guest(Lang lang, HttpServletRequest request, HttpServletResponse response) {
    public Words words() {
        return Words.in(lang);
    }

    /** An address of this site in the guest's language. */
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
