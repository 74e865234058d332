package city.open.inside.office;

import city.open.inside.casework.Desk;
import city.open.inside.casework.Fault;
import city.open.inside.casework.Form;
import city.open.inside.casework.HeldAct;
import city.open.inside.casework.Posted;
import city.open.inside.casework.Submission;
import city.open.inside.casework.Task;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.CaseScreens.Doing;
import city.open.inside.office.Forms.Returned;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.Told;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One petition inside: its screen, the forms of its tasks, and what is done with them. */
@Controller
class CasePages {
    private final Petitions petitions;
    private final Desk desk;
    private final CaseDoor door;
    private final CaseScreens screens;
    private final Offers offers;
    private final Told told;
    private final Answers answers;

    CasePages(
            Petitions petitions,
            Desk desk,
            CaseDoor door,
            CaseScreens screens,
            Offers offers,
            Told told,
            Answers answers) {
        this.petitions = petitions;
        this.desk = desk;
        this.door = door;
        this.screens = screens;
        this.offers = offers;
        this.told = told;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}")
    void petition(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "newest") String order)
            throws IOException {
        var petition = open(visit, number);
        if (petition != null) {
            told.opened(visit.login(), petition.number());
            show(visit, 200, petition, Doing.NEXT, order.equals("oldest"));
        }
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/{slug}")
    void form(
            Visit visit,
            @PathVariable String number,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Long again)
            throws IOException {
        var petition = open(visit, number);
        var task = Task.of(slug).orElse(null);
        if (petition == null) {
            return;
        }
        if (task == null) {
            answers.unknown(visit);
            return;
        }
        var home = visit.to(CaseScreens.address(petition.number()));
        if (!door.lets(visit, petition, task.right(), home)) {
            return;
        }
        var values = desk.held(visit.login()).stream()
                .filter(act -> again != null && act.id() == again && act.form().task() == task)
                .findFirst()
                .map(HeldAct::form)
                .orElseGet(() -> desk.prefilled(petition, task, null))
                .fields();
        show(visit, 200, petition, new Doing(task, values, Returned.NOTHING, List.of()), false);
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/{slug}")
    void record(
            Visit visit,
            @PathVariable String number,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String personal,
            @RequestParam(defaultValue = "") String override,
            @RequestParam(defaultValue = "") String insert,
            @RequestParam(defaultValue = "") String wording)
            throws IOException {
        var petition = open(visit, number);
        var task = Task.of(slug).orElse(null);
        if (petition == null) {
            return;
        }
        if (task == null) {
            answers.unknown(visit);
            return;
        }
        var form = Asking.form(task, visit.request());
        var home = visit.to(CaseScreens.address(petition.number()));
        var words = visit.words();
        if (!insert.isEmpty()) {
            if (door.lets(visit, petition, task.right(), home)) {
                var chosen = offers.chosen(visit.login(), petition, wording);
                var returned = chosen.isPresent() ? Returned.NOTHING : Returned.because(words.say("wording.choose"));
                again(visit, 200, petition, task, chosen.map(form::with).orElse(form), returned);
            }
            return;
        }
        var why = personal.equals("override") && !override.isBlank() ? override.strip() : null;
        var once = token.isBlank() || token.length() > 100 ? UUID.randomUUID().toString() : token;
        var posted = desk.post(visit.login(), petition.number(), new Submission(form, seen, once, why, false));
        if (personal.equals("mask") && posted instanceof Posted.Personal found) {
            posted = desk.post(
                    visit.login(), petition.number(), new Submission(found.masked(), seen, once, null, false));
        }
        switch (posted) {
            case Posted.Held _, Posted.Recorded _ -> visit.seeOther(home);
            case Posted.TakenBack _ -> visit.seeOther(home);
            case Posted.Denied(var rule) -> answers.denied(visit, rule, home);
            case Posted.Refused(var rule) -> {
                var returned = task.about(rule)
                        .map(field -> new Returned("", List.of(new Fault(field.name(), rule.words())), List.of()))
                        .orElseGet(() -> Returned.because(words.of(rule.words())));
                again(visit, 409, petition, task, form, returned);
            }
            case Posted.Faulty(var faults) -> {
                var whole = faults.stream()
                        .filter(fault -> task.fields().stream()
                                .noneMatch(field -> fault.field().equals(field.name())
                                        || fault.field().equals(field.english())))
                        .map(fault -> words.of(fault.words()))
                        .findFirst()
                        .orElse("");
                again(visit, 422, petition, task, form, new Returned(whole, faults, List.of()));
            }
            case Posted.Personal found -> {
                var fault = personal.equals("override") ? words.say("office.found.why.missing") : "";
                again(
                        visit,
                        422,
                        petition,
                        task,
                        form,
                        new Returned(fault, List.of(), CaseScreens.findings(words, found.found())));
            }
            case Posted.Stale(var now, var meanwhile) ->
                show(visit, 409, now, new Doing(task, form.fields(), Returned.NOTHING, meanwhile), false);
        }
    }

    private void again(Visit visit, int status, Petition petition, Task task, Form form, Returned returned)
            throws IOException {
        show(visit, status, petition, new Doing(task, form.fields(), returned, List.of()), false);
    }

    private void show(Visit visit, int status, Petition petition, Doing doing, boolean oldestFirst) throws IOException {
        answers.show(visit, status, "office/case", screens.screen(visit, petition, doing, oldestFirst));
    }

    /** The petition, if this official may see its inside; else the answer has been given. */
    private @Nullable Petition open(Visit visit, String number) throws IOException {
        return door.find(visit, number, Right.SEE_INSIDE, visit.to("/petitions/" + number));
    }

    @PostMapping("/{lang:ko|en}/office/held/{id}/{what:take-back|show|seen}")
    void held(Visit visit, @PathVariable long id, @PathVariable String what) throws IOException {
        var act = desk.held(visit.login()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElse(null);
        var petition = act == null ? null : petitions.find(act.petition()).orElse(null);
        if (act == null || petition == null) {
            answers.gone(visit);
            return;
        }
        var home = visit.to(CaseScreens.address(act.petition()));
        switch (what) {
            case "take-back" -> {
                if (desk.takeBack(visit.login(), id)) {
                    // What was typed comes back with it.
                    var doing = new Doing(act.form().task(), act.form().fields(), Returned.NOTHING, List.of());
                    show(visit, 200, petition, doing, false);
                } else {
                    visit.seeOther(home);
                }
            }
            case "show" -> {
                desk.showNow(visit.login(), id);
                visit.seeOther(home);
            }
            default -> {
                desk.dismiss(visit.login(), id);
                visit.seeOther(home);
            }
        }
    }
}
