package city.open.audit.procedures;

import city.open.audit.procedures.AssessmentForm.Mark;
import city.open.audit.procedures.Done.Refused;
import city.open.audit.procedures.Done.Yes;
import city.open.audit.procedures.Register.Subject;
import city.open.audit.procedures.SubjectScreen.Asked;
import city.open.audit.procedures.SubjectScreen.AssessmentFields;
import city.open.audit.procedures.SubjectScreen.Choice;
import city.open.audit.procedures.SubjectScreen.Proposal;
import city.open.ground.calendar.Legible;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Ground;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.outside.record.RegisterDecision.Outcome;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where auditors keep the register of procedures. */
@Controller
class RegisterPages {
    private static final String PATH = "/office/audit/register";
    private static final List<String> DONE = List.of("written", "agreed", "returned");

    private final Register register;
    private final Hands hands;
    private final Rights rights;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;

    RegisterPages(
            Register register,
            Organization organization,
            Rights rights,
            Frames frames,
            Refusals refusals,
            Printer printer) {
        this.register = register;
        this.hands = new Hands(organization);
        this.rights = rights;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
    }

    @GetMapping("/{lang:ko|en}/office/audit/register")
    void list(Visit visit) throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            showAll(visit, 200, "");
        }
    }

    @GetMapping("/{lang:ko|en}/office/audit/register/{subject:[A-Za-z0-9][A-Za-z0-9-]{0,79}}")
    void subject(Visit visit, @PathVariable String subject, @RequestParam(defaultValue = "") String done)
            throws IOException {
        if (refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            var said = DONE.contains(done) ? visit.words().say("register.done." + done) : "";
            show(visit, 200, subject, null, null, said);
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/register/{subject:[A-Za-z0-9][A-Za-z0-9-]{0,79}}")
    void assess(Visit visit, @PathVariable String subject) throws IOException {
        if (!refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            return;
        }
        var form = form(visit.request());
        switch (register.assess(visit.login(), subject, form)) {
            case Yes(var what) -> visit.seeOther(visit.to(PATH + "/" + what + "?done=written"));
            case Refused refused -> show(visit, 409, subject, form, refused, "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/audit/register/assessments/{id:\\d{1,15}}")
    void review(
            Visit visit,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String remark)
            throws IOException {
        if (!refusals.admit(visit, Right.TURN_DIAL, PATH)) {
            return;
        }
        boolean agrees = what.equals("agree");
        var done = agrees || what.equals("return")
                ? register.review(
                        visit.login(), id, agrees, Legible.tidy(remark).strip())
                : Done.no(Hindrance.NOTHING_CHOSEN);
        switch (done) {
            case Yes(var of) -> visit.seeOther(visit.to(PATH + "/" + of + "?done=" + (agrees ? "agreed" : "returned")));
            case Refused refused -> show(visit, 409, subject, null, refused, "");
        }
    }

    private static AssessmentForm form(HttpServletRequest request) {
        return new AssessmentForm(
                parameter(request, "nameKo"),
                parameter(request, "nameEn"),
                List.of(
                        new Mark(
                                parameter(request, "score1"),
                                parameter(request, "evidence1Ko"),
                                parameter(request, "evidence1En")),
                        new Mark(
                                parameter(request, "score2"),
                                parameter(request, "evidence2Ko"),
                                parameter(request, "evidence2En")),
                        new Mark(
                                parameter(request, "score3"),
                                parameter(request, "evidence3Ko"),
                                parameter(request, "evidence3En"))),
                parameter(request, "outcome"),
                parameter(request, "ground"),
                parameter(request, "reasonKo"),
                parameter(request, "reasonEn"),
                parameter(request, "nextLook"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : Legible.tidy(value).strip();
    }

    private void showAll(Visit visit, int status, String fault) throws IOException {
        var words = visit.words();
        visit.answer(
                status,
                printer.print(
                        "audit/register",
                        new RegisterScreen(
                                frames.inside(visit, words.say("register.title"), PATH),
                                fault,
                                rights.may(visit.login(), Right.TURN_DIAL).isGranted(),
                                register.subjects().stream()
                                        .map(subject -> line(words, subject))
                                        .toList())));
    }

    private RegisterScreen.Line line(Words words, Subject subject) {
        var inForce = subject.inForce();
        int waiting =
                (int) subject.history().stream().filter(Assessment::isWaiting).count();
        return new RegisterScreen.Line(
                subject.id(),
                words.of(subject.name()),
                register.inCatalogue(subject.id()).isPresent(),
                state(words, subject),
                inForce == null ? "" : score(words, inForce),
                inForce == null ? "" : words.say("register.look", new When(words).day(inForce.nextLook())),
                subject.isOverdue(register.today()),
                waiting == 0 ? "" : words.say("register.waits", waiting));
    }

    private static String state(Words words, Subject subject) {
        var inForce = subject.inForce();
        return words.say(inForce == null ? "register.outcome.none" : outcome(inForce.outcome()));
    }

    static String outcome(Outcome outcome) {
        return "register.outcome." + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String score(Words words, Assessment assessment) {
        var score = assessment.score();
        return words.say(score.disclose() ? "register.score.disclose" : "register.score.later", When.number(score.s()));
    }

    private void show(
            Visit visit, int status, String id, @Nullable AssessmentForm typed, @Nullable Refused refused, String done)
            throws IOException {
        var words = visit.words();
        var subject = register.subject(id).orElse(null);
        boolean isNew = id.equals(Register.NEW);
        if (subject == null && !isNew) {
            var why = refused == null ? Hindrance.NO_SUCH_SUBJECT : refused.why();
            showAll(visit, refused == null ? 404 : status, words.say(why.words()));
            return;
        }
        var form = typed == null ? AssessmentForm.empty(register.today().plusYears(1)) : typed;
        var name = subject == null ? words.say("register.new") : words.of(subject.name());
        boolean mayWrite = rights.may(visit.login(), Right.TURN_DIAL).isGranted();
        visit.answer(
                status,
                printer.print(
                        "audit/registersubject",
                        new SubjectScreen(
                                frames.inside(visit, name, PATH + "/" + id),
                                id,
                                name,
                                refused == null ? "" : words.say(refused.why().words()),
                                refused == null ? "" : refused.field(),
                                done,
                                subject == null ? "" : state(words, subject),
                                mayWrite,
                                subject == null
                                        ? List.of()
                                        : subject.history().stream()
                                                .map(one -> proposal(visit, words, mayWrite, subject, one))
                                                .toList(),
                                IntStream.rangeClosed(1, 3)
                                        .mapToObj(number -> asked(
                                                words, number, form.marks().get(number - 1)))
                                        .toList(),
                                new AssessmentFields(
                                        form.nameKo(),
                                        form.nameEn(),
                                        form.reasonKo(),
                                        form.reasonEn(),
                                        When.dayField(form.nextLook())),
                                Arrays.stream(Outcome.values())
                                        .map(one -> new Choice(
                                                one.name(),
                                                words.say(outcome(one)),
                                                one.name().equals(form.outcome())))
                                        .toList(),
                                Ground.ids().stream()
                                        .map(ground -> new Choice(
                                                ground, words.say("ground." + ground), ground.equals(form.ground())))
                                        .toList())));
    }

    private static Asked asked(Words words, int number, Mark mark) {
        return new Asked(
                number,
                words.say("register.criterion." + number),
                words.say("register.criterion." + number + ".hint"),
                IntStream.rangeClosed(0, 3)
                        .mapToObj(Integer::toString)
                        .map(score -> new Choice(score, score, score.equals(mark.score())))
                        .toList(),
                mark.ko(),
                mark.en());
    }

    private Proposal proposal(Visit visit, Words words, boolean mayWrite, Subject subject, Assessment one) {
        var when = new When(words);
        var review = one.review();
        String state;
        if (review == null) {
            state = words.say("register.state.waiting");
        } else if (!review.agreed()) {
            state = words.say(
                    "register.state.returned",
                    hands.named(words, review.by()),
                    when.minute(review.at()),
                    review.remark());
        } else {
            state = words.say(
                    one.equals(subject.inForce()) ? "register.state.counts" : "register.state.past",
                    hands.named(words, review.by()),
                    when.minute(review.at()));
        }
        return new Proposal(
                one.id(),
                words.say(outcome(one.outcome()))
                        + (one.ground() == null ? "" : " · " + words.say("ground." + one.ground())),
                score(words, one),
                words.of(one.reason()),
                IntStream.rangeClosed(1, 3)
                        .mapToObj(number -> words.say(
                                "register.evidence",
                                words.say("register.criterion." + number),
                                one.criteria().get(number - 1).score(),
                                words.of(one.criteria().get(number - 1).evidence())))
                        .toList(),
                words.say("register.look", when.day(one.nextLook())),
                words.say("register.written", hands.named(words, one.author()), when.minute(one.at())),
                state,
                one.isWaiting(),
                mayWrite
                        && one.isWaiting()
                        && !one.author().equals(visit.login().official()));
    }
}
