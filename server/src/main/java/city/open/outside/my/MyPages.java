package city.open.outside.my;

import city.open.border.letters.FiledContent;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.files.FileSettings;
import city.open.ground.page.Answer;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.outside.filing.OwnFilings.Own;
import city.open.outside.follow.Subscriptions;
import city.open.outside.log.PublicLog;
import city.open.outside.my.MyPage.Choice;
import city.open.outside.my.MyPage.Line;
import city.open.outside.my.MyPage.Todo;
import city.open.outside.record.CaseView;
import city.open.outside.record.CaseView.Status;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.outside.survey.SurveyTokens;
import city.open.outside.telling.CasePage;
import city.open.outside.telling.PublicCases;
import city.open.outside.telling.Supplement;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the applicant's pages together: from the public record, from what the access code opens, and from the letter box. */
@Component
class MyPages {
    private static final int NEWS = 5;
    private static final int MOST_EXTENSIONS = 2;
    private static final int DAYS_PROPOSED = 14;

    private final PublicCases cases;
    private final PublicRecord record;
    private final PublicLog log;
    private final Catalogue catalogue;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Correspondence correspondence;
    private final OwnPasskeys passkeys;
    private final FileSettings files;
    private final Subscriptions subscriptions;
    private final SurveyTokens surveys;
    private final Clock clock;
    private final Framing framing;
    private final Printer printer;

    MyPages(
            PublicCases cases,
            PublicRecord record,
            PublicLog log,
            Catalogue catalogue,
            Organization organization,
            HolidayRegister holidays,
            Correspondence correspondence,
            OwnPasskeys passkeys,
            FileSettings files,
            Subscriptions subscriptions,
            SurveyTokens surveys,
            Clock clock,
            Framing framing,
            Printer printer) {
        this.cases = cases;
        this.record = record;
        this.log = log;
        this.catalogue = catalogue;
        this.organization = organization;
        this.holidays = holidays;
        this.correspondence = correspondence;
        this.passkeys = passkeys;
        this.files = files;
        this.subscriptions = subscriptions;
        this.surveys = surveys;
        this.clock = clock;
        this.framing = framing;
        this.printer = printer;
    }

    /**
     * A C2SP tlog-proof of each public entry, one after another, which hold without this site; empty before the reception is public and signed.
     */
    String proofs(PetitionNumber number) {
        var checkpoint = log.checkpoint().orElse(null);
        var shown = record.find(number.value()).orElse(null);
        if (checkpoint == null || shown == null) {
            return "";
        }
        long signed = PublicLog.head(checkpoint).size();
        return shown.entries().stream()
                .map(Entry::index)
                .filter(index -> index < signed)
                .map(index -> log.proof(checkpoint, index, log.entry(index).orElseThrow())
                        .encoded())
                .collect(Collectors.joining());
    }

    Answer entry(int status, Lang lang, String number, String fault) {
        var words = Words.in(lang);
        var page = new EntryPage(frame(words, words.say("my.title"), "/my"), number, fault);
        return Answer.of(status, Answer.HTML, Answer.NEVER, printer.print("my/entry", page));
    }

    Answer view(int status, Lang lang, Own own, String secret, MyPage.Note note) {
        return Answer.of(status, Answer.HTML, Answer.NEVER, printer.print("my/view", page(lang, own, secret, note)));
    }

    private Frame frame(Words words, String title, String path) {
        return framing.frame(words, title, path, "my");
    }

