package city.open.ground.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who asks for a page, in which language, and how the answer goes back. */
public interface Asker {
    Lang lang();

    HttpServletRequest request();

    HttpServletResponse response();

    default Words words() {
        return Words.in(lang());
    }

    /** An address of this site in the language of who asks. */
    default String to(String path) {
        return "/" + lang().tag() + path;
    }

    /** Answers with a page that nobody keeps. */
    default void answer(int status, byte[] page) throws IOException {
        answer(Answer.of(status, Answer.HTML, Answer.NEVER, page));
    }

    default void answer(Answer answer) throws IOException {
        answer.write(request(), response());
    }

    /** Sends the browser on after a form, so that loading the page again sends nothing again. */
    default void seeOther(String to) {
        Answer.seeOther(response(), to);
    }
}
