package city.open.inside.identity;

import city.open.ground.calendar.Text;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Invitations.Invitation;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages before the intranet: logging in, and the one-time links that set a first password. */
@Controller
class LoginPages {
    private final Accounts accounts;
    private final Staff staff;
    private final Invitations invitations;
    private final Passwords passwords;
    private final DemoLogins demo;
    private final Entrance entrance;
    private final Organization organization;
    private final Frames frames;
    private final Printer printer;
    private final IdentitySettings settings;
    private final Clock clock;

    LoginPages(
            Accounts accounts,
            Staff staff,
            Invitations invitations,
            Passwords passwords,
            DemoLogins demo,
            Entrance entrance,
            Organization organization,
            Frames frames,
            Printer printer,
            IdentitySettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.invitations = invitations;
        this.passwords = passwords;
        this.demo = demo;
        this.entrance = entrance;
        this.organization = organization;
        this.frames = frames;
        this.printer = printer;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/login")
    void login(
            Guest guest, @RequestParam(defaultValue = "") String next, @AuthenticationPrincipal @Nullable Login login)
            throws IOException {
        if (login != null) {
            guest.response().sendRedirect(guest.to("/office"));
            return;
        }
        var words = guest.words();
        var oidc = settings.oidc();
        var page = new LoginPage(
                frames.outside(guest.lang(), words.say("login.title"), "/login"),
                Frames.formToken(guest.request()),
                told(words, guest.request()),
                guest.request().getParameter("left") == null,
                Entrance.isInside(next) ? next : "",
                oidc == null ? "" : oidc.label(),
                demo.offered().stream()
                        .flatMap(account -> accounts.login(account).stream())
                        .map(known -> demoLogin(words, known))
                        .toList(),
                demo.applicant());
        guest.answer(200, printer.print("identity/login", page));
    }

    private LoginPage.DemoLogin demoLogin(Words words, Login login) {
        var unit = organization
                .unit(login.agency(), login.division(), When.dayOf(clock.instant()))
                .map(one -> words.of(one.name()))
                .orElse(login.division().value());
        return new LoginPage.DemoLogin(
                login.account(),
                rolesOf(words, login.roles()),
                words.of(login.name()),
                unit + " · " + words.of(login.rank().title()));
    }

    static String rolesOf(Words words, Set<Role> roles) {
        return roles.stream().sorted().map(role -> words.of(role.title())).collect(Collectors.joining(" · "));
    }

    private static String told(Words words, HttpServletRequest request) {
        if (request.getParameter("wrong") != null) {
            return words.say("login.wrong");
        }
        if (request.getParameter("passkey") != null) {
            return words.say("login.passkey.missing");
        }
        if (request.getParameter("unknown") != null) {
            return words.say("login.unknown");
        }
        if (request.getParameter("left") != null) {
            return words.say("login.left");
        }
        var wait = request.getParameter("wait");
        return wait == null ? "" : words.say("login.wait", minute(words, wait));
    }

    private static String minute(Words words, String epochSecond) {
        try {
            return new When(words).minute(Instant.ofEpochSecond(Long.parseLong(epochSecond) + 59));
        } catch (NumberFormatException | DateTimeException _) {
            return "?";
        }
    }

    @PostMapping("/{lang:ko|en}/login/demo")
    void demo(@RequestParam String account, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var login = demo.offered().contains(account) ? accounts.login(account) : Optional.<Login>empty();
        if (login.isPresent()) {
            entrance.letIn(login.get(), request, response);
        } else {
            response.sendRedirect("/" + Entrance.language(request).tag() + "/login?wrong");
        }
    }

    /** Where the browser ends up that asks for the city's own login and there is none. */
    @GetMapping("/{lang:ko|en}/login/city")
    void noCityLogin(Guest guest) throws IOException {
        guest.response().sendRedirect(guest.to("/login"));
    }

    @GetMapping("/{lang:ko|en}/first/{secret}")
    void first(Guest guest, @PathVariable String secret) throws IOException {
        var invitation = invitations.find(secret);
        if (invitation.isPresent()) {
            ask(guest, invitation.get(), secret, Map.of(), "");
        } else {
            tell(guest, 404, "first.over");
        }
    }

    @PostMapping("/{lang:ko|en}/first/{secret}")
    void firstPassword(Guest guest, @PathVariable String secret, @RequestParam Map<String, String> typed)
            throws IOException {
        var invitation = invitations.find(secret);
        if (invitation.isEmpty()) {
            tell(guest, 404, "first.over");
            return;
        }
        var invited = invitation.get().account();
        var account = Accounts.normal(invited == null ? typed.getOrDefault("account", "") : invited);
        var fault = invited == null ? newcomerFault(account, typed) : Optional.<String>empty();
        fault = fault.or(
                () -> Passwords.fault(account, typed.getOrDefault("password", ""), typed.getOrDefault("again", "")));
        if (fault.isPresent()) {
            ask(guest, invitation.get(), secret, typed, guest.words().say(fault.get()));
            return;
        }
        if (!invitations.use(secret)) {
            tell(guest, 404, "first.over");
            return;
        }
        if (invited == null) {
            staff.admit(
                    account,
                    city().code(),
                    new UnitId(typed.getOrDefault("unit", "")),
                    Rank.OFFICER,
                    new Text(typed.getOrDefault("nameKo", ""), typed.getOrDefault("nameEn", "")),
                    Set.of(Role.ADMIN),
                    null,
                    PrivilegeFact.Kind.FIRST);
        }
        var hash = passwords.hash(typed.getOrDefault("password", ""));
        if (invited == null) {
            accounts.setPasswordHash(account, hash);
        } else {
            accounts.setPasswordHashByLink(account, hash);
        }
        tell(guest, 200, "first.done");
    }

    private Optional<String> newcomerFault(String account, Map<String, String> typed) {
        return staff.fault(
                account,
                city().code(),
                typed.getOrDefault("unit", ""),
                typed.getOrDefault("nameKo", ""),
                typed.getOrDefault("nameEn", ""));
    }

    private Agency city() {
        return organization.agencies().getFirst();
    }

    private void ask(Guest guest, Invitation invitation, String secret, Map<String, String> typed, String fault)
            throws IOException {
        var words = guest.words();
        var account = Optional.ofNullable(invitation.account()).orElse("");
        var title = words.say(account.isEmpty() ? "first.admin.title" : "first.title");
        Map<String, String> kept = new LinkedHashMap<>(typed);
        kept.keySet().retainAll(Set.of("account", "nameKo", "nameEn", "unit"));
        var page = new FirstPage(
                frames.outside(guest.lang(), title, "/first/" + secret),
                Frames.formToken(guest.request()),
                guest.to("/first/" + secret),
                account,
                account.isEmpty() ? staff.units(city().code(), guest.lang()) : List.of(),
                kept,
                fault);
        guest.answer(fault.isEmpty() ? 200 : 422, printer.print("identity/first", page));
    }

    /** The token of a form no longer fits the browser's cookie. */
    void formExpired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        tell(new Guest(Entrance.language(request), request, response), 403, "form.expired");
    }

    private void tell(Guest guest, int status, String key) throws IOException {
        var words = guest.words();
        var title = words.say(key + ".title");
        var page = new Told(
                frames.outside(guest.lang(), title, "/login"),
                title,
                words.say(key),
                guest.to("/login"),
                words.say("login.title"));
        guest.answer(status, printer.print("identity/told", page));
    }
}