    private MyPage page(Lang lang, Own own, String secret, MyPage.Note note) {
        var words = Words.in(lang);
        var when = new When(words);
        var filing = own.filing();
        var number = filing.number();
        var path = "/my/" + number;
        var open = cases.page(lang, number, path, false).orElse(null);
        var stand = stand(open);
        var procedure = catalogue.version(filing.procedure(), filing.version());
        var content = own.content();
        var survey = open == null
                ? ""
                : surveys.of(open.view(), When.dayOf(clock.instant())).orElse("");
        var decided = open == null ? null : open.view().decidedAt();
        return new MyPage(
                frame(words, words.say("my.of", number), path),
                "/" + lang.tag() + path,
                Visits.formToken(secret),
                number.value(),
                words.of(procedure.name()),
                words.of(open == null ? content.subject() : open.view().subject()),
                open == null ? words.say("my.state.filed") : open.state().words(),
                open == null ? "waiting" : open.state().shape(),
                open == null ? "" : "/" + lang.tag() + "/petitions/" + number,
                pledge(words, open),
                todo(words, when, own, open, stand),
                open == null ? List.of() : news(when, open),
                asked(words, stand.supplement()),
                stand.supplementBy() == null ? "" : when.day(stand.supplementBy()),
                moreTime(stand),
                open == null || !open.view().closed(),
                open != null,
                open == null && filing.receivedAt() == null,
                subscriptions.sendsMail(),
                words.say("my.files.hint", files.largestMegabytes(), Sending.MOST_FILES),
                stand.objectionBy() == null ? "" : when.day(stand.objectionBy()),
                survey.isEmpty() ? "" : "/" + lang.tag() + "/survey/" + survey,
                survey.isEmpty() || decided == null ? "" : when.day(SurveyTokens.closes(decided)),
                open == null ? List.of() : withholdable(when, open),
                written(words, content),
                files(content),
                missing(
                        words,
                        own,
                        procedure.documents().stream()
                                .map(document -> words.of(document.name()))
                                .toList()),
                new MyPage.Contact(
                        orNothing(content.applicant().phone()),
                        orNothing(content.applicant().email()),
                        orNothing(content.applicant().address())),
                letters(words, when, number),
                looks(words, when, number),
                passkeys(words, when, number),
                own.receipt(),
                note);
    }

    /**
     * What can be done as things stand.
     *
     * @param supplement what is asked of the applicant, or none
     */
    record Stand(@Nullable Supplement supplement, @Nullable LocalDate objectionBy) {
        @Nullable
        LocalDate supplementBy() {
            return supplement == null ? null : supplement.by();
        }
    }

    Stand stand(PetitionNumber number) {
        return stand(cases.page(Lang.KO, number, "/", false).orElse(null));
    }

    private Stand stand(@Nullable CasePage open) {
        return open == null ? new Stand(null, null) : new Stand(open.supplement(), objectionBy(open.view()));
    }

    /** The last day on which an objection is in time; none where it is too early or too late. */
    private @Nullable LocalDate objectionBy(CaseView view) {
        var notified = view.notifiedAt();
        if (view.status() != Status.DECIDED || notified == null) {
            return null;
        }
        var until = view.objectionUntil() != null
                ? view.objectionUntil()
                : new StatutoryClock(holidays.known()).objectionUntil(When.dayOf(notified));
        return When.dayOf(clock.instant()).isAfter(until) ? null : until;
    }

    private List<Todo> todo(Words words, When when, Own own, @Nullable CasePage open, Stand stand) {
        List<Todo> todo = new ArrayList<>();
        if (open == null) {
            var by = new StatutoryClock(holidays.known()).receiveBy(own.filing().submittedAt());
            var local = by.atZone(CityTime.ZONE);
            todo.add(new Todo(
                    words.say("my.todo.wait"), when.due(new Due(local.toLocalDate(), local.toLocalTime())), ""));
        }
        if (stand.supplementBy() != null) {
            todo.add(new Todo(words.say("my.todo.supplement"), when.day(stand.supplementBy()), "supplement"));
        }
        if (open != null && open.asksForPledge()) {
            todo.add(new Todo(words.say("my.todo.pledge"), words.say("my.todo.pledge.when"), "pledge"));
        }
        if (stand.objectionBy() != null) {
            todo.add(new Todo(words.say("my.todo.objection"), when.day(stand.objectionBy()), "objection"));
        }
        return todo;
    }

    /** What the contractor's pledge says, as long as it is not signed; the law says what is in it (Local Contracts Decree art. 5-2). */
    private static List<String> pledge(Words words, @Nullable CasePage open) {
        return open != null && open.asksForPledge()
                ? Stream.of("gifts", "collusion", "brokering", "breach")
                        .map(one -> words.say("my.pledge." + one))
                        .toList()
                : List.of();
    }

    private static List<Line> news(When when, CasePage open) {
        return open.timeline().stream()
                .limit(NEWS)
                .map(line -> new Line(when.minute(line.at()), line.told().what()))
                .toList();
    }

    private static List<String> moreTime(Stand stand) {
        var by = stand.supplementBy();
        var supplement = stand.supplement();
        return by == null || supplement == null || supplement.last() || supplement.extensions() >= MOST_EXTENSIONS
                ? List.of()
                : List.of(by.plusDays(1).toString(), by.plusDays(DAYS_PROPOSED).toString());
    }

