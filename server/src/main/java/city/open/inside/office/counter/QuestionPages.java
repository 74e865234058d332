package city.open.inside.office.counter;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.vocabulary.Ground;
import city.open.inside.casework.Wording;
import city.open.inside.counter.Questions;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.Offers;
import city.open.inside.office.papers.RedactionPages;
import city.open.inside.petition.Petition;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What anybody asked about a petition in public: looked at, shown or not, and answered. */
@Controller
class QuestionPages {
    /** Said of what is shown as it is; anything else names a ground. */
    static final String SHOWN = "show";

    private final CaseDoor door;
    private final Questions questions;
    private final Offers offers;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    QuestionPages(CaseDoor door, Questions questions, Offers offers, Frames frames, Answers answers, Clock clock) {
        this.door = door;
        this.questions = questions;
        this.offers = offers;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/questions")
    void questions(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition != null) {
            show(visit, 200, petition, "", Typed.NOTHING);
        }
    }

    /** What was typed as an answer, and to which question; or which {@code ground} was chosen for one that waits. */
    private record Typed(String question, String korean, String english, String ground) {
        static final Typed NOTHING = new Typed("", "", "", "");

        static Typed looked(String question, String ground) {
            return new Typed(question, "", "", ground);
        }

        String chosen(UUID waiting) {
            return question.equals(waiting.toString()) ? ground : "";
        }
    }

    /** A question that waits is shown or, with a ground, not. */
    @PostMapping("/{lang:ko|en}/office/cases/{number}/questions")
    void look(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String ground)
            throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        var on = Ground.find(ground).map(Ground::id);
        // What was not chosen is not shown: what once is in the log stays there.
        if (on.isEmpty() && !ground.equals(SHOWN)) {
            show(visit, 422, petition, visit.words().say("questions.show.none"), Typed.looked(question, ground));
            return;
        }
        var fault = Asking.id(question)
                .map(id -> on.isPresent()
                        ? questions.refuse(visit.login(), petition, id, on.get())
                        : questions.show(visit.login(), petition, id))
                .orElse(Optional.of(new Text("그런 질문이 없습니다.", "There is no such question.")));
        if (fault.isPresent()) {
            show(visit, 422, petition, visit.words().of(fault.get()), Typed.looked(question, ground));
        } else {
            visit.seeOther(visit.to(CaseScreens.address(petition.number()) + "/questions"));
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/questions/answer")
    void answer(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String insert,
            @RequestParam(defaultValue = "") String wording)
            throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        var korean = Asking.filled(visit.request(), Asking.parameter(visit.request(), "answer"));
        var english = Asking.filled(visit.request(), Asking.parameter(visit.request(), "answer.en"));
        if (!insert.isEmpty()) {
            var chosen = offers.chosen(visit.login(), petition, wording);
            var typed = new Typed(
                    question,
                    chosen.map(one -> Wording.below(korean, one.text().ko())).orElse(korean),
                    chosen.flatMap(Wording::english)
                            .map(one -> Wording.below(english, one))
                            .orElse(english),
                    "");
            var fault = chosen.isPresent() ? "" : visit.words().say("wording.choose");
            show(visit, 200, petition, fault, typed);
            return;
        }
        int asked = question.matches("\\d{1,6}") ? Integer.parseInt(question) : 0;
        var answer = new Text(korean, korean.isEmpty() || english.isEmpty() ? korean : english);
        var fault = questions.answer(visit.login(), petition, asked, answer);
        done(visit, fault, question, petition);
    }

    private void done(Visit visit, Optional<Text> fault, String question, Petition petition) throws IOException {
        if (fault.isPresent()) {
            var typed = new Typed(
                    question,
                    Asking.filled(visit.request(), Asking.parameter(visit.request(), "answer")),
                    Asking.filled(visit.request(), Asking.parameter(visit.request(), "answer.en")),
                    "");
            show(visit, 422, petition, visit.words().of(fault.get()), typed);
        } else {
            visit.seeOther(visit.to(CaseScreens.address(petition.number()) + "/questions"));
        }
    }

    private void show(Visit visit, int status, Petition petition, String fault, Typed typed) throws IOException {
        var words = visit.words();
        var when = new When(words);
        var today = When.dayOf(clock.instant());
        var path = CaseScreens.address(petition.number());
        answers.show(
                visit,
                status,
                "office/questions",
                new QuestionsPage(
                        frames.inside(visit, words.say("questions.title"), path + "/questions"),
                        petition.number().value(),
                        visit.to(path),
                        questions.read(petition).stream()
                                .map(one -> new QuestionsPage.Asked(
                                        one.id().toString(),
                                        when.day(one.askedOn()),
                                        one.words(),
                                        typed.chosen(one.id())))
                                .toList(),
                        questions.open(petition).stream()
                                .map(one -> new QuestionsPage.Open(
                                        Integer.toString(one.number()),
                                        when.day(one.replyDue()),
                                        today.isAfter(one.replyDue()),
                                        words.of(one.words())))
                                .toList(),
                        RedactionPages.grounds(words),
                        fault,
                        typed.question(),
                        typed.korean(),
                        typed.english(),
                        offers.of(
                                visit.login(),
                                petition,
                                Map.of(Wording.Use.REPLY, words.of(Wording.Use.REPLY.words()))),
                        Offers.blanks("answer", Stream.of(typed.korean(), typed.english()))));
    }
}
