package city.open.inside.office;

import city.open.border.letters.FiledContent;
import city.open.border.letters.Person;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.files.FileType;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.casework.Counter.Taken;
import city.open.inside.casework.Receiving;
import city.open.inside.casework.Receiving.Finding;
import city.open.inside.casework.Receiving.Look;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.office.FilingPage.FiledFile;
import city.open.inside.office.FilingPage.FilingLine;
import city.open.inside.office.FilingPage.Opened;
import city.open.inside.office.FilingPage.Paper;
import city.open.inside.office.FormView.Choice;
import city.open.inside.vault.OpenedFile;
import city.open.town.catalogue.Catalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
    private final Frames frames;
    private final Answers answers;

    FilingsPages(Receiving receiving, Catalogue catalogue, Looks looks, Rights rights, Frames frames, Answers answers) {
        this.receiving = receiving;
        this.catalogue = catalogue;
        this.looks = looks;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/filings")
    void list(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (rights.may(login, Right.RECEIVE) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, lang, rule, "", request, response);
            return;
        }
        var words = Words.in(lang);
        var when = new When(words);
        var rows = receiving.waiting(login).stream()
                .map(one -> new FilingsPage.FilingRow(
                        one.filing().number().value(),
                        "/" + lang.tag() + PATH + "/" + one.filing().number(),
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
                200,
                "office/filings",
                new FilingsPage(
                        frames.inside(login, request, lang, words.say("filings.title"), PATH),
                        rows,
                        known ? done : "",
                        known ? "/" + lang.tag() + CaseScreens.address(new PetitionNumber(done)) : ""),
                request,
                response);
    }

    /** Nothing is opened by a link: first it says what there is, and asks why. */
    @GetMapping("/{lang:ko|en}/office/filings/{number}")
    void ask(
            @PathVariable Lang lang,
            @PathVariable String number,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (rights.may(login, Right.RECEIVE) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, lang, rule, "", request, response);
        } else if (receiving.waiting(login).stream()
                .noneMatch(one -> one.filing().number().value().equals(number))) {
            answers.unknown(login, lang, request, response);
        } else {
            show(200, lang, number, Purpose.HANDLING, null, "", null, login, request, response);
        }
    }

    @PostMapping("/{lang:ko|en}/office/filings/{number}")
    void open(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String purpose,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        look(200, lang, number, purpose, "", null, login, request, response);
    }

    @PostMapping("/{lang:ko|en}/office/filings/{number}/receive")
    void receive(
            @PathVariable Lang lang,
            @PathVariable String number,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!PetitionNumber.isWellFormed(number)) {
            answers.unknown(login, lang, request, response);
            return;
        }
        var subject = Asking.parameter(request, "subject");
        var english = Asking.parameter(request, "subject.en");
        var typed = new Text(subject, english.isEmpty() ? subject : english);
        var missing = request.getParameterValues("missing");
        var finding = new Finding(
                typed, missing == null ? List.of() : List.of(missing), day(Asking.parameter(request, "answerBy")));
        var words = Words.in(lang);
        switch (receiving.receive(login, new PetitionNumber(number), finding)) {
            case Taken.Received(var received) ->
                Answers.seeOther(response, "/" + lang.tag() + PATH + "?done=" + received);
            case Taken.Denied(var rule) ->
                answers.denied(login, lang, rule, "/" + lang.tag() + PATH, request, response);
            case Taken.Refused(var rule) ->
                look(422, lang, number, "HANDLING", words.of(rule.words()), typed, login, request, response);
            case Taken.Faulty(var faults) ->
                look(
                        422,
                        lang,
                        number,
                        "HANDLING",
                        faults.stream().map(one -> words.of(one.words())).collect(Collectors.joining(" ")),
                        typed,
                        login,
                        request,
                        response);
        }
    }

    /** Looks at a file that came along, or keeps it; either way that is written down with the purpose. */
    @PostMapping("/{lang:ko|en}/office/filings/{number}/files")
    void file(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String look,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "") String purpose,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (rights.may(login, Right.RECEIVE) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, lang, rule, "", request, response);
            return;
        }
        var why = Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(purpose))
                .findFirst()
                .orElse(Purpose.HANDLING);
        var opened = PetitionNumber.isWellFormed(number)
                ? Looks.id(look.isEmpty() ? file : look)
                        .flatMap(id -> receiving.file(login, new PetitionNumber(number), id, why))
                : Optional.<OpenedFile>empty();
        if (opened.isEmpty()) {
            answers.unknown(login, lang, request, response);
        } else if (look.isEmpty()) {
            Looks.send(opened.get(), response);
        } else {
            var back = "/" + lang.tag() + PATH + "/" + number;
            Answers.seeOther(response, looks.at(lang, login, opened.get(), number, back));
        }
    }

    private void look(
            int status,
            Lang in,
            String number,
            String purpose,
            String fault,
            @Nullable Text typed,
            Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var chosen = Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(purpose))
                .findFirst()
                .orElse(Purpose.HANDLING);
        switch (PetitionNumber.isWellFormed(number)
                ? receiving.open(login, new PetitionNumber(number), chosen)
                : new Look.Gone()) {
            case Look.Denied(var rule) -> answers.denied(login, in, rule, "", request, response);
            case Look.Gone _ -> answers.unknown(login, in, request, response);
            case Look.Opened opened -> show(status, in, number, chosen, opened, fault, typed, login, request, response);
        }
    }

    private void show(
            int status,
            Lang in,
            String number,
            Purpose purpose,
            Look.@Nullable Opened opened,
            String fault,
            @Nullable Text typed,
            Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var words = Words.in(in);
        var path = PATH + "/" + number;
        answers.show(
                status,
                "office/filing",
                new FilingPage(
                        frames.inside(login, request, in, words.say("filings.one", number), path),
                        number,
                        "/" + in.tag() + path,
                        Arrays.stream(Purpose.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", false))
                                .toList(),
                        opened == null ? List.of() : List.of(opened(words, purpose, opened, typed)),
                        fault),
                request,
                response);
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
        var local = by.atZone(When.SEOUL);
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
