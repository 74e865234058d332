package city.open.inside.office.counter;

import city.open.border.letters.FiledContent;
import city.open.border.letters.Person;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.files.FileType;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.counter.Counter.Taken;
import city.open.inside.counter.Receiving;
import city.open.inside.counter.Receiving.Finding;
import city.open.inside.counter.Receiving.Look;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.counter.FilingPage.FiledFile;
import city.open.inside.office.counter.FilingPage.FilingLine;
import city.open.inside.office.counter.FilingPage.Opened;
import city.open.inside.office.counter.FilingPage.Paper;
import city.open.inside.office.papers.Looks;
import city.open.inside.vault.OpenedFile;
import city.open.town.catalogue.Catalogue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was filed online and waits to be received: listed for the division, opened for a purpose, received in one go. */
@Controller
class FilingsPages {
    private static final String PATH = "/office/filings";

    private final Receiving receiving;
    private final Catalogue catalogue;
    private final Looks looks;
    private final Rights rights;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;

    FilingsPages(
            Receiving receiving,
            Catalogue catalogue,
            Looks looks,
            Rights rights,
            Refusals refusals,
            Frames frames,
            Answers answers) {
        this.receiving = receiving;
        this.catalogue = catalogue;
        this.looks = looks;
        this.rights = rights;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/filings")
    void list(Visit visit, @RequestParam(defaultValue = "") String done) throws IOException {
        if (!refusals.admit(visit, Right.RECEIVE, "/office")) {
            return;
        }
        var words = visit.words();
        var when = new When(words);
        var rows = receiving.waiting(visit.login()).stream()
                .map(one -> new FilingsPage.FilingRow(
                        one.filing().number().value(),
                        visit.to(PATH + "/" + one.filing().number()),
                        words.of(catalogue
                                .version(one.filing().procedure(), one.filing().version())
                                .name()),
                        when.minute(one.filing().submittedAt()),
                        due(when, one.receiveBy()),
                        one.late(),
                        one.since().stream()
                                .map(kind -> words.say("my.kind." + kind.id()))
                                .collect(Collectors.joining(", "))))
                .toList();
        boolean known = PetitionNumber.isWellFormed(done);
        answers.show(
                visit,
                200,
                "office/filings",
                new FilingsPage(
                        frames.inside(visit, words.say("filings.title"), PATH),
                        rows,
                        known ? done : "",
                        known ? visit.to(CaseScreens.address(new PetitionNumber(done))) : ""));
    }

    /** Nothing is opened by a link: first it says what there is, and asks why. */
    @GetMapping("/{lang:ko|en}/office/filings/{number}")
    void ask(Visit visit, @PathVariable String number) throws IOException {
        if (rights.may(visit.login(), Right.RECEIVE) instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, "");
        } else if (receiving.waiting(visit.login()).stream()
                .noneMatch(one -> one.filing().number().value().equals(number))) {
            answers.unknown(visit);
        } else {
            show(visit, 200, number, Purpose.HANDLING, null, "", null);
        }
    }

    @PostMapping("/{lang:ko|en}/office/filings/{number}")
    void open(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String purpose)
            throws IOException {
        look(visit, 200, number, purpose, "", null);
    }

    @PostMapping("/{lang:ko|en}/office/filings/{number}/receive")
    void receive(Visit visit, @PathVariable String number) throws IOException {
        if (!PetitionNumber.isWellFormed(number)) {
            answers.unknown(visit);
            return;
        }
        var subject = Asking.parameter(visit.request(), "subject");
        var english = Asking.parameter(visit.request(), "subject.en");
        var typed = new Text(subject, english.isEmpty() ? subject : english);
        var missing = visit.request().getParameterValues("missing");
        var finding = new Finding(
                typed,
                missing == null ? List.of() : List.of(missing),
                day(Asking.parameter(visit.request(), "answerBy")));
        var words = visit.words();
        switch (receiving.receive(visit.login(), new PetitionNumber(number), finding)) {
            case Taken.Received(var received) -> visit.seeOther(visit.to(PATH + "?done=" + received));
            case Taken.Denied(var rule) -> answers.denied(visit, rule, visit.to(PATH));
            case Taken.Refused(var rule) -> look(visit, 422, number, "HANDLING", words.of(rule.words()), typed);
            case Taken.Faulty(var faults) ->
                look(
                        visit,
                        422,
                        number,
                        "HANDLING",
                        faults.stream().map(one -> words.of(one.words())).collect(Collectors.joining(" ")),
                        typed);
        }
    }

