package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.inside.casework.Desk;
import city.open.inside.casework.Fault;
import city.open.inside.casework.Form;
import city.open.inside.casework.HeldAct;
import city.open.inside.casework.Posted;
import city.open.inside.casework.Submission;
import city.open.inside.casework.Task;
import city.open.inside.casework.Told;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.office.CaseScreens.Doing;
import city.open.inside.office.Forms.Returned;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
    void petition(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "newest") String order,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = open(login, lang, number, request, response);
        if (petition != null) {
            told.opened(login, petition.number());
            show(200, login, lang, petition, Doing.NEXT, order.equals("oldest"), request, response);
        }
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/{slug}")
    void form(
            @PathVariable Lang lang,
            @PathVariable String number,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable Long again,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = open(login, lang, number, request, response);
        var task = Task.of(slug).orElse(null);
        if (petition == null) {
            return;
        }
        if (task == null) {
            answers.unknown(login, lang, request, response);
            return;
        }
        var home = "/" + lang.tag() + CaseScreens.address(petition.number());
        if (!door.lets(login, lang, petition, task.right(), home, request, response)) {
            return;
        }
        var values = desk.held(login).stream()
                .filter(act -> again != null && act.id() == again && act.form().task() == task)
                .findFirst()
                .map(HeldAct::form)
                .orElseGet(() -> desk.prefilled(petition, task, null))
                .fields();
        show(
                200,
                login,
                lang,
                petition,
                new Doing(task, values, Returned.NOTHING, List.of()),
                false,
                request,
                response);
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/{slug}")
    void record(
            @PathVariable Lang lang,
            @PathVariable String number,
            @PathVariable String slug,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String personal,
            @RequestParam(defaultValue = "") String override,
            @RequestParam(defaultValue = "") String insert,
            @RequestParam(defaultValue = "") String wording,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = open(login, lang, number, request, response);
        var task = Task.of(slug).orElse(null);
        if (petition == null) {
            return;
        }
        if (task == null) {
            answers.unknown(login, lang, request, response);
            return;
        }
        var form = Asking.form(task, request);
        var home = "/" + lang.tag() + CaseScreens.address(petition.number());
        var words = Words.in(lang);
        if (!insert.isEmpty()) {
            if (door.lets(login, lang, petition, task.right(), home, request, response)) {
                var chosen = offers.chosen(login, petition, wording);
                var returned = chosen.isPresent() ? Returned.NOTHING : Returned.because(words.say("wording.choose"));
                again(
                        200,
                        login,
                        lang,
                        petition,
                        task,
                        chosen.map(form::with).orElse(form),
                        returned,
                        request,
                        response);
            }
            return;
        }
        var why = personal.equals("override") && !override.isBlank() ? override.strip() : null;
        var once = token.isBlank() || token.length() > 100 ? UUID.randomUUID().toString() : token;
        var posted = desk.post(login, petition.number(), new Submission(form, seen, once, why, false));
        if (personal.equals("mask") && posted instanceof Posted.Personal found) {
            posted = desk.post(login, petition.number(), new Submission(found.masked(), seen, once, null, false));
        }
        switch (posted) {
            case Posted.Held _, Posted.Recorded _ -> Answers.seeOther(response, home);
            case Posted.TakenBack _ -> Answers.seeOther(response, home);
            case Posted.Denied(var rule) -> answers.denied(login, lang, rule, home, request, response);
            case Posted.Refused(var rule) -> {
                var returned = task.about(rule)
                        .map(field -> new Returned("", List.of(new Fault(field.name(), rule.words())), List.of()))
                        .orElseGet(() -> Returned.because(words.of(rule.words())));
                again(409, login, lang, petition, task, form, returned, request, response);
            }
            case Posted.Faulty(var faults) -> {
                var whole = faults.stream()
                        .filter(fault -> task.fields().stream()
                                .noneMatch(field -> fault.field().equals(field.name())
                                        || fault.field().equals(field.english())))
                        .map(fault -> words.of(fault.words()))
                        .findFirst()
                        .orElse("");
                again(
                        422,
                        login,
                        lang,
                        petition,
                        task,
                        form,
                        new Returned(whole, faults, List.of()),
                        request,
                        response);
            }
            case Posted.Personal found -> {
                var fault = personal.equals("override") ? words.say("office.found.why.missing") : "";
                again(
                        422,
                        login,
                        lang,
                        petition,
                        task,
                        form,
                        new Returned(fault, List.of(), CaseScreens.findings(words, found.found())),
                        request,
                        response);
            }
            case Posted.Stale(var now, var meanwhile) ->
                show(
                        409,
                        login,
                        lang,
                        now,
                        new Doing(task, form.fields(), Returned.NOTHING, meanwhile),
                        false,
                        request,
                        response);
        }
    }

    private void again(
            int status,
            Login login,
            Lang lang,
            Petition petition,
            Task task,
            Form form,
            Returned returned,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(
                status,
                login,
                lang,
                petition,
                new Doing(task, form.fields(), returned, List.of()),
                false,
                request,
                response);
    }

    private void show(
            int status,
            Login login,
            Lang lang,
            Petition petition,
            Doing doing,
            boolean oldestFirst,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answers.show(
                status,
                "office/case",
                screens.screen(login, lang, petition, doing, oldestFirst, request),
                request,
                response);
    }

    /** The petition, if this official may see its inside; else the answer has been given. */
    private @Nullable Petition open(
            Login login, Lang lang, String number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return door.find(
                login, lang, number, Right.SEE_INSIDE, "/" + lang.tag() + "/petitions/" + number, request, response);
    }

    @PostMapping("/{lang:ko|en}/office/held/{id}/{what:take-back|show|seen}")
    void held(
            @PathVariable Lang lang,
            @PathVariable long id,
            @PathVariable String what,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var act = desk.held(login).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElse(null);
        var petition = act == null ? null : petitions.find(act.petition()).orElse(null);
        if (act == null || petition == null) {
            answers.gone(login, lang, request, response);
            return;
        }
        var home = "/" + lang.tag() + CaseScreens.address(act.petition());
        switch (what) {
            case "take-back" -> {
                if (desk.takeBack(login, id)) {
                    // What was typed comes back with it.
                    var doing = new Doing(act.form().task(), act.form().fields(), Returned.NOTHING, List.of());
                    show(200, login, lang, petition, doing, false, request, response);
                } else {
                    Answers.seeOther(response, home);
                }
            }
            case "show" -> {
                desk.showNow(login, id);
                Answers.seeOther(response, home);
            }
            default -> {
                desk.dismiss(login, id);
                Answers.seeOther(response, home);
            }
        }
    }
}
