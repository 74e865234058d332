package city.open.inside.identity;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who asks inside, in which language, and how the answer goes back. */
public record Visit(Lang lang, Login login, HttpServletRequest request, HttpServletResponse response) {
    public Words words() {
        return Words.in(lang);
    }

    /** Answers with a page that nobody keeps. */
    public void answer(int status, byte[] page) throws IOException {
        Answer.of(status, Answer.HTML, Answer.NEVER, page).write(request, response);
    }
}