    /** Looks at a file that came along, or keeps it; either way that is written down with the purpose. */
    @PostMapping("/{lang:ko|en}/office/filings/{number}/files")
    void file(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String purpose)
            throws IOException {
        if (!refusals.admit(visit, Right.RECEIVE, "/office")) {
            return;
        }
        var why = Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(purpose))
                .findFirst()
                .orElse(Purpose.HANDLING);
        var opened = PetitionNumber.isWellFormed(number)
                ? Asking.id(look.isEmpty() ? file : look)
                        .flatMap(id -> receiving.file(visit.login(), new PetitionNumber(number), id, why))
                : Optional.<OpenedFile>empty();
        if (opened.isEmpty()) {
            answers.unknown(visit);
        } else if (look.isEmpty()) {
            Looks.send(opened.get(), visit.response());
        } else {
            var back = visit.to(PATH + "/" + number);
            visit.seeOther(looks.at(visit, opened.get(), number, back));
        }
    }

    private void look(Visit visit, int status, String number, String purpose, String fault, @Nullable Text typed)
            throws IOException {
        var chosen = Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(purpose))
                .findFirst()
                .orElse(Purpose.HANDLING);
        switch (PetitionNumber.isWellFormed(number)
                ? receiving.open(visit.login(), new PetitionNumber(number), chosen)
                : new Look.Gone()) {
            case Look.Denied(var rule) -> answers.denied(visit, rule, "");
            case Look.Gone _ -> answers.unknown(visit);
            case Look.Opened opened -> show(visit, status, number, chosen, opened, fault, typed);
        }
    }

    private void show(
            Visit visit,
            int status,
            String number,
            Purpose purpose,
            Look.@Nullable Opened opened,
            String fault,
            @Nullable Text typed)
            throws IOException {
        var words = visit.words();
        var path = PATH + "/" + number;
        answers.show(
                visit,
                status,
                "office/filing",
                new FilingPage(
                        frames.inside(visit, words.say("filings.one", number), path),
                        number,
                        visit.to(path),
                        Arrays.stream(Purpose.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", false))
                                .toList(),
                        opened == null ? List.of() : List.of(opened(words, purpose, opened, typed)),
                        fault));
    }

    private static Opened opened(Words words, Purpose purpose, Look.Opened look, @Nullable Text typed) {
        var when = new When(words);
        var content = look.content();
        var subject = typed == null ? content.subject() : typed;
        return new Opened(
                due(when, look.waiting().receiveBy()),
                look.waiting().late(),
                subject.ko(),
                subject.en(),
                person(words, content.applicant(), content.site()),
                content.answers().stream()
                        .map(answer -> new FilingLine(words.of(answer.label()), words.of(answer.said())))
                        .toList(),
                purpose.name(),
                content.files().stream()
                        .map(file -> new FiledFile(
                                file.id().toString(),
                                paper(words, look, file.document()),
                                file.name(),
                                "%s · %s"
                                        .formatted(
                                                FileType.of(file.type())
                                                        .map(Enum::name)
                                                        .orElse(file.type()),
                                                words.say("files.size", Math.ceilDiv(file.size(), 1024))),
                                Looks.shows(file.type())))
                        .toList(),
                look.papers().stream()
                        .map(paper -> new Paper(
                                paper.id(), words.of(paper.name()), paper.enclosed(), why(words, content, paper)))
                        .toList(),
                look.answerBy().toString());
    }

    /** Which document of the procedure a file answers. */
    private static String paper(Words words, Look.Opened look, @Nullable String document) {
        return look.papers().stream()
                .filter(paper -> paper.id().equals(document))
                .findFirst()
                .map(paper -> words.of(paper.name()))
                .orElse(words.say("files.other"));
    }

    private static String why(Words words, FiledContent content, Receiving.Paper paper) {
        return content.missing().stream()
                .filter(one -> one.document().equals(paper.id()))
                .map(one -> one.said(words))
                .findFirst()
                .orElse("");
    }

    private static List<FilingLine> person(Words words, Person person, @Nullable String site) {
        return Stream.of(
                        new FilingLine(words.say("my.name"), person.name()),
                        new FilingLine(words.say("my.phone"), orNothing(person.phone())),
                        new FilingLine(words.say("my.email"), orNothing(person.email())),
                        new FilingLine(words.say("my.address"), orNothing(person.address())),
                        new FilingLine(words.say("my.organization"), orNothing(person.organization())),
                        new FilingLine(words.say("my.agent"), orNothing(person.agentOf())),
                        new FilingLine(words.say("my.site"), orNothing(site)))
                .filter(line -> !line.value().isEmpty())
                .toList();
    }

    private static String due(When when, Instant by) {
        var local = by.atZone(CityTime.ZONE);
        return when.due(new Due(local.toLocalDate(), local.toLocalTime()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }
}
