package city.open.inside.office.counter;

import city.open.ground.calendar.Text;
import city.open.ground.page.Answer;
import city.open.ground.page.When;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.counter.Counter;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.CaseDoor;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.counter.HandedPaper.About;
import city.open.inside.office.counter.HandedPaper.Kind;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Papers for the applicant as PDF: who they are stands on them, so each printing opens what is sealed and is written down. */
@Controller
class HandedPapers {
    private final Counter counter;
    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final CaseDoor door;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    HandedPapers(
            Counter counter,
            Petitions petitions,
            Catalogue catalogue,
            Organization organization,
            CaseDoor door,
            Frames frames,
            Answers answers,
            Clock clock) {
        this.counter = counter;
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.door = door;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/papers")
    void list(Visit visit, @PathVariable String number) throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition == null) {
            return;
        }
        var words = visit.words();
        var path = CaseScreens.address(petition.number());
        answers.show(
                visit,
                200,
                "office/handed",
                new HandedPage(
                        frames.inside(visit, words.say("handed.title"), path + "/papers"),
                        number,
                        visit.to(path),
                        Arrays.stream(Kind.values())
                                .filter(kind -> kind.isThere(petition))
                                .map(kind -> new Choice(kind.slug(), words.say("handed." + kind.slug()), "", false))
                                .toList()));
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/papers")
    void print(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "") String paper)
            throws IOException {
        var petition = door.find(visit, number, Right.OPEN_SEALED);
        if (petition == null) {
            return;
        }
        var kind = Kind.of(paper).filter(one -> one.isThere(petition));
        if (kind.isEmpty()) {
            answers.unknown(visit);
            return;
        }
        var words = visit.words();
        var person = counter.applicant(visit.login(), petition.number(), Purpose.CONTACT)
                .orElse(null);
        var about = new About(
                organization.agency(petition.agency()).name(),
                division(petition),
                catalogue
                        .version(petition.procedure(), petition.procedureVersion())
                        .name(),
                petition,
                petitions.facts(petition.number()),
                person);
        visit.response()
                .setHeader(
                        "Content-Disposition",
                        "inline; filename=\"%s-%s.pdf\"".formatted(kind.get().slug(), number));
        Answer.of(200, "application/pdf", Answer.NEVER, HandedPaper.print(kind.get(), about, words, clock.instant()))
                .unpacked()
                .write(visit.request(), visit.response());
    }

    private Text division(Petition petition) {
        return organization
                .unit(petition.agency(), petition.division(), When.dayOf(clock.instant()))
                .map(Unit::name)
                .orElse(new Text(
                        petition.division().value(), petition.division().value()));
    }
}
