package city.open.audit.postcard;

import city.open.audit.postcard.PostcardScreen.Choice;
import city.open.audit.postcard.PostcardScreen.Line;
import city.open.audit.postcard.PostcardScreen.Look;
import city.open.audit.postcard.PostcardScreen.Who;
import city.open.audit.postcard.Postcards.Seen;
import city.open.audit.postcard.ReportAct.Outcome;
import city.open.audit.postcard.ReportAct.What;
import city.open.audit.postcard.Standing.State;
import city.open.border.letters.VaultFault;
import city.open.border.reports.ReportBox;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.page.Inside;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where postcards to the mayor are read and answered. What stands in one is shown for half an hour to who said why. */
@Controller
class PostcardPages {
    static final String PATH = "/office/audit/reports";

    private static final Logger log = LoggerFactory.getLogger(PostcardPages.class);

    private final Postcards postcards;
    private final Identities identities;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    PostcardPages(
            Postcards postcards,
            Identities identities,
            Organization organization,
            HolidayRegister holidays,
            Frames frames,
            Refusals refusals,
            Printer printer) {
        this.postcards = postcards;
        this.identities = identities;
        this.organization = organization;
        this.holidays = holidays;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    /** What a page shows, where the vault opens. */
    private interface Shown {
        void show() throws IOException;
    }

    @GetMapping("/{lang:ko|en}/office/audit/reports")
    void list(Visit visit) throws IOException {
        withVault(visit, () -> {
            var seen = postcards.of(visit.login());
            answer(
                    visit,
                    200,
                    "audit/postcards",
                    new PostcardsScreen(
                            inside(visit, PATH),
                            lines(visit, seen.stream().filter(this::isLate)),
                            lines(visit, seen.stream().filter(one -> !isLate(one) && !isOver(one))),
                            lines(visit, seen.reversed().stream().filter(PostcardPages::isOver))));
        });
    }

    @GetMapping("/{lang:ko|en}/office/audit/reports/{id:[0-9a-f-]{36}}")
    void one(Visit visit, @PathVariable String id) throws IOException {
        withVault(visit, () -> show(visit, 200, id, "", "", ""));
    }

    @PostMapping("/{lang:ko|en}/office/audit/reports/{id:[0-9a-f-]{36}}")
    void act(
            Visit visit,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String auditor,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        withVault(visit, () -> {
            var seen = find(visit.login(), id);
            if (seen == null) {
                none(visit);
                return;
            }
            var chosen = Arrays.stream(What.values())
                    .filter(one -> one.name().equals(what))
                    .findFirst()
                    .orElse(null);
            var typed = chosen == What.READ || chosen == What.KEPT || chosen == What.IDENTITY_ASKED
                    ? why.strip()
                    : words.strip();
            var hindrance = switch (chosen) {
                case null -> Hindrance.NOTHING_CHOSEN;
                case READ -> postcards.open(visit.login(), seen, typed);
                case ASSIGNED -> postcards.assign(visit.login(), seen, auditor);
                case KEPT -> postcards.keep(visit.login(), seen, typed);
                case IDENTITY_ASKED -> identities.ask(visit.login(), seen, typed);
                case DELETED, IDENTITY_AGREED, IDENTITY_REFUSED, IDENTITY_OPENED -> Hindrance.NOTHING_CHOSEN;
                case ANSWERED, EXAMINED, EXTENDED, HANDED_OVER, CLOSED ->
                    postcards.answer(
                            visit.login(), seen, chosen, chosen == What.CLOSED ? outcome(outcome) : null, typed);
            };
            if (hindrance == null) {
                visit.seeOther(visit.to(PATH + "/" + id));
            } else {
                boolean asked = chosen == What.IDENTITY_ASKED;
                show(visit, 409, id, visit.words().say(hindrance.words()), asked ? "" : typed, asked ? typed : "");
            }
        });
    }

    private static @Nullable Outcome outcome(String name) {
        return Arrays.stream(Outcome.values())
                .filter(one -> one.isFound() && one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void withVault(Visit visit, Shown shown) throws IOException {
        if (!refusals.admit(visit, Right.READ_REPORTS, PATH)) {
            return;
        }
        try {
            shown.show();
        } catch (VaultFault shut) {
            log.error("reports: {}", shut.getMessage());
            note(visit, 503, "postcard.shut");
        }
    }

    private @Nullable Seen find(Login login, String id) {
        try {
            return postcards.find(login, UUID.fromString(id)).orElse(null);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** The same for what is not there and for whom it is not meant. */
    private void none(Visit visit) throws IOException {
        note(visit, 404, "postcard.none");
    }

    private void note(Visit visit, int status, String words) throws IOException {
        answer(
                visit,
                status,
                "audit/postcardnote",
                new PostcardNote(inside(visit, PATH), visit.words().say(words)));
    }

    private void show(Visit visit, int status, String id, String fault, String typed, String asked) throws IOException {
        var login = visit.login();
        var seen = find(login, id);
        if (seen == null) {
            none(visit);
            return;
        }
        var words = visit.words();
        boolean opened = postcards.isOpen(login, seen);
        var content = opened ? postcards.content(seen) : List.<ReportBox.Line>of();
        var line = line(visit, seen);
        answer(
                visit,
                status,
                "audit/postcard",
                new PostcardScreen(
                        inside(visit, PATH + "/" + id),
                        line.address(),
                        line.name(),
                        line.receivedOn(),
                        line.state(),
                        line.auditor(),
                        line.next(),
                        isLate(seen),
                        fault,
                        opened,
                        about(words, content),
                        content.stream().map(one -> said(words, one)).toList(),
                        opened ? who(words, seen, content) : new Who("", List.of(), false),
                        Arrays.stream(What.values())
                                .filter(what ->
                                        what.isAnswer() && seen.standing().allows(what))
                                .map(what -> new Choice(what.name(), words.say("postcard.do." + key(what))))
                                .toList(),
                        Arrays.stream(Outcome.values())
                                .filter(Outcome::isFound)
                                .map(one -> new Choice(one.name(), words.say("postcard.outcome." + key(one))))
                                .toList(),
                        seen.directs() && seen.standing().allows(What.ASSIGNED)
                                ? postcards.auditors(seen).stream()
                                        .map(one -> new Choice(one.official().value(), words.of(one.name())))
                                        .toList()
                                : List.of(),
                        seen.directs() && seen.standing().allows(What.KEPT),
                        seen.acts().stream().map(act -> look(words, act)).toList(),
                        typed,
                        asked));
    }

    private List<PostcardsScreen.Line> lines(Visit visit, Stream<Seen> seen) {
        return seen.map(one -> line(visit, one)).toList();
    }

    private PostcardsScreen.Line line(Visit visit, Seen seen) {
        var words = visit.words();
        var when = new When(words);
        var standing = seen.standing();
        var outcome = standing.outcome();
        return new PostcardsScreen.Line(
                visit.to(PATH + "/" + seen.report()),
                name(words, seen.report()),
                when.day(standing.receivedOn()),
                words.say("postcard.state." + key(standing.state()))
                        + (outcome == null ? "" : " · " + words.say("postcard.outcome." + key(outcome))),
                standing.auditor() == null ? "" : named(words, standing.auditor()),
                standing.next(holidays.known())
                        .map(term -> words.say("postcard.term." + key(term.kind()), when.day(term.by())))
                        .orElse(""));
    }

    /** Eight digits of its own, which count nothing. */
    static String name(Words words, UUID report) {
        return words.say("postcard.name", report.toString().substring(0, 8).toUpperCase(Locale.ROOT));
    }

    private boolean isLate(Seen seen) {
        return seen.standing()
                .next(holidays.known())
                .filter(term -> postcards.today().isAfter(term.by()))
                .isPresent();
    }

    private static boolean isOver(Seen seen) {
        return seen.standing().state() == State.CLOSED;
    }

    private static String about(Words words, List<ReportBox.Line> lines) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.said().first()))
                .findFirst()
                .map(first -> words.say("report.category." + first.category().id())
                        + (first.step().isEmpty() ? "" : " · " + first.step()))
                .orElse("");
    }

    /** What can be said of who the reporter is, once the report is open. */
    private Who who(Words words, Seen seen, List<ReportBox.Line> content) {
        if (!Identities.isNamed(content)) {
            return new Who(words.say("postcard.who.nobody"), List.of(), false);
        }
        var asking = Asking.of(seen.acts());
        return switch (asking.state()) {
            case NOT_ASKED -> new Who(words.say("postcard.who.sealed"), List.of(), true);
            case ASKED ->
                new Who(
                        words.say(asking.agreed() == null ? "postcard.who.asked" : "postcard.who.half"),
                        List.of(),
                        false);
            case REFUSED -> new Who(words.say("postcard.who.refused"), List.of(), true);
            case OPENED ->
                new Who(
                        words.say("postcard.who.opened"),
                        identities.opened(seen).stream()
                                .flatMap(one -> Stream.of(one.name(), one.reach()))
                                .filter(line -> !line.isEmpty())
                                .toList(),
                        false);
        };
    }

    private static Line said(Words words, ReportBox.Line line) {
        var news = line.said().news();
        return new Line(
                words.say(line.fromOffice() ? "report.talk.office" : "postcard.reporter"),
                new When(words).day(line.on()),
                line.fromOffice(),
                news == null ? "" : words.say("report.news." + key(news)),
                line.said().words().lines().toList());
    }

    private Look look(Words words, ReportAct act) {
        var auditor = act.auditor();
        var outcome = act.outcome();
        return new Look(
                new When(words).minute(act.at()),
                named(words, act.official()),
                words.say("postcard.did." + key(act.what()))
                        + (auditor == null ? "" : " · " + named(words, auditor))
                        + (outcome == null ? "" : " · " + words.say("postcard.outcome." + key(outcome))),
                Objects.requireNonNullElse(act.why(), ""));
    }

    private String named(Words words, OfficialId id) {
        return named(organization, words, id);
    }

    static String named(Organization organization, Words words, OfficialId id) {
        return organization.official(id).map(Official::name).map(words::of).orElse(id.value());
    }

    private static String key(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Inside inside(Visit visit, String path) {
        return frames.inside(visit, visit.words().say("postcard.title"), path);
    }

    private void answer(Visit visit, int status, String template, Object page) throws IOException {
        visit.answer(status, printer.print(template, page));
    }
}
