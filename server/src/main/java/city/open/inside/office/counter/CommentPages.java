package city.open.inside.office.counter;

import city.open.ground.calendar.Text;
import city.open.ground.mail.MailSettings;
import city.open.ground.page.When;
import city.open.ground.vocabulary.Ground;
import city.open.ground.vocabulary.TakenUp;
import city.open.inside.counter.CommentDesk;
import city.open.inside.counter.CommentDesk.Letter;
import city.open.inside.counter.CommentDesk.Post;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.counter.CommentsPage.Typed;
import city.open.inside.office.papers.RedactionPages;
import city.open.inside.petition.Petition;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Comments on a petition: looked at, shown or not, answered one by one or together; and the letters to neighbours. */
@Controller
class CommentPages {
    private static final Text NO_SITE = new Text(
            "공개 화면의 주소를 설정하지 않아 편지를 만들 수 없습니다. 관리자에게 open.mail.site 설정을 요청하십시오.",
            "Letters cannot be made, as nobody has said where the public pages are: ask an administrator to set open.mail.site.");

    private final CaseDoor door;
    private final CommentDesk comments;
    private final Frames frames;
    private final Answers answers;
    private final MailSettings mail;
    private final Clock clock;

    CommentPages(CaseDoor door, CommentDesk comments, Frames frames, Answers answers, MailSettings mail, Clock clock) {
        this.door = door;
        this.comments = comments;
        this.frames = frames;
        this.answers = answers;
        this.mail = mail;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/comments")
    void comments(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition != null) {
            show(visit, 200, petition, "", Set.of(), Typed.NOTHING);
        }
    }