    private static List<Choice> withholdable(When when, CasePage open) {
        return open.notAskedToBeWithheld().stream()
                .map(entry -> new Choice(
                        Integer.toString(entry.seq()),
                        "%d. %s · %s".formatted(entry.seq(), when.minute(entry.at()), entry.what())))
                .toList();
    }

    /** The form as it was filled in; where none was, because the office took the petition in, the person. */
    private static List<Line> written(Words words, FiledContent content) {
        var person = content.applicant();
        var lines = content.answers().isEmpty()
                ? Stream.of(
                        new Line(words.say("my.name"), person.name()),
                        new Line(words.say("my.phone"), orNothing(person.phone())),
                        new Line(words.say("my.email"), orNothing(person.email())),
                        new Line(words.say("my.address"), orNothing(person.address())),
                        new Line(words.say("my.organization"), orNothing(person.organization())),
                        new Line(words.say("my.agent"), orNothing(person.agentOf())),
                        new Line(words.say("my.site"), orNothing(content.site())))
                : content.answers().stream().map(answer -> new Line(words.of(answer.label()), words.of(answer.said())));
        return lines.filter(line -> !line.value().isBlank()).toList();
    }

    private static List<Line> files(FiledContent content) {
        return content.files().stream()
                .map(file -> new Line(file.name(), "%,d B · SHA-256 %s".formatted(file.size(), file.sha256())))
                .toList();
    }

    private static List<Line> missing(Words words, Own own, List<String> documents) {
        return own.content().missing().stream()
                .map(one -> new Line(named(words, documents, one.document()), one.said(words)))
                .toList();
    }

    private static String named(Words words, List<String> documents, String place) {
        int at = place.matches("\\d{1,3}") ? Integer.parseInt(place) : 0;
        return at >= 1 && at <= documents.size() ? documents.get(at - 1) : words.say("my.document", place);
    }

    private List<MyPage.Sent> letters(Words words, When when, PetitionNumber number) {
        return correspondence.letters(number).stream()
                .map(letter -> new MyPage.Sent(
                        when.minute(letter.at()),
                        words.say("my.kind." + letter.kind()),
                        letter.answer() == null ? words.say("my.sent.waits") : words.of(letter.answer()),
                        letter.accepted() == null ? "waiting" : letter.accepted() ? "done" : "ended"))
                .toList();
    }

    private List<MyPage.Passkey> passkeys(Words words, When when, PetitionNumber number) {
        return passkeys.of(number).stream()
                .map(one -> new MyPage.Passkey(
                        one.id(),
                        words.say("my.passkey.of", when.minute(one.createdAt()), when.minute(one.lastUsedAt()))))
                .toList();
    }

    private List<MyPage.Look> looks(Words words, When when, PetitionNumber number) {
        return correspondence.looks(number, clock.instant()).stream()
                .map(look -> new MyPage.Look(
                        when.minute(look.at()),
                        who(words, look),
                        words.of(Purpose.valueOf(look.purpose()).words()),
                        look.chain()))
                .toList();
    }

    private String who(Words words, Correspondence.Look look) {
        var agency = new AgencyCode(look.agency());
        var unit = organization
                .unit(agency, new UnitId(look.unit()), When.dayOf(look.at()))
                .map(one -> words.of(one.name()))
                .orElse(look.unit());
        return words.of(organization.agency(agency).name()) + " " + unit + " · "
                + words.of(Rank.valueOf(look.rank()).title());
    }

    /** Everything of this view as a file of CSV, newest first. */
    List<List<String>> lettersTable(Lang lang, PetitionNumber number) {
        var words = Words.in(lang);
        return letters(words, new When(words), number).stream()
                .map(letter -> List.of(letter.when(), letter.what(), letter.answer()))
                .toList();
    }

    List<List<String>> looksTable(Lang lang, PetitionNumber number) {
        var words = Words.in(lang);
        return looks(words, new When(words), number).stream()
                .map(look -> List.of(look.when(), look.who(), look.why(), look.chain()))
                .toList();
    }

    private static String asked(Words words, @Nullable Supplement supplement) {
        var what = supplement == null ? null : supplement.what();
        return what == null ? "" : words.of(what);
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }
}
