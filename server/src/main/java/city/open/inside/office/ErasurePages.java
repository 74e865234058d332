package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Erasures;
import city.open.inside.casework.Erasures.Erased;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.office.ErasurePage.ErasureLine;
import city.open.inside.office.FormView.Choice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where auditors and IT staff destroy what is sealed of a petition when the law asks for it, and see what went by itself. */
@Controller
class ErasurePages {
    private static final int SHOWN = 50;

    private final Erasures erasures;
    private final Rights rights;
    private final Frames frames;
    private final Answers answers;

    ErasurePages(Erasures erasures, Rights rights, Frames frames, Answers answers) {
        this.erasures = erasures;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/erasure")
    void look(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        show(200, lang, number, PetitionNumber.isWellFormed(done) ? done : "", "", login, request, response);
    }

    @PostMapping("/{lang:ko|en}/office/erasure")
    void erase(
            @PathVariable Lang lang,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String sure,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var words = Words.in(lang);
        var chosen = Arrays.stream(ErasureGround.values())
                .filter(one -> one.name().equals(ground))
                .findFirst();
        var typed = number.strip();
        if (!PetitionNumber.isWellFormed(typed)) {
            show(400, lang, typed, "", words.say("erasure.number.wrong"), login, request, response);
        } else if (chosen.isEmpty() || !sure.equals("yes")) {
            show(400, lang, typed, "", words.say("erasure.unsure"), login, request, response);
        } else {
            switch (erasures.erase(login, new PetitionNumber(typed), chosen.get())) {
                case Erased.Done _ -> Answers.seeOther(response, "/" + lang.tag() + "/office/erasure?done=" + typed);
                case Erased.Denied(var rule) -> answers.denied(login, lang, rule, "", request, response);
                case Erased.Refused(var why) -> show(409, lang, typed, "", words.of(why), login, request, response);
            }
        }
    }

    private void show(
            int status,
            Lang in,
            String number,
            String done,
            String fault,
            Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (rights.may(login, Right.ERASE) instanceof Verdict.Denied(var rule)) {
            answers.denied(login, in, rule, "", request, response);
            return;
        }
        var words = Words.in(in);
        var when = new When(words);
        answers.show(
                status,
                "office/erasure",
                new ErasurePage(
                        frames.inside(login, request, in, words.say("erasure.title"), "/office/erasure"),
                        number,
                        done,
                        fault,
                        Arrays.stream(ErasureGround.values())
                                .filter(one -> one != ErasureGround.RETENTION_OVER)
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", false))
                                .toList(),
                        erasures.latest(SHOWN).stream()
                                .map(one -> new ErasureLine(
                                        when.minute(one.at()),
                                        one.petition().value(),
                                        "/" + in.tag() + "/petitions/" + one.petition()))
                                .toList(),
                        erasures.rounds(SHOWN).stream()
                                .map(one -> new ErasureLine(
                                        when.minute(one.at()),
                                        words.say("erasure.round", one.erased(), one.leftOver()),
                                        ""))
                                .toList()),
                request,
                response);
    }
}
