package city.open.inside.office.approvals;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Watched;
import city.open.inside.casework.Inbox.Reach;
import city.open.inside.casework.Watch;
import city.open.inside.casework.Watch.Among;
import city.open.inside.casework.Watch.By;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Privileges;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Role;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.approvals.WatchScreen.Cell;
import city.open.inside.office.approvals.WatchScreen.Choice;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.text.Collator;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The watch: what asks the auditors for a look, counted for divisions, officials and procedures, with the single entries behind each count. Nothing is added up
 * to a score and nothing is sorted by what is worst: the order is that of the names.
 */
@Controller
class WatchPages {
    private static final String PATH = "/office/audit/watch";
    private static final int PAGE = 50;

    private final Watch watch;
    private final Petitions petitions;
    private final Privileges privileges;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Rights rights;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    WatchPages(
            Watch watch,
            Petitions petitions,
            Privileges privileges,
            Catalogue catalogue,
            Organization organization,
            Rights rights,
            Refusals refusals,
            Frames frames,
            Answers answers,
            Clock clock) {
        this.watch = watch;
        this.petitions = petitions;
        this.privileges = privileges;
        this.catalogue = catalogue;
        this.organization = organization;
        this.rights = rights;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    /** What stands after the address, as it was understood; what cannot be is as if it had not been said. */
    private record Asked(
            YearMonth month, By by, String agency, String division, String official, String procedure, int page) {

        Among among() {
            return new Among(month, agency, division, official, procedure);
        }

        Asked of(Watch.Line line) {
            return new Asked(
                    month,
                    by,
                    or(line.agency(), agency),
                    or(line.division(), division),
                    or(line.official(), official),
                    or(line.procedure(), procedure),
                    1);
        }

        Asked by(By other) {
            return new Asked(month, other, agency, division, official, procedure, 1);
        }

        Asked page(int other) {
            return new Asked(month, by, agency, division, official, procedure, other);
        }

        private static String or(String one, String other) {
            return one.isEmpty() ? other : one;
        }

        String query() {
            var query = new StringBuilder("?month=" + month + "&by=" + spelt(by));
            Stream.of(
                            List.of("agency", agency),
                            List.of("division", division),
                            List.of("official", official),
                            List.of("procedure", procedure))
                    .filter(part -> !part.getLast().isEmpty())
                    .forEach(part -> query.append('&')
                            .append(part.getFirst())
                            .append('=')
                            .append(part.getLast()));
            return page == 1 ? query.toString() : query + "&page=" + page;
        }

        static String spelt(By by) {
            return by.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether somebody may ask; who may not has been answered. */
    private boolean mayAsk(Visit visit) throws IOException {
        return refusals.admit(visit, Right.SEE_WATCH, "/office");
    }

    private Asked asked(Visit visit) {
        var request = visit.request();
        var running = YearMonth.from(When.dayOf(clock.instant()));
        var by = Arrays.stream(By.values())
                .filter(one -> Asked.spelt(one).equals(request.getParameter("by")))
                .findFirst()
                .orElseGet(() -> switch (watch.reach(visit.login())) {
                    case Reach.Everywhere _ -> By.AGENCY;
                    case Reach.OfAgency _, Reach.OfUnits _ -> By.DIVISION;
                    case Reach.OfOfficial _ -> By.PROCEDURE;
                });
        var page = Optional.ofNullable(request.getParameter("page")).orElse("");
        return new Asked(
                month(request.getParameter("month")).orElse(running),
                by,
                id(request, "agency", AgencyCode::new),
                id(request, "division", UnitId::new),
                id(request, "official", OfficialId::new),
                id(request, "procedure", ProcedureCode::new),
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static Optional<YearMonth> month(@Nullable String text) {
        try {
            return text != null && text.matches("\\d{4}-\\d\\d")
                    ? Optional.of(YearMonth.parse(text))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** What cannot be such an id narrows nothing. */
    private static String id(HttpServletRequest request, String name, Consumer<String> known) {
        var value = request.getParameter(name);
        if (value == null) {
            return "";
        }
        try {
            known.accept(value);
            return value;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    @GetMapping("/{lang:ko|en}/office/audit/watch")
    void counts(Visit visit) throws IOException {
        if (!mayAsk(visit)) {
            return;
        }
        var words = visit.words();
        var asked = asked(visit);
        var lines = watch.lines(visit.login(), asked.among(), asked.by()).stream()
                .map(line -> line(words, visit.login(), asked, line))
                .sorted(Comparator.comparing(
                        WatchScreen.Line::name,
                        Collator.getInstance(Locale.forLanguageTag(visit.lang().tag()))))
                .toList();
        boolean whole = asked.agency().isEmpty() && asked.procedure().isEmpty();
        var reaches = whole
                ? watch.aboutPersons(visit.login(), asked.month()).stream()
                        .map(reach -> reach(words, visit.login(), asked, reach))
                        .toList()
                : List.<WatchScreen.Reach>of();
        boolean own = lines.stream().anyMatch(WatchScreen.Line::isOwn)
                || reaches.stream().anyMatch(WatchScreen.Reach::isOwn);
        answers.show(
                visit,
                200,
                "office/watch",
                new WatchScreen(
                        frames.inside(visit, words.say("watch.title"), PATH + asked.query()),
                        words.say(
                                watch.reach(visit.login()) instanceof Reach.Everywhere
                                        ? "watch.lead"
                                        : "watch.lead.own"),
                        asked.month().toString(),
                        !asked.month().isBefore(YearMonth.from(When.dayOf(clock.instant()))),
                        months(asked),
                        Arrays.stream(By.values())
                                .map(by -> new Choice(
                                        visit.to(PATH + asked.by(by).query()),
                                        words.say("watch.by." + Asked.spelt(by)),
                                        by == asked.by()))
                                .toList(),
                        narrowed(words, asked),
                        visit.to(PATH + "?month=" + asked.month()),
                        own ? words.say("watch.own", ownName(words, visit.login())) : "",
                        columns(words),
                        lines,
                        reaches,
                        changes(visit)));
    }

    private List<Choice> months(Asked asked) {
        return watch.months().stream()
                .map(month -> new Choice(month.toString(), month.toString(), month.equals(asked.month())))
                .toList();
    }

    private String changes(Visit visit) {
        if (!rights.may(visit.login(), Right.SEE_PRIVILEGES).isGranted()) {
            return "";
        }
        var month = asked(visit).month();
        return visit.words().say("watch.changes", privileges.changes(begins(month), begins(month.plusMonths(1))));
    }

    private static Instant begins(YearMonth month) {
        return month.atDay(1).atStartOfDay(CityTime.ZONE).toInstant();
    }

    private static List<String> columns(Words words) {
        var columns = new ArrayList<String>();
        for (var what : Watched.values()) {
            columns.add(words.say("watch.what." + what.text()));
        }
        columns.add(words.say("watch.open"));
        return columns;
    }

    private WatchScreen.Line line(Words words, Login login, Asked asked, Watch.Line line) {
        var of = asked.of(line);
        var base = "/" + words.lang().tag();
        var cells = new ArrayList<Cell>();
        for (var what : Watched.values()) {
            long number = line.of(what);
            cells.add(new Cell(
                    "%,d".formatted(number),
                    what.isListed() && number > 0 ? base + PATH + "/list" + of.query() + "&what=" + what.text() : ""));
        }
        cells.add(new Cell(
                "%,d".formatted(line.openPast()),
                asked.by() == By.DIVISION && line.openPast() > 0
                        ? base + "/office/workload?agency=" + line.agency() + "&division=" + line.division()
                        : ""));
        return new WatchScreen.Line(
                name(words, asked.by(), line.agency(), line.division(), line.official(), line.procedure()),
                asked.by() == By.DIVISION || asked.by() == By.OFFICIAL ? place(words, asked.by(), line) : "",
                next(asked.by()).map(by -> base + PATH + of.by(by).query()).orElse(""),
                isOwn(login, line.agency(), line.division(), line.official()),
                cells);
    }

    /** What a line is made of. */
    private static Optional<By> next(By by) {
        return switch (by) {
            case AGENCY -> Optional.of(By.DIVISION);
            case DIVISION -> Optional.of(By.OFFICIAL);
            case PROCEDURE -> Optional.of(By.DIVISION);
            case OFFICIAL -> Optional.empty();
        };
    }

    /** What an auditor does not look into: their own acts, and those of their own division. */
    private static boolean isOwn(Login login, String agency, String division, String official) {
        if (!login.is(Role.AUDITOR) && !login.is(Role.HEAD_OF_AUDIT)) {
            return false;
        }
        return login.official().value().equals(official)
                || (login.agency().value().equals(agency)
                        && login.division().value().equals(division));
    }

    private WatchScreen.Reach reach(Words words, Login login, Asked asked, Watch.AboutPersons reach) {
        var list = "/" + words.lang().tag() + PATH + "/%s?month=" + asked.month() + "&official=" + reach.official();
        return new WatchScreen.Reach(
                official(words, reach.official()),
                isOwn(login, "", "", reach.official()),
                new Cell("%,d".formatted(reach.searches()), reach.searches() > 0 ? list.formatted("searches") : ""),
                new Cell("%,d".formatted(reach.passes()), reach.passes() > 0 ? list.formatted("passes") : ""));
    }

    @GetMapping("/{lang:ko|en}/office/audit/watch/list")
    void list(Visit visit, @RequestParam(defaultValue = "") String what) throws IOException {
        if (!mayAsk(visit)) {
            return;
        }
        var watched = Watched.named(what).filter(Watched::isListed).orElse(null);
        if (watched == null) {
            answers.unknown(visit);
            return;
        }
        var words = visit.words();
        var when = new When(words);
        var asked = asked(visit);
        var items = watch.items(visit.login(), asked.among(), watched, PAGE + 1, PAGE * (asked.page() - 1));
        var cases =
                petitions.projections(items.stream().map(Watch.Item::petition).collect(Collectors.toSet()));
        show(
                visit,
                "/list",
                "&what=" + watched.text(),
                words.say("watch.what." + watched.text()),
                words.say("watch.how." + watched.text()),
                items,
                item -> {
                    var found = cases.get(item.petition());
                    return new WatchListScreen.Row(
                            visit.to(CaseScreens.address(item.petition())),
                            found == null
                                    ? item.petition().value()
                                    : words.of(new Text(found.subjectKo(), found.subjectEn())),
                            item.petition().value(),
                            List.of(
                                    words.say(
                                            "watch.times",
                                            item.seq(),
                                            when.minute(item.occurredAt()),
                                            when.minute(item.recordedAt())),
                                    Stream.of(
                                                    division(words, item.agency(), item.division()),
                                                    official(words, item.official()),
                                                    procedure(words, item.procedure()))
                                            .filter(part -> !part.isEmpty())
                                            .collect(Collectors.joining(" · "))),
                            isOwn(visit.login(), item.agency(), item.division(), item.official()));
                });
    }

    @GetMapping("/{lang:ko|en}/office/audit/watch/searches")
    void searches(Visit visit) throws IOException {
        if (!mayAsk(visit)) {
            return;
        }
        var words = visit.words();
        var when = new When(words);
        var asked = asked(visit);
        show(
                visit,
                "/searches",
                "",
                words.say("watch.searches"),
                words.say("watch.searches.how"),
                watch.searches(visit.login(), asked.month(), asked.official(), PAGE + 1, PAGE * (asked.page() - 1)),
                look -> new WatchListScreen.Row(
                        "",
                        look.subject(),
                        when.minute(look.at()),
                        List.of(look.purpose(), official(words, look.official()) + " · " + look.account()),
                        isOwn(visit.login(), "", "", look.official())));
    }

    @GetMapping("/{lang:ko|en}/office/audit/watch/passes")
    void passes(Visit visit) throws IOException {
        if (!mayAsk(visit)) {
            return;
        }
        var words = visit.words();
        var when = new When(words);
        var asked = asked(visit);
        show(
                visit,
                "/passes",
                "",
                words.say("watch.passes"),
                words.say("watch.passes.how"),
                watch.passes(visit.login(), asked.month(), asked.official(), PAGE + 1, PAGE * (asked.page() - 1)),
                pass -> new WatchListScreen.Row(
                        visit.to(CaseScreens.address(pass.petition())),
                        pass.petition().value(),
                        when.minute(pass.at()),
                        List.of(pass.why(), official(words, pass.official())),
                        isOwn(visit.login(), "", "", pass.official())));
    }

    /** @param found a page of them, and one more where it goes on */
    private <T> void show(
            Visit visit,
            String list,
            String more,
            String title,
            String lead,
            List<T> found,
            Function<T, WatchListScreen.Row> row)
            throws IOException {
        var asked = asked(visit);
        var home = visit.to(PATH);
        answers.show(
                visit,
                200,
                "office/watchList",
                new WatchListScreen(
                        frames.inside(visit, title, PATH + list + asked.query() + more),
                        visit.words().say("watch.list", title, asked.month()),
                        lead,
                        home + asked.page(1).query(),
                        found.stream().limit(PAGE).map(row).toList(),
                        asked.page() > 1
                                ? home + list + asked.page(asked.page() - 1).query() + more
                                : "",
                        found.size() > PAGE
                                ? home + list + asked.page(asked.page() + 1).query() + more
                                : ""));
    }

    // Names

    private String name(Words words, By by, String agency, String division, String official, String procedure) {
        return switch (by) {
            case AGENCY -> agency(words, agency);
            case DIVISION -> division(words, agency, division);
            case OFFICIAL -> official.isEmpty() ? words.say("watch.nobody") : official(words, official);
            case PROCEDURE -> procedure(words, procedure);
        };
    }

    private String place(Words words, By by, Watch.Line line) {
        return by == By.DIVISION
                ? agency(words, line.agency())
                : agency(words, line.agency()) + " " + division(words, line.agency(), line.division());
    }

    private String ownName(Words words, Login login) {
        return agency(words, login.agency().value()) + " "
                + division(words, login.agency().value(), login.division().value());
    }

    private String narrowed(Words words, Asked asked) {
        return Stream.of(
                        asked.agency().isEmpty() ? "" : agency(words, asked.agency()),
                        asked.division().isEmpty() ? "" : division(words, asked.agency(), asked.division()),
                        asked.official().isEmpty() ? "" : official(words, asked.official()),
                        asked.procedure().isEmpty() ? "" : procedure(words, asked.procedure()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String agency(Words words, String code) {
        return code.isEmpty()
                ? ""
                : organization
                        .find(new AgencyCode(code))
                        .map(agency -> words.of(agency.name()))
                        .orElse(code);
    }

    /** As it is called now, or was last. */
    private String division(Words words, String agency, String division) {
        return agency.isEmpty() || division.isEmpty()
                ? division
                : organization
                        .unitOrLast(new AgencyCode(agency), new UnitId(division), When.dayOf(clock.instant()))
                        .map(unit -> words.of(unit.name()))
                        .orElse(division);
    }

    private String official(Words words, String official) {
        return official.isEmpty()
                ? ""
                : organization
                        .official(new OfficialId(official))
                        .map(one -> ApprovalForms.named(words, one))
                        .orElse(official);
    }

    private String procedure(Words words, String code) {
        return catalogue.current().stream()
                .filter(procedure -> procedure.code().value().equals(code))
                .findFirst()
                .map(procedure -> words.of(procedure.name()))
                .orElse(code);
    }
}
