package city.open.inside.office;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Inbox;
import city.open.inside.casework.Inbox.Queue;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Visit;
import city.open.inside.office.DeskPart.Of;
import city.open.inside.office.InboxPage.Tab;
import city.open.inside.office.PilePage.PileLine;
import city.open.inside.office.PilePage.Seen;
import city.open.inside.piles.Pile;
import city.open.inside.piles.Pile.What;
import city.open.inside.piles.Piles;
import city.open.town.catalogue.Catalogue;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The piles of an official: what came in, came back, was sent and remains. Each line leads to the form in which it is done. */
@Controller
class PilePages {
    private static final int PAGE = 50;

    /** In the order in which they stand. */
    private static final List<Of> PARTS = List.of(
            new Of.AQueue(Queue.MINE),
            new Of.AQueue(Queue.UNASSIGNED),
            new Of.AQueue(Queue.TO_APPROVE),
            new Of.AQueue(Queue.ASKED),
            new Of.APile(Pile.ARRIVED),
            new Of.APile(Pile.RETURNED),
            new Of.AQueue(Queue.LATE),
            new Of.AQueue(Queue.DUE_THIS_WEEK),
            new Of.APile(Pile.SENT),
            new Of.AQueue(Queue.ANSWER_OVERDUE),
            new Of.APile(Pile.AFTER));

    private final Inbox inbox;
    private final Piles piles;
    private final Catalogue catalogue;
    private final HolidayRegister holidays;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    PilePages(
            Inbox inbox,
            Piles piles,
            Catalogue catalogue,
            HolidayRegister holidays,
            Frames frames,
            Answers answers,
            Clock clock) {
        this.inbox = inbox;
        this.piles = piles;
        this.catalogue = catalogue;
        this.holidays = holidays;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    /** All parts of this official's desk with how much lies there. */
    List<DeskPart> parts(Login login) {
        var lying = piles.counts(login);
        return PARTS.stream()
                .map(of -> switch (of) {
                    case Of.AQueue(var queue) -> {
                        long count = inbox.count(login, queue);
                        yield new DeskPart(of, count, queue == Queue.LATE || queue == Queue.ANSWER_OVERDUE ? count : 0);
                    }
                    case Of.APile(var pile) -> {
                        var count = lying.getOrDefault(pile, Piles.Count.NONE);
                        yield new DeskPart(of, count.all(), count.late());
                    }
                })
                .toList();
    }

    static List<Tab> tabs(Words words, List<DeskPart> parts, DeskPart current) {
        return parts.stream()
                .map(part -> new Tab(
                        words.of(part.words()),
                        address(words.lang(), part.id()),
                        part.count(),
                        part.equals(current),
                        part.late()))
                .toList();
    }

    private static String address(Lang lang, String tab) {
        return "/" + lang.tag() + "/office?tab=" + tab;
    }

    void show(Visit visit, Pile pile, List<Tab> tabs, @Nullable String after) throws IOException {
        var words = visit.words();
        var tab = new DeskPart(new Of.APile(pile), 0, 0).id();
        var page = piles.list(visit.login(), pile, after, PAGE);
        var title = words.of(pile.words());
        answers.show(
                visit,
                200,
                "office/pile",
                new PilePage(
                        frames.inside(visit, title, "/office?tab=" + tab),
                        title,
                        tabs,
                        tab,
                        page.lines().stream().map(line -> line(words, line)).toList(),
                        page.next() == null
                                ? null
                                : address(visit.lang(), tab) + "&after="
                                        + URLEncoder.encode(page.next(), StandardCharsets.UTF_8)));
    }

    private PileLine line(Words words, Piles.Line line) {
        var when = new When(words);
        var home = "/" + words.lang().tag() + CaseScreens.address(line.petition());
        var until = line.until();
        boolean said = line.what() == What.STEP;
        return new PileLine(
                words.of(said ? line.words() : line.what().words()),
                said ? "" : words.of(line.words()),
                form(words, home, line),
                words.of(line.subject()),
                words.of(catalogue.version(line.procedure(), line.version()).name()),
                line.petition().value(),
                since(when, line.since()),
                until == null ? "" : when.day(until),
                until == null ? "" : left(words, until),
                line.late(),
                line.what() == What.SUPPLEMENT_CAME ? home + "/files" : "",
                line.what().canBeSeen() ? new Seen(line.what().name(), line.about()) : null);
    }

    /** Time stands still by whole days, and of these the day is said. */
    private static String since(When when, Instant since) {
        var day = When.dayOf(since);
        return since.equals(day.atStartOfDay(CityTime.ZONE).toInstant()) ? when.day(day) : when.minute(since);
    }

    private String left(Words words, LocalDate until) {
        int days = new StatutoryClock(holidays.known()).workingDaysLeft(clock.instant(), new Due(until, null));
        if (until.isBefore(When.dayOf(clock.instant()))) {
            return days == 0 ? words.say("due.late.today") : words.say("due.late", -days);
        }
        return days == 0 ? words.say("due.today") : words.say("due.left", days);
    }

    /** Where it is done; on the screen of a petition the next thing to do is open. */
    private static String form(Words words, String home, Piles.Line line) {
        var document = "/" + words.lang().tag() + "/office/approvals/" + line.about();
        return switch (line.what()) {
            case SUPPLEMENT_CAME, MORE_TIME, REPLY_CAME, NOTIFY, STEP, SUPPLEMENT, QUESTION, STANDSTILL, HEARING ->
                home + "#todo";
            case WITHHOLDING -> home + "/withholding";
            case DELAY -> home + "/explain-delay";
            case COMMENTS, COMMENT_PERIOD -> home + "/comments";
            case PUBLIC_QUESTION -> home + "/questions";
            case PAPERS -> home + "/files";
            case CONTACT -> home + "/applicant";
            case OBJECTION -> home + "/decide-objection";
            case DRAFT -> line.about().isEmpty() ? home + "/draft" : document + "/draft";
            case PAPER -> line.about().isEmpty() ? home + "#todo" : document;
        };
    }

    /** What came in is known, and nothing is to be done about it. */
    @PostMapping("/{lang:ko|en}/office/piles/seen")
    void seen(
            Visit visit,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String about)
            throws IOException {
        var known = Arrays.stream(What.values()).filter(one -> one.name().equals(what));
        if (!PetitionNumber.isWellFormed(number)
                || known.noneMatch(one -> piles.seen(visit.login(), new PetitionNumber(number), one, about))) {
            answers.gone(visit);
            return;
        }
        visit.seeOther(address(visit.lang(), "arrived"));
    }
}
