package city.open.outside.question;

import city.open.border.letters.PublicQuestions;
import city.open.border.letters.VaultFault;
import city.open.ground.calendar.Legible;
import city.open.ground.guard.Finding;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.Doorkeeper;
import city.open.outside.record.CaseView;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where anybody asks about a petition. Nothing is kept of who asked; whoever wants to hear of the answer follows the petition. */
@Controller
@EnableConfigurationProperties(QuestionSettings.class)
class QuestionSite {
    static final int SHORTEST = 10;
    static final int LONGEST = 1_000;

    private static final Logger log = LoggerFactory.getLogger(QuestionSite.class);
    private static final String PLACE = "/ask";

    private final PublicQuestions questions;
    private final PublicRecord record;
    private final Doorkeeper doorkeeper;
    private final QuestionSettings settings;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    QuestionSite(
            PublicQuestions questions,
            PublicRecord record,
            Doorkeeper doorkeeper,
            QuestionSettings settings,
            Framing framing,
            Printer printer,
            Clock clock) {
        this.questions = questions;
        this.record = record;
        this.doorkeeper = doorkeeper;
        this.settings = settings;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/ask/{number}")
    void form(Guest guest, @PathVariable String number, @RequestParam(defaultValue = "") String sent)
            throws IOException {
        show(guest, 200, find(number), sent.equals("yes"), "", "");
    }

    @PostMapping("/{lang:ko|en}/ask/{number}")
    void ask(
            Guest guest,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String altcha,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        var about = find(number);
        var say = guest.words();
        var typed = Legible.tidy(words).strip();
        int status;
        String fault = fault(say, typed);
        if (!doorkeeper.isOurs(guest.request(), form)) {
            status = 403;
            fault = say.say("question.foreign");
        } else if (!fault.isEmpty()) {
            status = 422;
        } else if (!doorkeeper.letsSend(guest.request())
                || !doorkeeper.letsBegin(
                        "question", guest.request(), altcha, settings.anHour(), settings.anHourWithoutWork())) {
            status = 429;
            fault = say.say("question.crowd");
        } else {
            try {
                if (questions.drop(
                        new PetitionNumber(about.number()),
                        typed,
                        settings.mostWaiting(),
                        When.dayOf(clock.instant()))) {
                    guest.seeOther(guest.to(PLACE + "/" + about.number() + "?sent=yes"));
                    return;
                }
                status = 429;
                fault = say.say("question.full");
            } catch (VaultFault | DataAccessException | TransactionException shut) {
                log.error("questions: {}", shut.getMessage());
                status = 503;
                fault = say.say("question.shut");
            }
        }
        show(guest, status, about, false, fault, typed);
    }

    private CaseView find(String number) {
        var found = PetitionNumber.isWellFormed(number) ? record.find(number) : Optional.<PublicCase>empty();
        return found.map(PublicCase::view).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What is wrong with it, or nothing: it becomes public as it is, so it names no person. */
    private static String fault(Words words, String typed) {
        if (typed.length() < SHORTEST) {
            return words.say("question.short", SHORTEST);
        }
        if (typed.length() > LONGEST) {
            return words.say("question.long", "%,d".formatted(LONGEST));
        }
        if (!Legible.is(typed)) {
            return words.say("question.illegible");
        }
        var found = PersonalData.in(typed);
        return found.isEmpty()
                ? ""
                : words.say(
                        "question.personal",
                        found.stream()
                                .map(Finding::kind)
                                .distinct()
                                .map(kind -> words.of(kind.words()))
                                .collect(Collectors.joining(", ")));
    }

    private void show(Guest guest, int status, CaseView about, boolean sent, String fault, String typed)
            throws IOException {
        var words = guest.words();
        var page = new QuestionPage(
                framing.frame(words, words.say("question.title"), PLACE + "/" + about.number(), "browse"),
                about.number(),
                words.of(about.subject()),
                words.of(about.agencyName()) + " " + words.of(about.divisionName()),
                sent,
                fault,
                doorkeeper.form(guest, PLACE),
                sent ? "" : doorkeeper.challenge(),
                typed);
        guest.answer(status, printer.print("question/ask", page));
    }
}
