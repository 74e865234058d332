package city.open.inside.office;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Inside;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Document;
import city.open.inside.casework.CaseNotes;
import city.open.inside.casework.Desk;
import city.open.inside.casework.Form;
import city.open.inside.casework.Form.Found;
import city.open.inside.casework.HeldAct;
import city.open.inside.casework.Inbox;
import city.open.inside.casework.NextTask;
import city.open.inside.casework.PublicWords;
import city.open.inside.casework.Task;
import city.open.inside.counter.CommentDesk;
import city.open.inside.counter.Questions;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.CaseScreen.CaseLine;
import city.open.inside.office.CaseScreen.Held;
import city.open.inside.office.CaseScreen.Next;
import city.open.inside.office.CaseScreen.Ours;
import city.open.inside.office.CaseScreen.TaskLink;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Finding;
import city.open.inside.office.Forms.Returned;
import city.open.inside.petition.By;
import city.open.inside.petition.Consultation;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Papers;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.inside.redaction.Renditions;
import city.open.inside.redaction.Withholding;
import city.open.outside.telling.CasePage;
import city.open.outside.telling.PublicCases;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the screen of one petition together for one official. */
@Component
public class CaseScreens {
    private final Petitions petitions;
    private final Desk desk;
    private final PublicWords publicWords;
    private final Inbox inbox;
    private final Approvals approvals;
    private final Renditions renditions;
    private final Withholding withholding;
    private final Questions questions;
    private final CommentDesk comments;
    private final CaseNotes notes;
    private final Rights rights;
    private final PublicCases publicCases;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Frames frames;
    private final Forms forms;
    private final Clock clock;

