package city.open.inside.office.counter;

import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Fault;
import city.open.inside.counter.Counter;
import city.open.inside.counter.Counter.Filing;
import city.open.inside.counter.Counter.Taken;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.Asking;
import city.open.inside.office.CaseScreens;
import city.open.inside.office.FormView;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Kind;
import city.open.inside.petition.Petitions;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where counter staff take in what people bring on paper. */
@Controller
class CounterPages {
    private static final List<String> CHANNELS = List.of("counter", "post", "fax");

    private final Counter counter;
    private final Petitions petitions;
    private final Organization organization;
    private final Rights rights;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    CounterPages(
            Counter counter,
            Petitions petitions,
            Organization organization,
            Rights rights,
            Refusals refusals,
            Frames frames,
            Answers answers,
            Clock clock) {
        this.counter = counter;
        this.petitions = petitions;
        this.organization = organization;
        this.rights = rights;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/receive")
    void choose(
            Visit visit,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String done)
            throws IOException {
        if (!refusals.admit(visit, Right.RECEIVE, "/office")) {
            return;
        }
        var form = counter.procedures(visit.login()).stream()
                .filter(one -> one.code().value().equals(procedure))
                .map(one -> form(visit, one, List.of(), UUID.randomUUID().toString()))
                .toList();
        show(visit, 200, procedure, form, done(visit.login(), visit.lang(), done));
    }

    @PostMapping("/{lang:ko|en}/office/receive")
    void receive(
            Visit visit,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String token)
            throws IOException {
        var once = token.isBlank() || token.length() > 100 ? UUID.randomUUID().toString() : token;
        switch (counter.receive(visit.login(), filing(procedure, visit.request()), once)) {
            case Taken.Received(var number) -> visit.seeOther(visit.to("/office/receive?done=" + number));
            case Taken.Denied(var rule) -> answers.denied(visit, rule, "");
            case Taken.Refused(var rule) ->
                again(visit, procedure, List.of(new Fault("procedure", rule.words())), once);
            case Taken.Faulty(var faults) -> again(visit, procedure, faults, once);
        }
    }

    private void again(Visit visit, String procedure, List<Fault> faults, String token) throws IOException {
        var form = counter.procedures(visit.login()).stream()
                .filter(one -> one.code().value().equals(procedure))
                .map(one -> form(visit, one, faults, token))
                .toList();
        show(visit, 422, procedure, form, List.of());
    }

    private void show(Visit visit, int status, String chosen, List<FormView> form, List<CounterPage.Done> done)
            throws IOException {
        var words = visit.words();
        var choices = counter.procedures(visit.login()).stream()
                .map(one -> new Choice(
                        one.code().value(),
                        words.of(one.name()),
                        words.of(one.sector().name()),
                        one.code().value().equals(chosen)))
                .toList();
        answers.show(
                visit,
                status,
                "office/counter",
                new CounterPage(
                        frames.inside(visit, words.say("counter.title"), "/office/receive"), choices, form, done));
    }

    private List<CounterPage.Done> done(Login login, Lang lang, String done) {
        if (!PetitionNumber.isWellFormed(done)) {
            return List.of();
        }
        var number = new PetitionNumber(done);
        return petitions.find(number).stream()
                .filter(petition -> petition.agency().equals(login.agency()))
                .map(petition -> new CounterPage.Done(
                        done,
                        "/" + lang.tag() + "/petitions/" + done,
                        rights.may(login, Right.SEE_INSIDE, petition).isGranted()
                                ? "/" + lang.tag() + CaseScreens.address(number)
                                : ""))
                .toList();
    }

    private static Filing filing(String procedure, HttpServletRequest request) {
        var subject = Asking.parameter(request, "subject");
        var english = Asking.parameter(request, "subject.en");
        var channel = Asking.parameter(request, "channel");
        return new Filing(
                procedure,
                orNone(request, "variant"),
                Asking.parameter(request, "division"),
                new Text(subject, english.isEmpty() ? subject : english),
                new Person(
                        Asking.parameter(request, "name"),
                        orNone(request, "phone"),
                        orNone(request, "email"),
                        orNone(request, "address"),
                        orNone(request, "organization"),
                        orNone(request, "agent")),
                orNone(request, "site"),
                CHANNELS.contains(channel) ? channel : CHANNELS.getFirst());
    }

    private static @Nullable String orNone(HttpServletRequest request, String name) {
        var value = Asking.parameter(request, name);
        return value.isEmpty() ? null : value;
    }

    private FormView form(Visit visit, Procedure procedure, List<Fault> faults, String token) {
        var words = visit.words();
        var sheet = new CounterSheet(words, visit.request(), faults);
        List<Field> fields = new ArrayList<>();
        fields.add(sheet.field(
                "procedure",
                Kind.HIDDEN,
                true,
                false,
                List.of(),
                procedure.code().value()));
        if (!procedure.variants().isEmpty()) {
            fields.add(sheet.field(
                    "variant",
                    Kind.CHOICE,
                    false,
                    true,
                    procedure.variants().stream()
                            .map(one -> sheet.choice("variant", one.id(), words.of(one.name())))
                            .toList(),
                    ""));
        }
        var divisions = counter.divisions(visit.login(), procedure);
        fields.add(sheet.field(
                "division",
                Kind.CHOICE,
                true,
                true,
                divisions.stream()
                        .map(unit -> sheet.choice(
                                "division",
                                unit.value(),
                                organization
                                        .unit(visit.login().agency(), unit, When.dayOf(clock.instant()))
                                        .map(one -> words.of(one.name()))
                                        .orElse(unit.value())))
                        .toList(),
                divisions.getFirst().value()));
        fields.add(sheet.field("subject", Kind.LINE, true, true, List.of(), ""));
        fields.add(sheet.field("subject.en", Kind.LINE, false, true, List.of(), ""));
        fields.add(sheet.field("site", Kind.LINE, false, false, List.of(), ""));
        fields.add(sheet.field("name", Kind.LINE, true, false, List.of(), ""));
        Stream.of("phone", "email", "address", "organization", "agent")
                .forEach(name -> fields.add(sheet.field(name, Kind.LINE, false, false, List.of(), "")));
        fields.add(sheet.field(
                "channel",
                Kind.CHOICE,
                true,
                true,
                CHANNELS.stream()
                        .map(one -> sheet.choice("channel", one, words.say("counter.channel." + one)))
                        .toList(),
                CHANNELS.getFirst()));
        return new FormView(
                "counter",
                visit.to("/office/receive"),
                0,
                token,
                fields,
                List.of(),
                "",
                List.of(),
                words.say("counter.go"));
    }

    /** The fields of the form with what was typed and what is wrong with it. */
    private record CounterSheet(Words words, HttpServletRequest request, List<Fault> faults) {

        Field field(String name, Kind kind, boolean required, boolean open, List<Choice> choices, String otherwise) {
            var typed = Asking.parameter(request, name);
            var hint = "counter." + name + ".hint";
            return new Field(
                    "counter-" + name.replace('.', '-'),
                    name,
                    words.say("counter." + name),
                    kind,
                    typed.isEmpty() ? otherwise : typed,
                    words.knows(hint) ? words.say(hint) : "",
                    required,
                    open,
                    choices,
                    faults.stream()
                            .filter(fault -> fault.field().equals(name))
                            .map(fault -> words.of(fault.words()))
                            .findFirst()
                            .orElse(""));
        }

        Choice choice(String field, String value, String name) {
            return new Choice(value, name, "", Asking.parameter(request, field).equals(value));
        }
    }
}
