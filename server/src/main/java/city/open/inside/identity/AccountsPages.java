package city.open.inside.identity;

import city.open.ground.calendar.Text;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.AccountsPage.Group;
import city.open.inside.identity.AccountsPage.Line;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where administrators make accounts, close them, and say what they are for. */
@Controller
@RequestMapping("/{lang:ko|en}/office/accounts")
class AccountsPages {
    private static final String PATH = "/office/accounts";

    private final Accounts accounts;
    private final Staff staff;
    private final FourEyes fourEyes;
    private final Sessions sessions;
    private final RelyingParty us;
    private final Rights rights;
    private final Organization organization;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;
    private final Clock clock;

    AccountsPages(
            Accounts accounts,
            Staff staff,
            FourEyes fourEyes,
            Sessions sessions,
            RelyingParty us,
            Rights rights,
            Organization organization,
            Frames frames,
            Refusals refusals,
            Printer printer,
            Clock clock) {
        this.accounts = accounts;
        this.staff = staff;
        this.fourEyes = fourEyes;
        this.sessions = sessions;
        this.us = us;
        this.rights = rights;
        this.organization = organization;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
        this.clock = clock;
    }

    /** What to say above the list, and what to put back into the form. */
    private record Note(String key, boolean wrong, String link, Map<String, String> typed, Set<Role> chosen) {
        static final Note NONE = done("");

        static Note done(String key) {
            return new Note(key, false, "", Map.of(), Set.of());
        }

        static Note wrong(String key) {
            return new Note(key, true, "", Map.of(), Set.of());
        }

        static Note link(String link) {
            return new Note("accounts.link", false, link, Map.of(), Set.of());
        }
    }

    @GetMapping
    void list(Visit visit, @RequestParam(defaultValue = "") String agency) throws IOException {
        show(visit, agencyOr(agency, visit.login()), Note.NONE);
    }

    @PostMapping
    void make(
            Visit visit,
            @RequestParam Map<String, String> typed,
            @RequestParam(name = "role", required = false, defaultValue = "") List<String> roles)
            throws IOException {
        var agency = agencyOr(typed.getOrDefault("agency", ""), visit.login());
        if (!isAllowed(visit.login())) {
            show(visit, agency, Note.NONE);
            return;
        }
        var account = Accounts.normal(typed.getOrDefault("account", ""));
        var chosen = roles(roles);
        var fault = staff.fault(
                        account,
                        agency,
                        typed.getOrDefault("unit", ""),
                        typed.getOrDefault("nameKo", ""),
                        typed.getOrDefault("nameEn", ""))
                .or(() -> chosen.isEmpty() ? Optional.of("account.fault.roles") : Optional.empty());
        if (fault.isPresent()) {
            show(visit, agency, new Note(fault.get(), true, "", typed, chosen));
            return;
        }
        staff.admit(
                account,
                agency,
                new UnitId(typed.getOrDefault("unit", "")),
                rank(typed.getOrDefault("rank", "")),
                new Text(typed.getOrDefault("nameKo", ""), typed.getOrDefault("nameEn", "")),
                Set.of(),
                visit.login().account(),
                PrivilegeFact.Kind.MADE);
        var given = fourEyes.roles(account, chosen, visit.login().account());
        var link = fourEyes.link(account, visit.login().account()) instanceof FourEyes.Outcome.Done(var path)
                ? us.origin() + visit.to(path)
                : "";
        show(
                visit,
                agency,
                given instanceof FourEyes.Outcome.Waits
                        ? new Note("accounts.link.waits", false, link, Map.of(), Set.of())
                        : Note.link(link));
    }

    /** A second administrator agrees, or anybody who may refuses. */
    @PostMapping("/wishes/{id}")
    void settle(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String agency)
            throws IOException {
        var note = isAllowed(visit.login()) ? settled(visit.lang().tag(), id, what, visit.login()) : Note.NONE;
        show(visit, agencyOr(agency, visit.login()), note);
    }

    private Note settled(String tag, String id, String what, Login login) {
        UUID wish;
        try {
            wish = UUID.fromString(id);
        } catch (IllegalArgumentException notOne) {
            return Note.wrong("accounts.fault.wish");
        }
        if (!what.equals("agree") && !what.equals("refuse")) {
            return Note.wrong("accounts.fault.wish");
        }
        return switch (fourEyes.settle(wish, what.equals("agree"), login.account())) {
            case FourEyes.Outcome.Done(var path) ->
                path.isEmpty()
                        ? Note.done(what.equals("agree") ? "accounts.done.agreed" : "accounts.done.refused")
                        : Note.link(us.origin() + "/" + tag + path);
            case FourEyes.Outcome.Waits _, FourEyes.Outcome.Not _ -> Note.wrong("accounts.fault.wish");
        };
    }

    private Note note(String tag, FourEyes.Outcome outcome, String done) {
        return switch (outcome) {
            case FourEyes.Outcome.Done(var path) ->
                path.isEmpty() ? Note.done(done) : Note.link(us.origin() + "/" + tag + path);
            case FourEyes.Outcome.Waits _ -> Note.done("accounts.done.waits");
            case FourEyes.Outcome.Not _ -> Note.wrong("accounts.fault.unknown");
        };
    }

