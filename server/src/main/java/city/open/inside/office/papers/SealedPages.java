package city.open.inside.office.papers;

import city.open.border.letters.Person;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.counter.Counter;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.papers.SealedPage.Known;
import city.open.inside.office.papers.SealedPage.Look;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Opening;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who the applicant is, for those who handle the petition: opened by a form that asks why, and never by a link. */
@Controller
class SealedPages {
    private final Counter counter;
    private final Petitions petitions;
    private final Organization organization;
    private final Rights rights;
    private final Frames frames;
    private final Answers answers;

    SealedPages(
            Counter counter,
            Petitions petitions,
            Organization organization,
            Rights rights,
            Frames frames,
            Answers answers) {
        this.counter = counter;
        this.petitions = petitions;
        this.organization = organization;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/{lang:ko|en}/office/cases/{number}/applicant")
    void looks(Visit visit, @PathVariable String number) throws IOException {
        show(visit, number, null);
    }

    @PostMapping("/{lang:ko|en}/office/cases/{number}/applicant")
    void open(Visit visit, @PathVariable String number, @RequestParam(defaultValue = "HANDLING") String purpose)
            throws IOException {
        var chosen = Arrays.stream(Purpose.values())
                .filter(one -> one.name().equals(purpose))
                .findFirst()
                .orElse(Purpose.HANDLING);
        show(visit, number, chosen);
    }

    private void show(Visit visit, String name, @Nullable Purpose purpose) throws IOException {
        var petition = PetitionNumber.isWellFormed(name)
                ? petitions.find(new PetitionNumber(name)).orElse(null)
                : null;
        if (petition == null) {
            answers.unknown(visit);
            return;
        }
        if (rights.may(visit.login(), Right.SEE_INSIDE, petition) instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, "");
            return;
        }
        var opens = rights.may(visit.login(), Right.OPEN_SEALED, petition);
        var back = visit.to(CaseScreens.address(petition.number()));
        if (purpose != null && opens instanceof Verdict.Denied(var rule)) {
            answers.denied(visit, rule, back);
            return;
        }
        var words = visit.words();
        var when = new When(words);
        Optional<Person> person =
                purpose == null ? Optional.empty() : counter.applicant(visit.login(), petition.number(), purpose);
        answers.show(
                visit,
                200,
                "office/sealed",
                new SealedPage(
                        frames.inside(
                                visit,
                                words.say("sealed.title"),
                                CaseScreens.address(petition.number()) + "/applicant"),
                        name,
                        back,
                        opens.isGranted(),
                        purpose != null,
                        person.map(one -> known(words, one)).orElse(List.of()),
                        Arrays.stream(Purpose.values())
                                .map(one -> new Choice(one.name(), words.of(one.words()), "", one == purpose))
                                .toList(),
                        counter.openings(petition.number()).stream()
                                .map(one -> new Look(
                                        when.minute(one.at()),
                                        who(words, one),
                                        words.of(one.purpose().words())))
                                .toList()));
    }

    private String who(Words words, Opening opening) {
        var by = opening.by();
        var unit = organization
                .unit(by.agency(), by.division(), When.dayOf(opening.at()))
                .map(one -> words.of(one.name()))
                .orElse(by.division().value());
        return unit + " · " + words.of(by.rank().title());
    }

    private static List<Known> known(Words words, Person person) {
        return Stream.of(
                        new Known(words.say("sealed.name"), person.name()),
                        new Known(words.say("counter.phone"), orNothing(person.phone())),
                        new Known(words.say("counter.email"), orNothing(person.email())),
                        new Known(words.say("counter.address"), orNothing(person.address())),
                        new Known(words.say("counter.organization"), orNothing(person.organization())),
                        new Known(words.say("counter.agent"), orNothing(person.agentOf())))
                .filter(one -> !one.value().isEmpty())
                .toList();
    }

    private static String orNothing(@Nullable String value) {
        return value == null ? "" : value;
    }
}
