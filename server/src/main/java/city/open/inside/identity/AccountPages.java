package city.open.inside.identity;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an official can see and change of the own account. */
@Controller
@RequestMapping("/{lang:ko|en}/office/account")
class AccountPages {
    private static final String PATH = "/office/account";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Passkeys passkeys;
    private final Sessions sessions;
    private final Privileges privileges;
    private final Frames frames;
    private final Printer printer;

    AccountPages(
            Accounts accounts,
            Passwords passwords,
            Attempts attempts,
            Passkeys passkeys,
            Sessions sessions,
            Privileges privileges,
            Frames frames,
            Printer printer) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.privileges = privileges;
        this.frames = frames;
        this.printer = printer;
    }

    @GetMapping
    void account(
            @PathVariable("lang") String tag,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal Login login,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var key = "account.done." + done;
        show(tag, Words.in(lang(tag)).knows(key) ? key : "", "", login, session, request, response);
    }

    /** The old password is asked for, and guessing it counts as failing to log in. */
    @PostMapping("/password")
    void password(
            @PathVariable("lang") String tag,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @AuthenticationPrincipal Login login,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var name = login.account();
        var fault = Passwords.fault(name, password, again).orElse("");
        var hash = accounts.passwordHash(name);
        if (fault.isEmpty() && hash != null) {
            boolean barred = attempts.begin(name, request.getRemoteAddr()).isPresent();
            fault = barred ? "password.barred" : passwords.matches(old, hash) ? "" : "password.old.wrong";
        }
        if (!fault.isEmpty()) {
            show(tag, "", fault, login, session, request, response);
            return;
        }
        attempts.succeeded(name, request.getRemoteAddr());
        accounts.setPasswordHash(name, passwords.hash(password));
        sessions.endOthers(name, session.getId());
        done(tag, "password", response);
    }

    @PostMapping("/passkeys/remove")
    void removePasskey(
            @PathVariable("lang") String tag,
            @RequestParam String passkey,
            @AuthenticationPrincipal Login login,
            HttpServletResponse response)
            throws IOException {
        passkeys.remove(login.account(), passkey);
        if (passkeys.of(login.account()).isEmpty()) {
            accounts.requirePasskey(login.account(), false);
        }
        done(tag, "removed", response);
    }

    @PostMapping("/passkeys/required")
    void requirePasskey(
            @PathVariable("lang") String tag,
            @RequestParam(defaultValue = "") String required,
            @AuthenticationPrincipal Login login,
            HttpServletResponse response)
            throws IOException {
        boolean asked = required.equals("yes") && !passkeys.of(login.account()).isEmpty();
        accounts.requirePasskey(login.account(), asked);
        done(tag, asked ? "required" : "optional", response);
    }

    /** The official has read what others did to the account, up to there. */
    @PostMapping("/told")
    void told(
            @PathVariable("lang") String tag,
            @RequestParam(defaultValue = "-1") String upTo,
            @AuthenticationPrincipal Login login,
            HttpServletResponse response)
            throws IOException {
        if (upTo.matches("\\d{1,18}")) {
            privileges.of(login.account(), 1).stream()
                    .findFirst()
                    .ifPresent(newest ->
                            privileges.tell(login.account(), Math.min(newest.position(), Long.parseLong(upTo))));
        }
        done(tag, "told", response);
    }

    @PostMapping("/sessions/end")
    void endSessions(
            @PathVariable("lang") String tag,
            @AuthenticationPrincipal Login login,
            HttpSession session,
            HttpServletResponse response)
            throws IOException {
        sessions.endOthers(login.account(), session.getId());
        done(tag, "ended", response);
    }

    private static void done(String tag, String what, HttpServletResponse response) throws IOException {
        response.sendRedirect("/" + tag + PATH + "?done=" + what);
    }

    private void show(
            String tag,
            String done,
            String fault,
            Login login,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var lang = lang(tag);
        var words = Words.in(lang);
        var inside = frames.inside(login, request, lang, words.say("account.title"), PATH);
        var page = new AccountPage(
                inside,
                accounts.find(login.account()).orElseThrow(),
                LoginPages.rolesOf(words, login.roles()),
                passkeys.of(login.account()).stream()
                        .map(passkey -> AccountPage.PasskeyLine.of(inside, passkey))
                        .toList(),
                sessions.of(login.account(), session.getId()).stream()
                        .map(sitting -> AccountPage.SittingLine.of(inside, sitting))
                        .toList(),
                PrivilegeLine.of(privileges.of(login.account(), 30), privileges.told(login.account()), inside),
                done.isEmpty() ? "" : words.say(done),
                fault.isEmpty() ? "" : words.say(fault));
        Answer.of(fault.isEmpty() ? 200 : 422, Answer.HTML, Answer.NEVER, printer.print("identity/account", page))
                .write(request, response);
    }

    private static Lang lang(String tag) {
        return Lang.find(tag).orElseThrow();
    }
}