    @PostMapping("/{account}")
    void change(
            Visit visit,
            @PathVariable String account,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(name = "role", required = false, defaultValue = "") List<String> roles)
            throws IOException {
        var note = isAllowed(visit.login())
                ? changed(visit.lang().tag(), account, what, roles(roles), visit.login())
                : Note.NONE;
        show(visit, agencyOr(agency, visit.login()), note);
    }

    private Note changed(String tag, String asked, String what, Set<Role> roles, Login login) {
        var account = accounts.find(asked).map(Account::name).orElse("");
        if (account.isEmpty()) {
            return Note.wrong("accounts.fault.unknown");
        }
        boolean last = !accounts.hasOtherAdmin(account);
        return switch (what) {
            case "roles" -> {
                if (roles.isEmpty()) {
                    yield Note.wrong("account.fault.roles");
                }
                if (last && !roles.contains(Role.ADMIN)) {
                    yield Note.wrong("accounts.fault.last");
                }
                yield note(tag, fourEyes.roles(account, roles, login.account()), "accounts.done.roles");
            }
            case "close" -> {
                if (last) {
                    yield Note.wrong("accounts.fault.last");
                }
                accounts.disable(account, login.account());
                sessions.endOthers(account, "");
                yield Note.done("accounts.done.closed");
            }
            case "open" -> note(tag, fourEyes.open(account, login.account()), "accounts.done.opened");
            case "link" -> note(tag, fourEyes.link(account, login.account()), "accounts.link");
            default -> Note.wrong("accounts.fault.unknown");
        };
    }

    private boolean isAllowed(Login login) {
        return rights.may(login, Right.MANAGE_ACCOUNTS).isGranted();
    }

    private void show(Visit visit, AgencyCode agency, Note note) throws IOException {
        if (!refusals.admit(visit, Right.MANAGE_ACCOUNTS, PATH)) {
            return;
        }
        var lang = visit.lang();
        var words = visit.words();
        var page = new AccountsPage(
                frames.inside(visit, words.say("accounts.title"), PATH),
                agency.value(),
                organization.agencies().stream()
                        .map(one -> new UnitChoice(one.code().value(), lang.of(one.name())))
                        .toList(),
                staff.units(agency, lang),
                Arrays.stream(Rank.values())
                        .map(rank -> new UnitChoice(rank.name(), lang.of(rank.title())))
                        .toList(),
                groups(agency, words),
                waiting(visit.login(), words),
                note.typed(),
                note.chosen(),
                note.key().isEmpty() ? "" : words.say(note.key()),
                note.wrong(),
                note.link());
        visit.answer(note.wrong() ? 422 : 200, printer.print("identity/accounts", page));
    }

    private List<AccountsPage.Wish> waiting(Login login, Words words) {
        return fourEyes.waiting().stream()
                .map(one -> new AccountsPage.Wish(
                        one.id().toString(),
                        words.say(
                                "accounts.wish." + one.wish().name().toLowerCase(Locale.ROOT),
                                one.askedBy(),
                                one.account(),
                                said(words, one),
                                new When(words).minute(one.askedAt())),
                        FourEyes.mayAgree(one, login.account())))
                .toList();
    }

    private String said(Words words, FourEyes.Waiting one) {
        var post = one.post();
        return post == null
                ? PrivilegeLine.said(words, one.roles())
                : organization
                                .unit(post.agency(), post.unit(), When.dayOf(clock.instant()))
                                .map(unit -> words.of(unit.name()))
                                .orElse(post.unit().value())
                        + " · " + words.of(post.rank().title());
    }

    private record Holder(Official official, Account account) {}

    private List<Group> groups(AgencyCode agency, Words words) {
        Map<UnitId, List<Holder>> byUnit = accounts.all().stream()
                .flatMap(account -> organization.official(account.official()).stream()
                        .map(official -> new Holder(official, account)))
                .filter(holder -> holder.official().agency().equals(agency))
                .sorted(Comparator.comparing(
                                (Holder holder) -> holder.official().rank())
                        .reversed())
                .collect(Collectors.groupingBy(holder -> holder.official().unit(), TreeMap::new, Collectors.toList()));
        var today = When.dayOf(clock.instant());
        return byUnit.entrySet().stream()
                .map(entry -> new Group(
                        entry.getKey().value(),
                        organization
                                .unit(agency, entry.getKey(), today)
                                .map(unit -> words.of(unit.name()))
                                .orElse(entry.getKey().value()),
                        entry.getValue().stream()
                                .map(holder -> line(holder, words))
                                .toList()))
                .toList();
    }

    private static Line line(Holder holder, Words words) {
        var account = holder.account();
        return new Line(
                account.name(),
                words.of(holder.official().name()),
                words.of(holder.official().rank().title()),
                account.roles(),
                new When(words).day(account.madeAt()),
                account.isOpen());
    }

    private AgencyCode agencyOr(String code, Login login) {
        return organization.agencies().stream()
                .map(agency -> agency.code())
                .filter(known -> known.value().equals(code))
                .findFirst()
                .orElse(login.agency());
    }

    private static Rank rank(String name) {
        return Arrays.stream(Rank.values())
                .filter(rank -> rank.name().equals(name))
                .findFirst()
                .orElse(Rank.OFFICER);
    }

    private static Set<Role> roles(List<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(role -> names.contains(role.name())).forEach(roles::add);
        return roles;
    }
}
