package city.open.inside.identity;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal of accounts and rights, for audit. */
@Controller
class PrivilegesPages {
    private static final String PATH = "/office/privileges";
    private static final int PAGE = 100;

    private final Privileges privileges;
    private final Rights rights;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    PrivilegesPages(Privileges privileges, Rights rights, Frames frames, Refusals refusals, Printer printer) {
        this.privileges = privileges;
        this.rights = rights;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/office/privileges")
    void list(
            @PathVariable("lang") String tag,
            @RequestParam(defaultValue = "") String before,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var lang = Lang.find(tag).orElseThrow();
        var words = Words.in(lang);
        if (rights.may(login, Right.SEE_PRIVILEGES) instanceof Verdict.Denied(var rule)) {
            refusals.answer(rule, login, lang, PATH, request, response);
            return;
        }
        long below = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        var facts = privileges.before(below, PAGE);
        var inside = frames.inside(login, request, lang, words.say("privileges.title"), PATH);
        var page = new PrivilegesPage(
                inside,
                PrivilegeLine.of(facts, Long.MAX_VALUE, inside),
                facts.size() < PAGE ? "" : Long.toString(facts.getLast().position()));
        Answer.of(200, Answer.HTML, Answer.NEVER, printer.print("identity/privileges", page))
                .write(request, response);
    }
}