    CaseScreens(
            Petitions petitions,
            Desk desk,
            PublicWords publicWords,
            Inbox inbox,
            Approvals approvals,
            Renditions renditions,
            Withholding withholding,
            Questions questions,
            CommentDesk comments,
            CaseNotes notes,
            Rights rights,
            PublicCases publicCases,
            Organization organization,
            HolidayRegister holidays,
            Frames frames,
            Forms forms,
            Clock clock) {
        this.petitions = petitions;
        this.desk = desk;
        this.publicWords = publicWords;
        this.inbox = inbox;
        this.approvals = approvals;
        this.renditions = renditions;
        this.withholding = withholding;
        this.questions = questions;
        this.comments = comments;
        this.notes = notes;
        this.rights = rights;
        this.publicCases = publicCases;
        this.organization = organization;
        this.holidays = holidays;
        this.frames = frames;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * What the official is doing.
     *
     * @param task chosen by the official, or null for what comes next
     * @param values what was typed
     * @param meanwhile what others recorded before this came in
     */
    record Doing(@Nullable Task task, Map<String, String> values, Returned returned, List<Fact> meanwhile) {
        static final Doing NEXT = new Doing(null, Map.of(), Returned.NOTHING, List.of());
    }

    CaseScreen screen(Visit visit, Petition petition, Doing doing, boolean oldestFirst) {
        var number = petition.number();
        var path = address(number);
        var words = visit.words();
        var when = new When(words);
        var here = doing.task() == null ? path : path + "/" + doing.task().slug();
        var seen = publicCases.page(visit.lang(), number, path, oldestFirst).orElse(null);
        var inside = live(frames.inside(visit, words.of(petition.subject()), here), seen);
        var facts = petitions.facts(number);
        var held = held(visit.login(), words, petition);
        var next = next(visit.login(), words, when, petition, seen, doing, held);
        return new CaseScreen(
                inside,
                number.value(),
                words.of(petition.subject()),
                facts(words, when, petition),
                seen,
                next,
                tasks(visit.login(), visit.lang(), petition, doing.task()),
                next.form() == null && next.link().isEmpty(),
                held,
                refused(visit.login(), words, petition),
                meanwhile(words, when, seen, doing.meanwhile()),
                ours(visit.login(), words, when, petition, facts));
    }

    public static String address(PetitionNumber number) {
        return "/office/cases/" + number;
    }

    /** The left side moves by itself, as on the public page. */
    public static Inside live(Inside inside, @Nullable CasePage seen) {
        var frame = inside.frame();
        return seen == null
                ? inside
                : new Inside(
                        frame.listening(seen.frame().live(), null, false),
                        inside.who(),
                        inside.post(),
                        inside.csrf(),
                        inside.menu(),
                        inside.bell());
    }

    private static List<String> facts(Words words, When when, Petition petition) {
        var facts = new ArrayList<String>();
        facts.add(words.say("case.received", when.minute(petition.receivedAt())));
        var applicant = petition.applicant();
        if (applicant != null) {
            facts.add(words.say("case.applicant", applicant));
        }
        var site = petition.site();
        if (site != null) {
            facts.add(words.say("case.site", site));
        }
        return facts;
    }

    // The next thing to do

    private Next next(
            Login login,
            Words words,
            When when,
            Petition petition,
            @Nullable CasePage seen,
            Doing doing,
            List<Held> held) {
        var task = doing.task();
        if (task != null) {
            var form = form(login, words, when, petition, seen, new Form(task, doing.values()), doing.returned());
            return new Next(words.say("office.todo.chosen"), words.of(task.words()), "", form, "", "");
        }
        if (!held.isEmpty()) {
            return says(words, "office.todo.wait", words.say("office.todo.held"), words.say("office.todo.held.more"));
        }
        var asked = petition.consultations().stream()
                .filter(one -> one.isOpen() && one.isPutTo(login.agency(), login.division()))
                .findFirst();
        if (asked.isPresent()) {
            var form = Form.of(Task.ANSWER_CONSULTATION)
                    .with("asked", Integer.toString(asked.get().asked()));
            return fill(login, words, when, petition, seen, form);
        }
        return switch (desk.next(petition)) {
            case NextTask.Fill(Form form) ->
                rights.may(login, form.task().right(), petition).isGranted()
                        ? fill(login, words, when, petition, seen, form)
                        : says(
                                words,
                                "office.todo.others",
                                words.of(form.task().words()),
                                words.say("office.todo.theirs", division(words, petition)));
            case NextTask.Draft(var step) -> draft(login, words, petition, words.of(step.name()));
            case NextTask.Wait(var what, var until, var other) -> {
                var form = other == null
                                || !rights.may(login, other.task().right(), petition)
                                        .isGranted()
                        ? null
                        // The heading says what is waited for, so the button has to say what it does.
                        : drawn(login, words, when, petition, seen, other)
                                .pressing(words.of(other.task().words()));
                yield new Next(
                        words.say("office.todo.wait"),
                        words.of(what),
                        until == null ? "" : words.say("office.todo.until", when.day(until)),
                        form,
                        "",
                        "");
            }
            case NextTask.Nothing() -> says(words, "office.todo.next", words.say("office.todo.nothing"), "");
        };
    }

    private Next draft(Login login, Words words, Petition petition, String step) {
        if (!rights.may(login, Right.DRAFT, petition).isGranted()) {
            return says(words, "office.todo.others", step, words.say("office.todo.theirs", division(words, petition)));
        }
        if (petition.papers().returned() instanceof Papers.Returned came) {
            var document = came.document();
            // Only its drafter goes on with a document; whoever else drafts begins one with the same text.
            var place = document != null && came.drafter().equals(login.official())
                    ? "/office/approvals/" + document
                    : address(petition.number());
            return new Next(
                    words.say("office.todo.returned"),
                    step,
                    words.say("office.todo.returned.why", words.of(came.reason())),
                    null,
                    "/" + words.lang().tag() + place + "/draft",
                    words.say("office.todo.returned.go"));
        }
        return new Next(
                words.say("office.todo.next"),
                step,
                words.say("office.todo.draft"),
                null,
                "/" + words.lang().tag() + address(petition.number()) + "/draft",
                words.say("office.todo.draft.go"));
    }

    private Next fill(Login login, Words words, When when, Petition petition, @Nullable CasePage seen, Form form) {
        var step = step(petition, form);
        var task = form.task();
        return new Next(
                words.say("office.todo.next"),
                words.of(step != null && task == Task.COMPLETE_STEP ? step : task.words()),
                step == null || task == Task.COMPLETE_STEP ? "" : words.say("office.todo.step", words.of(step)),
                drawn(login, words, when, petition, seen, form),
                "",
                "");
    }

    /** What the step is called that a form is about. */
    private @Nullable Text step(Petition petition, Form form) {
        var step = form.value("step");
        return step == null
                ? null
                : forms.procedure(petition)
                        .find(new StepId(step))
                        .map(Step::name)
                        .orElse(null);
    }

    private FormView drawn(Login login, Words words, When when, Petition petition, @Nullable CasePage seen, Form form) {
        return form(login, words, when, petition, seen, form, Returned.NOTHING);
    }

    private FormView form(
            Login login,
            Words words,
            When when,
            Petition petition,
            @Nullable CasePage seen,
            Form form,
            Returned returned) {
        var drawn = forms.form(
                words,
                login,
                petition,
                form,
                returned,
                petition.seq(),
                entries(words, when, petition, form.task(), seen));
        if (form.task() != Task.TAKE) {
            return drawn;
        }
        if (petition.official() != null) {
            return drawn.asking("reason", words.say("office.take.over", named(words, petition.official())));
        }
        int earlier = inbox.unassignedBefore(petition);
        return earlier == 0 ? drawn : drawn.asking("reason", words.say("office.take.why", earlier));
    }

    private static Next says(Words words, String tag, String title, String more) {
        return new Next(words.say(tag), title, more, null, "", "");
    }

    private String division(Words words, Petition petition) {
        return organization
                .unit(petition.agency(), petition.division(), When.dayOf(clock.instant()))
                .map(unit -> words.of(unit.name()))
                .orElse(petition.division().value());
    }

    /** The entries among which a form asks to choose: questions to others for a consultation, else everything on the record. */
    private static List<Choice> entries(Words words, When when, Petition petition, Task task, @Nullable CasePage seen) {
        return switch (task) {
            case ANSWER_CONSULTATION, EXTEND_CONSULTATION, ENTER_REPLY ->
                petition.consultations().stream()
                        .filter(Consultation::isOpen)
                        .filter(one -> task != Task.ENTER_REPLY || one.unit() == null)
                        .map(one -> choice(
                                one.asked(),
                                words.of(one.office()) + ": " + words.of(one.question()) + " (" + when.day(one.until())
                                        + ")"))
                        .toList();
            case ANSWER_RECOMMENDATION ->
                petition.integrity().recommendations().stream()
                        .filter(one -> !one.answered())
                        .map(one -> choice(one.seq(), one.seq() + " · " + when.day(one.answerBy())))
                        .toList();
            default ->
                seen == null
                        ? List.of()
                        : seen.numbered().reversed().stream()
                                .map(one -> choice(
                                        one.seq(), one.seq() + " · " + when.minute(one.at()) + " · " + one.what()))
                                .toList();
        };
    }

    private static Choice choice(int seq, String name) {
        return new Choice(Integer.toString(seq), name, "", false);
    }

    private List<TaskLink> tasks(Login login, Lang lang, Petition petition, @Nullable Task chosen) {
        var words = Words.in(lang);
        return desk.tasks(login, petition).stream()
                .filter(task -> task != chosen)
                .map(task -> new TaskLink(
                        words.of(task.words()), "/" + lang.tag() + address(petition.number()) + "/" + task.slug()))
                .toList();
    }

    // What is not public yet

    private List<Held> held(Login login, Words words, Petition petition) {
        var now = clock.instant();
        var home = "/" + words.lang().tag() + "/office/held/";
        return desk.held(login).stream()
                .filter(act -> act.petition().equals(petition.number()) && act.state() == HeldAct.State.HELD)
                .map(act -> new Held(
                        Long.toString(act.id()),
                        words.say("office.held", words.of(act.form().task().words())),
                        seconds(now, act.until()),
                        home + act.id() + "/take-back",
                        home + act.id() + "/show",
                        "/" + words.lang().tag() + address(petition.number())))
                .toList();
    }

    /** Rounded up, and one more for the recording itself. */
    private static long seconds(Instant now, Instant until) {
        return Math.max(1, Math.ceilDiv(Duration.between(now, until).toMillis(), 1_000) + 1);
    }

    private List<CaseScreen.RefusedAct> refused(Login login, Words words, Petition petition) {
        var lang = "/" + words.lang().tag();
        return desk.held(login).stream()
                .filter(act -> act.petition().equals(petition.number()) && act.state() == HeldAct.State.REFUSED)
                .map(act -> new CaseScreen.RefusedAct(
                        words.of(act.form().task().words()),
                        act.refusal() == null ? "" : words.of(act.refusal()),
                        typed(words, act.form()),
                        lang + address(petition.number()) + "/"
                                + act.form().task().slug() + "?again=" + act.id(),
                        lang + "/office/held/" + act.id() + "/seen"))
                .toList();
    }

    private static List<String> typed(Words words, Form form) {
        return form.task().fields().stream()
                .filter(field -> form.value(field.name()) != null)
                .map(field -> words.of(field.label()) + ": " + form.value(field.name()))
                .toList();
    }

    /** What others recorded, in the words of the public record as far as it has got. */
    private static List<String> meanwhile(Words words, When when, @Nullable CasePage seen, List<Fact> facts) {
        var lines = new ArrayList<String>();
        for (var fact : facts) {
            var told = seen == null
                    ? null
                    : seen.numbered().stream()
                            .filter(one -> one.seq() == fact.seq())
                            .findFirst()
                            .orElse(null);
            lines.add(when.minute(fact.recordedAt()) + " · "
                    + (told == null ? words.say("office.stale.entry", fact.seq()) : told.what()));
        }
        return lines;
    }

    static List<Finding> findings(Words words, List<Found> found) {
        return found.stream()
                .flatMap(one -> one.findings().stream().map(finding -> {
                    var text = finding.in(one.words());
                    var alone = new city.open.ground.guard.Finding(finding.kind(), 0, text.length(), finding.certain());
                    return new Finding(
                            words.of(one.label()),
                            words.of(finding.kind().words()),
                            text,
                            PersonalData.masked(text, List.of(alone)));
                }))
                .toList();
    }

    // What only the inside sees

    private Ours ours(Login login, Words words, When when, Petition petition, List<Fact> facts) {
        var now = clock.instant();
        var due = petition.due();
        return new Ours(
                ClockBar.of(
                        words,
                        new StatutoryClock(holidays.known()),
                        now,
                        petition.receivedAt(),
                        due == null ? null : due.endsAt(),
                        petition.timeStands(),
                        petition.late(),
                        petition.isDecided()),
                people(words, petition),
                consultations(words, when, now, petition),
                papers(words, when, petition),
                reports(words, when, facts),
                notes(words, when, petition.number()),
                rights.may(login, Right.NOTES, petition).isGranted(),
                stopped(words, when, petition.number()),
                petition.conflicts().stream()
                        .map(official -> words.say("office.conflict", named(words, official)))
                        .toList(),
                renditions.unsigned(petition.number()),
                withholding.asked(petition).size(),
                questions.waiting(petition) + petition.openQuestions().size(),
                petition.comments().period() == null
                        ? -1
                        : comments.waiting(petition)
                                + petition.comments().open().size(),
                petition.unexplained() != null);
    }

    /** Each leads to the form that corrects the entry; what is corrected already is only told. */
    private List<CaseLine> stopped(Words words, When when, PetitionNumber number) {
        return publicWords.stopped(number).stream()
                .map(one -> new CaseLine(
                        words.say("guard.entry", one.seq()),
                        words.say("guard.stopped", words.of(one.kind().words()), place(words, one.path())),
                        one.corrected() ? words.say("guard.corrected") : when.minute(one.at()),
                        one.corrected() ? "" : "/" + words.lang().tag() + address(number) + "/" + Task.CORRECT.slug(),
                        false))
                .toList();
    }

    /** As the policy's page calls the part, then which of several and in which language. */
    private static String place(Words words, String path) {
        if (path.startsWith("opened.")) {
            var opened = path.split("\\.", 3);
            return words.say("field.opened", opened[1], place(words, opened[2]));
        }
        var steps = path.split("\\.");
        // A step is no part that a policy opens or closes.
        var place = new StringBuilder(words.say(steps[0].equals("step") ? "guard.in.step" : "policy.part." + steps[0]));
        for (var step : List.of(steps).subList(1, steps.length)) {
            place.append(
                    switch (step) {
                        case "ko", "en" -> " (" + words.say("guard.in." + step) + ")";
                        case "ground" -> ", " + words.say("policy.part.ground");
                        default -> " " + step;
                    });
        }
        return place.toString();
    }

    private List<CaseLine> people(Words words, Petition petition) {
        var people = new ArrayList<CaseLine>();
        var official = petition.official();
        people.add(line(
                words.say("office.handler"),
                official == null ? words.say("office.handler.none") : named(words, official),
                ""));
        if (petition.applicant() != null) {
            people.add(line(words.say("office.applicant"), petition.applicant(), words.say("office.applicant.sealed")));
        }
        return people;
    }

    private String named(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> Forms.named(words, known))
                .orElse(official.value());
    }

