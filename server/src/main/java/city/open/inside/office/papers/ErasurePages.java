package city.open.inside.office.papers;

import city.open.ground.page.When;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.dates.Erasures;
import city.open.inside.dates.Erasures.Erased;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.papers.ErasurePage.ErasureLine;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where auditors and IT staff destroy what is sealed of a petition when the law asks for it, and see what went by itself. */
@Controller
class ErasurePages {
    private static final int SHOWN = 50;

    private final Erasures erasures;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;

    ErasurePages(Erasures erasures, Refusals refusals, Frames frames, Answers answers) {
        this.erasures = erasures;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/erasure")
    void look(Visit visit, @RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String done)
            throws IOException {
        show(visit, 200, number, PetitionNumber.isWellFormed(done) ? done : "", "");
    }

    @PostMapping("/{lang:ko|en}/office/erasure")
    void erase(
            Visit visit,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String sure)
            throws IOException {
        var words = visit.words();
        var chosen = Arrays.stream(ErasureGround.values())
                .filter(one -> one.name().equals(ground))
                .findFirst();
        var typed = number.strip();
        if (!PetitionNumber.isWellFormed(typed)) {
            show(visit, 400, typed, "", words.say("erasure.number.wrong"));
        } else if (chosen.isEmpty() || !sure.equals("yes")) {
            show(visit, 400, typed, "", words.say("erasure.unsure"));
        } else {
            switch (erasures.erase(visit.login(), new PetitionNumber(typed), chosen.get())) {
                case Erased.Done _ -> visit.seeOther(visit.to("/office/erasure?done=" + typed));
                case Erased.Denied(var rule) -> answers.denied(visit, rule, "");
                case Erased.Refused(var why) -> show(visit, 409, typed, "", words.of(why));
            }
        }
    }

    private void show(Visit visit, int status, String number, String done, String fault) throws IOException {
        if (!refusals.admit(visit, Right.ERASE, "/office")) {
            return;
        }
        var words = visit.words();
        var when = new When(words);
        answers.show(
                visit,
                status,
                "office/erasure",
                new ErasurePage(
                        frames.inside(visit, words.say("erasure.title"), "/office/erasure"),
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
                                        visit.to("/petitions/" + one.petition())))
                                .toList(),
                        erasures.rounds(SHOWN).stream()
                                .map(one -> new ErasureLine(
                                        when.minute(one.at()),
                                        words.say("erasure.round", one.erased(), one.leftOver()),
                                        ""))
                                .toList()));
    }
}
