package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Withholding;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.petition.Petition;
import city.open.inside.rendition.Ground;
import city.open.outside.telling.CasePage;
import city.open.outside.telling.PublicCases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
    void withholding(
            @PathVariable Lang lang,
            @PathVariable String number,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.RECORD, request, response);
        if (petition != null) {
            showWithholding(200, lang, login, petition, "", 0, request, response);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/withholding")
    void decide(
            @PathVariable Lang lang,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String seq,
            @RequestParam(defaultValue = "") String ground,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.RECORD, request, response);
        if (petition == null) {
            return;
        }
        int place = seq.matches("\\d{1,6}") ? Integer.parseInt(seq) : 0;
        var fault = withholding.decide(
                login,
                petition,
                place,
                Ground.find(ground).map(Ground::id).orElse(null),
                Asking.words(request, "reason"));
        if (fault.isPresent()) {
            showWithholding(422, lang, login, petition, Words.in(lang).of(fault.get()), place, request, response);
        } else {
            Answers.seeOther(response, "/" + lang.tag() + CaseScreens.address(petition.number()));
        }
    }

    private void showWithholding(
            int status,
            Lang in,
            Login login,
            Petition petition,
            String fault,
            int refused,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var words = Words.in(in);
        var path = CaseScreens.address(petition.number());
        answers.show(
                status,
                "office/withhold",
                new WithholdPage(
                        frames.inside(login, request, in, words.say("withhold.title"), path + "/withholding"),
                        petition.number().value(),
                        "/" + in.tag() + path,
                        asked(words, petition),
                        RedactionPages.grounds(words),
                        fault,
                        refused,
                        Asking.parameter(request, "ground"),
                        Asking.parameter(request, "reason"),
                        Asking.parameter(request, "reason.en")),
                request,
                response);
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