    /** A comment that waits is shown or, with a ground, not. */
    @PostMapping("/{lang:ko|en}/office/cases/{number}/comments")
    void look(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String ground)
            throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        var on = Ground.find(ground).map(Ground::id);
        // What was not chosen is not shown: what once is in the log stays there.
        if (on.isEmpty() && !ground.equals(QuestionPages.SHOWN)) {
            show(
                    visit,
                    422,
                    petition,
                    visit.words().say("questions.show.none"),
                    Set.of(),
                    Typed.looked(comment, ground));
            return;
        }
        var fault = Asking.id(comment)
                .map(id -> on.isPresent()
                        ? comments.refuse(visit.login(), petition, id, on.get())
                        : comments.show(visit.login(), petition, id))
                .orElse(Optional.of(new Text("그런 의견이 없습니다.", "There is no such comment.")));
        if (fault.isPresent()) {
            show(visit, 422, petition, visit.words().of(fault.get()), Set.of(), Typed.looked(comment, ground));
        } else {
            visit.seeOther(visit.to(place(petition)));
        }
    }

    /** One answer to all that were chosen. */
    @PostMapping("/{lang:ko|en}/office/cases/{number}/comments/answer")
    void answer(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") List<String> comment,
            @RequestParam(defaultValue = "") String taken)
            throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        var korean = Asking.parameter(visit.request(), "answer").strip();
        var english = Asking.parameter(visit.request(), "answer.en").strip();
        Set<Integer> chosen = comment.stream()
                .filter(one -> one.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        var takenUp = Arrays.stream(TakenUp.values())
                .filter(one -> one.name().equals(taken))
                .findFirst();
        var fault = takenUp.isEmpty()
                ? Optional.of(new Text("의견을 반영했는지 고르십시오.", "Choose whether it is taken up."))
                : comments.answer(
                        visit.login(),
                        petition,
                        chosen,
                        takenUp.get(),
                        new Text(korean, korean.isEmpty() || english.isEmpty() ? korean : english));
        if (fault.isPresent()) {
            show(visit, 422, petition, visit.words().of(fault.get()), chosen, Typed.answered(korean, english, taken));
        } else {
            visit.seeOther(visit.to(place(petition)));
        }
    }

    /** Letters with codes, to be printed at once: nobody sees the codes a second time. */
    @PostMapping("/{lang:ko|en}/office/cases/{number}/comments/letters")
    void invite(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String addressees)
            throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        // Before codes are made that a letter without an address would waste.
        var post = mail.site().isBlank()
                ? new Post.Refused(NO_SITE)
                : comments.invite(visit.login(), petition, addressees);
        print(visit, petition, post, "comments.letter", addressees);
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/comments/results")
    void results(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        var post = mail.site().isBlank() ? new Post.Refused(NO_SITE) : comments.tellResult(visit.login(), petition);
        print(visit, petition, post, "comments.result", "");
    }

    private void print(Visit visit, Petition petition, Post post, String key, String addressees) throws IOException {
        switch (post) {
            case Post.Refused(var why) ->
                show(visit, 422, petition, visit.words().of(why), Set.of(), Typed.addressed(addressees));
            case Post.Letters(var letters) -> {
                var words = visit.words();
                var when = new When(words);
                List<String> lines = new ArrayList<>();
                var period = petition.comments().period();
                lines.add(words.say(key + ".lead"));
                if (key.equals("comments.letter") && period != null) {
                    lines.add(words.say("comments.letter.period", when.day(period.from()), when.day(period.until())));
                    lines.add(words.say("comments.letter.code"));
                } else if (petition.outcome() != null) {
                    lines.add(words.say(
                            "comments.result.decided",
                            words.say("outcome."
                                    + petition.outcome()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))));
                }
                answers.show(
                        visit,
                        200,
                        "office/letters",
                        new NeighbourLetters(
                                frames.inside(visit, words.say("comments.letters.title"), place(petition)),
                                petition.number().value(),
                                visit.to(place(petition)),
                                words.of(petition.subject()),
                                lines,
                                mail.at(visit.to(
                                        "/petitions/" + petition.number().value() + "/comments")),
                                letters.stream().map(CommentPages::one).toList()));
            }
        }
    }

    private static NeighbourLetters.One one(Letter letter) {
        return new NeighbourLetters.One(
                Arrays.stream(letter.to().split(",")).map(String::strip).toList(), letter.code());
    }

    private static String place(Petition petition) {
        return CaseScreens.address(petition.number()) + "/comments";
    }

    private void show(Visit visit, int status, Petition petition, String fault, Set<Integer> chosen, Typed typed)
            throws IOException {
        var words = visit.words();
        var when = new When(words);
        var said = petition.comments();
        var period = said.period();
        var read = comments.read(visit.login(), petition);
        int waiting = comments.waiting(petition);
        answers.show(
                visit,
                status,
                "office/comments",
                new CommentsPage(
                        frames.inside(visit, words.say("comments.title"), place(petition)),
                        petition.number().value(),
                        visit.to(CaseScreens.address(petition.number())),
                        period == null
                                ? ""
                                : words.say("comments.period", when.day(period.from()), when.day(period.until())),
                        read.stream()
                                .map(one -> new CommentsPage.Waiting(
                                        one.id().toString(),
                                        when.day(one.givenOn()),
                                        one.neighbour()
                                                ? words.say("comments.by.neighbour")
                                                : one.words().isEmpty()
                                                        ? ""
                                                        : one.name().isEmpty()
                                                                ? words.say("comments.by.mail")
                                                                : one.name(),
                                        one.words(),
                                        one.id().toString().equals(typed.looked()) ? typed.ground() : ""))
                                .toList(),
                        waiting > read.size() ? words.say("comments.first", read.size(), waiting) : "",
                        comments.open(petition).stream()
                                .map(one -> new CommentsPage.Open(
                                        Integer.toString(one.number()),
                                        when.day(one.givenOn()),
                                        words.of(one.words()),
                                        chosen.contains(one.number())))
                                .toList(),
                        period == null ? "" : when.day(period.answerBy()),
                        period != null && When.dayOf(clock.instant()).isAfter(period.answerBy()),
                        RedactionPages.grounds(words),
                        Arrays.stream(TakenUp.values())
                                .map(one -> new Choice(
                                        one.name(),
                                        words.of(one.words()),
                                        "",
                                        one.name().equals(typed.taken())))
                                .toList(),
                        fault,
                        typed,
                        said.letters() == 0 ? "" : words.say("comments.letters.sent", said.letters()),
                        said.letters() > 0 && petition.isDecided()));
    }
}