    private static List<CaseLine> consultations(Words words, When when, Instant now, Petition petition) {
        var today = When.dayOf(now);
        return petition.consultations().stream()
                .map(one -> {
                    var answered = one.answeredAt();
                    boolean late = answered == null && one.until().isBefore(today);
                    var state = answered != null
                            ? words.say("office.consultation.answered", when.minute(answered))
                            : words.say(
                                    late ? "office.consultation.late" : "office.consultation.until",
                                    when.day(one.until()));
                    return new CaseLine(words.of(one.office()), state, words.of(one.question()), "", late);
                })
                .toList();
    }

    private List<CaseLine> papers(Words words, When when, Petition petition) {
        return approvals.documentsOf(petition.number()).stream()
                .map(document -> new CaseLine(
                        words.say(state(document)),
                        words.of(document.paper().title()),
                        when.minute(document.draftedAt()),
                        "/" + words.lang().tag() + "/office/approvals/"
                                + document.id().value(),
                        false))
                .toList();
    }

    private List<CaseLine> notes(Words words, When when, PetitionNumber number) {
        return notes.of(number).stream()
                .map(note -> line(
                        words.of(note.kind().words()), named(words, note.by().official()), when.minute(note.at())))
                .toList();
    }

    private static String state(Document document) {
        return switch (document.state()) {
            case IN_LINE -> "office.paper.in-line";
            case RETURNED -> "office.paper.returned";
            case APPROVED -> "office.paper.approved";
            case CLOSED -> "approval.state.closed";
        };
    }

