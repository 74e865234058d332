package city.open.outside.comment;

import city.open.border.letters.AccessCode;
import city.open.border.letters.PublicComments;
import city.open.border.letters.PublicComments.Dropped;
import city.open.border.letters.PublicComments.Given;
import city.open.border.letters.VaultFault;
import city.open.ground.calendar.Legible;
import city.open.ground.guard.Finding;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Answer;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.Doorkeeper;
import city.open.outside.follow.Followed;
import city.open.outside.follow.Mailbox;
import city.open.outside.follow.Rhythm;
import city.open.outside.follow.Subscriptions;
import city.open.outside.record.CaseView;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.outside.telling.Comments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Where anybody comments on a petition while comments are invited, and where all comments stand with their answers. */
@Controller
@EnableConfigurationProperties(CommentSettings.class)
class CommentSite {
    static final int SHORTEST = 10;
    static final int LONGEST = 3_000;

    private static final int LONGEST_NAME = 60;
    private static final Logger log = LoggerFactory.getLogger(CommentSite.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PublicComments comments;
    private final PublicRecord record;
    private final Subscriptions subscriptions;
    private final Doorkeeper doorkeeper;
    private final CommentSettings settings;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    CommentSite(
            PublicComments comments,
            PublicRecord record,
            Subscriptions subscriptions,
            Doorkeeper doorkeeper,
            CommentSettings settings,
            Framing framing,
            Printer printer,
            Clock clock) {
        this.comments = comments;
        this.record = record;
        this.subscriptions = subscriptions;
        this.doorkeeper = doorkeeper;
        this.settings = settings;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    /** What was typed, and who says it: one of the three. */
    private record Typed(String words, String name, String email, String code) {
        static final Typed NOTHING = new Typed("", "", "", "");

        boolean hasCode() {
            return !code.isEmpty();
        }

        boolean hasMail() {
            return !hasCode() && !email.isEmpty();
        }
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/comments")
    void page(Guest guest, @PathVariable String number, @RequestParam(defaultValue = "") String sent)
            throws IOException {
        var words = guest.words();
        var sentence = sent.equals("yes") ? words.say("comment.sent") : "";
        show(guest, 200, find(number), sentence, "", Typed.NOTHING, today());
    }

    @GetMapping("/{lang:ko|en}/petitions/{number}/comments.json")
    void data(Guest guest, @PathVariable String number) throws IOException {
        guest.answer(json(number));
    }

    @GetMapping("/api/v1/petitions/{number}/comments")
    void forMachines(@PathVariable String number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        json(number).write(request, response);
    }

    private Answer json(String number) {
        return Answer.ok(Answer.JSON, JSON.writeValueAsBytes(data(find(number))));
    }

    @PostMapping("/{lang:ko|en}/petitions/{number}/comments")
    void comment(
            Guest guest,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String altcha,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String code)
            throws IOException {
        var about = find(number);
        var say = guest.words();
        var typed = new Typed(Legible.tidy(words).strip(), Legible.tidy(name).strip(), email.strip(), code.strip());
        // Asked once, as midnight may come between.
        var today = today();
        int status;
        String fault = fault(say, about, typed, today);
        if (!doorkeeper.isOurs(guest.request(), form)) {
            status = 403;
            fault = say.say("question.foreign");
        } else if (!fault.isEmpty()) {
            status = 422;
        } else if (!doorkeeper.letsSend(guest.request())
                || !doorkeeper.letsBegin(
                        "comment", guest.request(), altcha, settings.anHour(), settings.anHourWithoutWork())) {
            status = 429;
            fault = say.say("comment.crowd");
        } else {
            try {
                var next = drop(guest, about.view(), typed, today);
                if (next.isPresent()) {
                    guest.seeOther(guest.to(next.get()));
                    return;
                }
                status = typed.hasCode() ? 422 : 429;
                fault = say.say(typed.hasCode() ? "comment.code.wrong" : "comment.full");
            } catch (DataIntegrityViolationException erased) {
                // The database lets none in for what was erased, also where the page does not know of it yet.
                log.warn("comments: {}", erased.getMessage());
                status = 422;
                fault = say.say("comment.erased");
            } catch (VaultFault | DataAccessException | TransactionException shut) {
                log.error("comments: {}", shut.getMessage());
                status = 503;
                fault = say.say("question.shut");
            }
        }
        show(guest, status, about, "", fault, typed, today);
    }

    /** Where to go on; empty where it was not taken. A mailbox is asked for its confirmation as one that follows, and hears of the answer as such. */
    private Optional<String> drop(Guest guest, CaseView about, Typed typed, LocalDate today) {
        var petition = new PetitionNumber(about.number());
        UUID follower = typed.hasMail()
                ? subscriptions.ask(
                        new Followed.OfPetition(about.number()),
                        Mailbox.typed(typed.email()).orElseThrow(),
                        guest.lang(),
                        Rhythm.AT_ONCE,
                        false)
                : null;
        var dropped = comments.drop(
                petition,
                new Given(typed.hasCode() || typed.hasMail() ? "" : typed.name(), typed.words()),
                typed.hasCode() ? AccessCode.typed(typed.code()).orElse(null) : null,
                follower,
                settings.mostWaiting(),
                today);
        if (dropped != Dropped.TAKEN) {
            return Optional.empty();
        }
        return Optional.of(
                follower == null ? "/petitions/" + about.number() + "/comments?sent=yes" : "/follow/code/" + follower);
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }

    private PublicCase find(String number) {
        var found = PetitionNumber.isWellFormed(number) ? record.find(number) : Optional.<PublicCase>empty();
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What is wrong with it, or nothing: it becomes public as it is, so it names no person. */
    private String fault(Words words, PublicCase about, Typed typed, LocalDate today) {
        var said = new Comments(about.entries());
        if (!said.areTakenOn(today)) {
            return closed(words, said, today);
        }
        if (typed.words().length() < SHORTEST) {
            return words.say("question.short", SHORTEST);
        }
        if (typed.words().length() > LONGEST) {
            return words.say("question.long", "%,d".formatted(LONGEST));
        }
        if (!Legible.is(typed.words()) || !Legible.is(typed.name())) {
            return words.say("question.illegible");
        }
        var found = PersonalData.in(typed.words());
        if (!found.isEmpty()) {
            return words.say(
                    "comment.personal",
                    found.stream()
                            .map(Finding::kind)
                            .distinct()
                            .map(kind -> words.of(kind.words()))
                            .collect(Collectors.joining(", ")));
        }
        if (typed.hasCode()) {
            return AccessCode.typed(typed.code()).isPresent() ? "" : words.say("comment.code.wrong");
        }
        if (typed.hasMail()) {
            return !subscriptions.sendsMail()
                    ? words.say("follow.mail.none")
                    : Mailbox.typed(typed.email()).isEmpty() ? words.say("follow.email.wrong") : "";
        }
        if (typed.name().length() < 2 || typed.name().length() > LONGEST_NAME) {
            return words.say("comment.who.missing");
        }
        return PersonalData.in(typed.name()).stream()
                        .anyMatch(finding -> finding.kind().isIdentityNumber())
                ? words.say("comment.name.wrong")
                : "";
    }

    /** Why no comment is taken today. */
    private static String closed(Words words, Comments said, LocalDate today) {
        var when = new When(words);
        var period = said.period();
        if (said.areErased()) {
            return words.say("comment.erased");
        }
        return period == null
                ? words.say("comment.none.invited")
                : today.isBefore(period.from())
                        ? words.say("comment.too.early", when.day(period.from()))
                        : words.say("comment.too.late", when.day(period.until()));
    }

    /** How many wait for a look, in words; nothing where none does, or where the letter box does not answer just now. */
    private String unseen(Words words, CaseView about) {
        try {
            int unseen = comments.unseen(new PetitionNumber(about.number()));
            return unseen == 0 ? "" : words.say("comment.unseen", unseen);
        } catch (DataAccessException | TransactionException shut) {
            log.error("comments: {}", shut.getMessage());
            return "";
        }
    }

    private void show(Guest guest, int status, PublicCase one, String sent, String fault, Typed typed, LocalDate today)
            throws IOException {
        var words = guest.words();
        var when = new When(words);
        var about = one.view();
        var said = new Comments(one.entries());
        var period = said.period();
        List<String> sentences = new ArrayList<>();
        if (!said.areTakenOn(today)) {
            sentences.add(closed(words, said, today));
        }
        if (period != null) {
            sentences.add(words.say("comment.period", when.day(period.from()), when.day(period.until())));
            if (period.answerBy() != null) {
                sentences.add(words.say(
                        said.areLateOn(today) ? "comment.answer.late" : "comment.answer.by",
                        when.day(period.answerBy())));
            }
        }
        boolean takes = said.areTakenOn(today) || !fault.isEmpty();
        var page = new CommentPage(
                framing.frame(
                        words, words.say("comment.title"), "/petitions/" + about.number() + "/comments", "browse"),
                about.number(),
                words.of(about.subject()),
                words.of(about.agencyName()) + " " + words.of(about.divisionName()),
                period == null || period.about() == null ? "" : words.of(period.about()),
                sentences,
                takes && sent.isEmpty()
                        ? new CommentPage.Form(
                                doorkeeper.form(guest, "/petitions"),
                                doorkeeper.challenge(),
                                subscriptions.sendsMail(),
                                fault,
                                typed.words(),
                                typed.name(),
                                typed.email(),
                                typed.code())
                        : null,
                sent,
                said.all().stream().map(comment -> given(words, when, comment)).toList(),
                said.all().isEmpty()
                        ? words.say("comment.none")
                        : words.say("comment.count", said.all().size()),
                unseen(words, about));
        guest.answer(status, printer.print("comment/page", page));
    }

    private static CommentPage.Given given(Words words, When when, Comments.One one) {
        var answer = one.answer();
        var ground = one.ground();
        return new CommentPage.Given(
                one.number(),
                one.index(),
                one.givenOn() == null ? "" : when.day(one.givenOn()),
                one.neighbour() ? words.say("comment.by.neighbour") : "",
                one.words() != null
                        ? words.of(one.words())
                        : ground == null
                                ? words.say("comment.withheld")
                                : words.say("comment.not.shown", words.say("ground." + ground)),
                one.words() != null,
                answer == null
                        ? null
                        : new CommentPage.Answer(
                                answer.index(),
                                when.day(answer.on()),
                                answer.takenUp() == null
                                        ? ""
                                        : words.of(answer.takenUp().words()),
                                answer.words() == null ? words.say("comment.withheld") : words.of(answer.words()),
                                answer.late()));
    }

    private Map<String, Object> data(PublicCase one) {
        var said = new Comments(one.entries());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("petition", one.view().number());
        data.put("taken", said.areTakenOn(today()));
        var period = said.period();
        if (period != null) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("index", period.index());
            put(shown, "about", period.about());
            shown.put("from", period.from().toString());
            shown.put("until", period.until().toString());
            put(
                    shown,
                    "answerBy",
                    period.answerBy() == null ? null : period.answerBy().toString());
            data.put("period", shown);
        }
        data.put("comments", said.all().stream().map(CommentSite::data).toList());
        return data;
    }

    private static Map<String, Object> data(Comments.One one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", one.number());
        data.put("index", one.index());
        put(data, "givenOn", one.givenOn() == null ? null : one.givenOn().toString());
        data.put("neighbour", one.neighbour());
        put(data, "words", one.words());
        put(data, "ground", one.ground());
        var answer = one.answer();
        if (answer != null) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("index", answer.index());
            shown.put("on", answer.on().toString());
            put(
                    shown,
                    "takenUp",
                    answer.takenUp() == null ? null : answer.takenUp().name().toLowerCase(Locale.ROOT));
            put(shown, "words", answer.words());
            shown.put("late", answer.late());
            data.put("answer", shown);
        }
        return data;
    }

    private static void put(Map<String, Object> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
