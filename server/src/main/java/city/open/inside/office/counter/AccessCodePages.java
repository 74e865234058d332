package city.open.inside.office.counter;

import city.open.inside.counter.AccessCodes;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.petition.Petition;
import java.io.IOException;
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
    void code(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition != null) {
            showCode(visit, petition, "");
        }
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/code")
    void makeCode(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition != null) {
            var code = codes.make(visit.login(), petition.number()).orElse("");
            showCode(visit, petition, code);
        }
    }

    private void showCode(Visit visit, Petition petition, String code) throws IOException {
        var path = CaseScreens.address(petition.number());
        answers.show(
                visit,
                200,
                "office/code",
                new AccessCodePage(
                        frames.inside(visit, visit.words().say("code.title"), path + "/code"),
                        petition.number().value(),
                        visit.to(path),
                        code));
    }
}
