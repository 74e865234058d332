package city.open.inside.office;

import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.inside.casework.AccessCodes;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.petition.Petition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A new access code for an applicant, shown once. */
@Controller
class AccessCodePages {
    private final CaseDoor door;
    private final AccessCodes codes;
    private final Frames frames;
    private final Answers answers;

    AccessCodePages(CaseDoor door, AccessCodes codes, Frames frames, Answers answers) {
        this.door = door;
        this.codes = codes;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/code")
    void code(
            @PathVariable Lang lang,
            @PathVariable String number,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.OPEN_SEALED, request, response);
        if (petition != null) {
            showCode(lang, login, petition, "", request, response);
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/code")
    void makeCode(
            @PathVariable Lang lang,
            @PathVariable String number,
            @AuthenticationPrincipal Login login,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var petition = door.find(login, lang, number, Right.OPEN_SEALED, request, response);
        if (petition != null) {
            var code = codes.make(login, petition.number()).orElse("");
            showCode(lang, login, petition, code, request, response);
        }
    }

    private void showCode(
            Lang in,
            Login login,
            Petition petition,
            String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = CaseScreens.address(petition.number());
        answers.show(
                200,
                "office/code",
                new AccessCodePage(
                        frames.inside(login, request, in, Words.in(in).say("code.title"), path + "/code"),
                        petition.number().value(),
                        "/" + in.tag() + path,
                        code),
                request,
                response);
    }
}