    /** Whatever of the record stays inside, oldest first. */
    private List<CaseLine> reports(Words words, When when, List<Fact> facts) {
        var reports = new ArrayList<CaseLine>();
        for (var fact : facts) {
            var text = switch (fact.event()) {
                case PetitionEvent.StepCompleted e -> orEmpty(e.report());
                case PetitionEvent.InspectionHeld e -> orEmpty(e.report());
                case PetitionEvent.Drafted e -> e.opinion() == null ? "" : words.of(e.opinion());
                case PetitionEvent.Reviewed e -> e.opinion() == null ? "" : words.of(e.opinion());
                case PetitionEvent.Concurred e -> e.opinion() == null ? "" : words.of(e.opinion());
                case PetitionEvent.ConflictDeclared e -> orEmpty(e.interest());
                case PetitionEvent.ObjectionFiled e -> orEmpty(e.grounds());
                default -> "";
            };
            if (!text.isEmpty()) {
                reports.add(line(when.minute(fact.occurredAt()), text, by(words, fact)));
            }
        }
        return reports;
    }

    private String by(Words words, Fact fact) {
        return fact.by() instanceof By.OfOffice office ? named(words, office.official()) : "";
    }

    private static CaseLine line(String name, String what, String more) {
        return new CaseLine(name, what, more, "", false);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
