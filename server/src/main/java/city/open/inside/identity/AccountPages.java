package city.open.inside.identity;

import city.open.ground.page.Printer;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
    void account(Visit visit, @RequestParam(defaultValue = "") String done, HttpSession session) throws IOException {
        var key = "account.done." + done;
        show(visit, visit.words().knows(key) ? key : "", "", session);
    }

    /** The old password is asked for, and guessing it counts as failing to log in. */
    @PostMapping("/password")
    void password(
            Visit visit,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpSession session)
            throws IOException {
        var name = visit.login().account();
        var fault = Passwords.fault(name, password, again).orElse("");
        var hash = accounts.passwordHash(name);
        if (fault.isEmpty() && hash != null) {
            boolean barred =
                    attempts.begin(name, visit.request().getRemoteAddr()).isPresent();
            fault = barred ? "password.barred" : passwords.matches(old, hash) ? "" : "password.old.wrong";
        }
        if (!fault.isEmpty()) {
            show(visit, "", fault, session);
            return;
        }
        attempts.succeeded(name, visit.request().getRemoteAddr());
        accounts.setPasswordHash(name, passwords.hash(password));
        sessions.endOthers(name, session.getId());
        done(visit, "password");
    }

    @PostMapping("/passkeys/remove")
    void removePasskey(Visit visit, @RequestParam String passkey) throws IOException {
        passkeys.remove(visit.login().account(), passkey);
        if (passkeys.of(visit.login().account()).isEmpty()) {
            accounts.requirePasskey(visit.login().account(), false);
        }
        done(visit, "removed");
    }

    @PostMapping("/passkeys/required")
    void requirePasskey(Visit visit, @RequestParam(defaultValue = "") String required) throws IOException {
        boolean asked =
                required.equals("yes") && !passkeys.of(visit.login().account()).isEmpty();
        accounts.requirePasskey(visit.login().account(), asked);
        done(visit, asked ? "required" : "optional");
    }

    /** The official has read what others did to the account, up to there. */
    @PostMapping("/told")
    void told(Visit visit, @RequestParam(defaultValue = "-1") String upTo) throws IOException {
        if (upTo.matches("\\d{1,18}")) {
            privileges.of(visit.login().account(), 1).stream()
                    .findFirst()
                    .ifPresent(newest -> privileges.tell(
                            visit.login().account(), Math.min(newest.position(), Long.parseLong(upTo))));
        }
        done(visit, "told");
    }

    @PostMapping("/sessions/end")
    void endSessions(Visit visit, HttpSession session) throws IOException {
        sessions.endOthers(visit.login().account(), session.getId());
        done(visit, "ended");
    }

    private static void done(Visit visit, String what) {
        visit.seeOther(visit.to(PATH + "?done=" + what));
    }

    private void show(Visit visit, String done, String fault, HttpSession session) throws IOException {
        var words = visit.words();
        var inside = frames.inside(visit, words.say("account.title"), PATH);
        var page = new AccountPage(
                inside,
                accounts.find(visit.login().account()).orElseThrow(),
                LoginPages.rolesOf(words, visit.login().roles()),
                passkeys.of(visit.login().account()).stream()
                        .map(passkey -> AccountPage.PasskeyLine.of(inside, passkey))
                        .toList(),
                sessions.of(visit.login().account(), session.getId()).stream()
                        .map(sitting -> AccountPage.SittingLine.of(inside, sitting))
                        .toList(),
                PrivilegeLine.of(
                        privileges.of(visit.login().account(), 30),
                        privileges.told(visit.login().account()),
                        inside),
                done.isEmpty() ? "" : words.say(done),
                fault.isEmpty() ? "" : words.say(fault));
        visit.answer(fault.isEmpty() ? 200 : 422, printer.print("identity/account", page));
    }
}
