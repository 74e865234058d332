package city.open.inside.identity;

import city.open.ground.page.Printer;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The journal of accounts and rights, for audit. */
@Controller
class PrivilegesPages {
    private static final String PATH = "/office/privileges";
    private static final int PAGE = 100;

    private final Privileges privileges;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    PrivilegesPages(Privileges privileges, Frames frames, Refusals refusals, Printer printer) {
        this.privileges = privileges;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/office/privileges")
    void list(Visit visit, @RequestParam(defaultValue = "") String before) throws IOException {
        if (!refusals.admit(visit, Right.SEE_PRIVILEGES, PATH)) {
            return;
        }
        long below = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        var facts = privileges.before(below, PAGE);
        var inside = frames.inside(visit, visit.words().say("privileges.title"), PATH);
        var page = new PrivilegesPage(
                inside,
                PrivilegeLine.of(facts, Long.MAX_VALUE, inside),
                facts.size() < PAGE ? "" : Long.toString(facts.getLast().position()));
        visit.answer(200, printer.print("identity/privileges", page));
    }
}
