package city.open.inside.office;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PledgeSide;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.petition.Integrity;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the ombudsman's day begins: the contracts that are watched. What is done about one is done on its case, by form. */
@Controller
class ContractPages {
    private static final int PAGE = 50;

    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;

    ContractPages(
            Petitions petitions,
            Catalogue catalogue,
            Organization organization,
            Refusals refusals,
            Frames frames,
            Answers answers) {
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/contracts")
    void contracts(Visit visit, @RequestParam(defaultValue = "1") String page) throws IOException {
        if (!refusals.admit(visit, Right.SEE_CONTRACTS, "/office")) {
            return;
        }
        var words = visit.words();
        int shown = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        var watched = petitions.watched(PAGE + 1, PAGE * (shown - 1));
        answers.show(
                visit,
                200,
                "office/contracts",
                new ContractsScreen(
                        frames.inside(visit, words.say("contracts.title"), "/office/contracts"),
                        watched.stream()
                                .limit(PAGE)
                                .flatMap(number -> petitions.find(number).stream())
                                .map(petition -> row(words, petition))
                                .toList(),
                        shown,
                        watched.size() > PAGE));
    }

    private ContractsScreen.Row row(Words words, Petition petition) {
        var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
        return new ContractsScreen.Row(
                "/" + words.lang().tag() + CaseScreens.address(petition.number()),
                petition.number().value(),
                words.of(petition.subject()),
                words.of(organization.agency(petition.agency()).name()) + " · " + words.of(procedure.name()),
                said(words, petition.integrity()));
    }

    private static List<String> said(Words words, Integrity integrity) {
        var when = new When(words);
        var said = new ArrayList<String>();
        for (var side : PledgeSide.values()) {
            if (!integrity.signed().contains(side)) {
                said.add(words.of(side.words()) + ": " + words.say("pledges.missing"));
            }
        }
        var visit = integrity.visitOn();
        if (visit != null) {
            said.add(words.say("pledges.visit.announced", when.day(visit)));
        }
        integrity.recommendations().stream()
                .filter(one -> !one.answered())
                .forEach(one -> said.add(words.say("pledges.answer.awaited", when.day(one.answerBy()))));
        return said;
    }
}
