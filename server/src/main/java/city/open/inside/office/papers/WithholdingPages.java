package city.open.inside.office.papers;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.Ground;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.petition.Petition;
import city.open.inside.redaction.Withholding;
import city.open.outside.telling.CasePage;
import city.open.outside.telling.PublicCases;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether a public entry is withheld, as the person concerned has asked. */
@Controller
class WithholdingPages {
    private final CaseDoor door;
    private final Withholding withholding;
    private final PublicCases publicCases;
    private final Frames frames;
    private final Answers answers;

    WithholdingPages(CaseDoor door, Withholding withholding, PublicCases publicCases, Frames frames, Answers answers) {
        this.door = door;
        this.withholding = withholding;
        this.publicCases = publicCases;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/withholding")
    void withholding(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition != null) {
            showWithholding(visit, 200, petition, "", 0);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/withholding")
    void decide(
            Visit visit,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String seq,
            @RequestParam(defaultValue = "") String ground)
            throws IOException {
        var petition = door.find(visit, number, Right.RECORD);
        if (petition == null) {
            return;
        }
        int place = seq.matches("\\d{1,6}") ? Integer.parseInt(seq) : 0;
        var fault = withholding.decide(
                visit.login(),
                petition,
                place,
                Ground.find(ground).map(Ground::id).orElse(null),
                Asking.words(visit.request(), "reason"));
        if (fault.isPresent()) {
            showWithholding(visit, 422, petition, visit.words().of(fault.get()), place);
        } else {
            visit.seeOther(visit.to(CaseScreens.address(petition.number())));
        }
    }

    private void showWithholding(Visit visit, int status, Petition petition, String fault, int refused)
            throws IOException {
        var words = visit.words();
        var path = CaseScreens.address(petition.number());
        answers.show(
                visit,
                status,
                "office/withhold",
                new WithholdPage(
                        frames.inside(visit, words.say("withhold.title"), path + "/withholding"),
                        petition.number().value(),
                        visit.to(path),
                        asked(words, petition),
                        RedactionPages.grounds(words),
                        fault,
                        refused,
                        Asking.parameter(visit.request(), "ground"),
                        Asking.parameter(visit.request(), "reason"),
                        Asking.parameter(visit.request(), "reason.en")));
    }

    private List<WithholdPage.Asked> asked(Words words, Petition petition) {
        var when = new When(words);
        Map<Integer, String> told = publicCases
                .page(words.lang(), petition.number(), CaseScreens.address(petition.number()), false)
                .map(CasePage::numbered)
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(
                        CasePage.Numbered::seq, one -> when.minute(one.at()) + " · " + one.what(), (a, _) -> a));
        return withholding.asked(petition).stream()
                .map(seq -> new WithholdPage.Asked(seq, told.getOrDefault(seq, "")))
                .toList();
    }
}
