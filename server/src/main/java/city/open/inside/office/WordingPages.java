package city.open.inside.office;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Fault;
import city.open.inside.casework.Wording;
import city.open.inside.casework.Wordings;
import city.open.inside.casework.Wordings.Kept;
import city.open.inside.casework.Wordings.Typed;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Kind;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The texts of the own division: read, written, changed and retired. */
@Controller
class WordingPages {
    private static final String PATH = "/office/texts";
    private static final Typed NOTHING = new Typed("", "", "", "", "");

    private final Wordings wordings;
    private final Organization organization;
    private final Rights rights;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;

    WordingPages(
            Wordings wordings,
            Organization organization,
            Rights rights,
            Refusals refusals,
            Frames frames,
            Answers answers) {
        this.wordings = wordings;
        this.organization = organization;
        this.rights = rights;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
    }

    /** A form to be shown: what was typed, of which one and which version, and what is wrong with it. */
    private record Writing(
            @Nullable Wording of, UUID id, int seen, Typed typed, List<Fault> faults, boolean overtaken) {
        static Writing fresh() {
            return new Writing(null, UUID.randomUUID(), 0, NOTHING, List.of(), false);
        }

        static Writing of(Wording one) {
            var procedure = one.procedure();
            var typed = new Typed(
                    one.use().name(),
                    procedure == null ? "" : procedure.value(),
                    one.name(),
                    one.text().ko(),
                    one.english().orElse(""));
            return new Writing(one, one.id(), one.version(), typed, List.of(), false);
        }
    }

    @GetMapping({"/{lang:ko|en}/office/texts", "/{lang:ko|en}/office/texts/{id}"})
    void texts(Visit visit, @PathVariable(required = false) @Nullable String id) throws IOException {
        if (!refusals.admit(visit, Right.KEEP_WORDINGS, PATH)) {
            return;
        }
        if (id == null) {
            show(visit, 200, Writing.fresh());
            return;
        }
        var one = Asking.id(id)
                .flatMap(known -> wordings.find(visit.login(), known))
                .filter(found -> !found.retired());
        if (one.isEmpty()) {
            answers.unknown(visit);
        } else {
            show(visit, 200, Writing.of(one.get()));
        }
    }

    /** A new one has the id that was made with its form, an old one its own. */
    @PostMapping({"/{lang:ko|en}/office/texts", "/{lang:ko|en}/office/texts/{id}"})
    void keep(
            Visit visit,
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "0") int seen)
            throws IOException {
        var made = Asking.id(id == null ? token : id);
        if (made.isEmpty() && id != null) {
            answers.unknown(visit);
            return;
        }
        var typed = new Typed(
                Asking.parameter(visit.request(), "use"),
                Asking.parameter(visit.request(), "procedure"),
                Asking.parameter(visit.request(), "name"),
                Asking.parameter(visit.request(), "korean"),
                Asking.parameter(visit.request(), "english"));
        var one = made.orElseGet(UUID::randomUUID);
        int before = id == null ? 0 : Math.clamp(seen, 0, Integer.MAX_VALUE - 1);
        switch (wordings.keep(visit.login(), one, before, typed)) {
            case Kept.Done _ -> visit.seeOther(visit.to(PATH));
            case Kept.Denied(var rule) -> answers.denied(visit, rule, "");
            case Kept.Unknown() -> answers.unknown(visit);
            case Kept.Faulty(var faults) -> {
                var old = id == null ? null : wordings.find(visit.login(), one).orElse(null);
                show(visit, 422, new Writing(old, one, before, typed, faults, false));
            }
            // What was typed stays, beside what stands there now; keeping it once more puts it on top of that.
            case Kept.Overtaken(var now) ->
                show(visit, 409, new Writing(now, one, now.version(), typed, List.of(), true));
        }
    }

    @PostMapping("/{lang:ko|en}/office/texts/{id}/retire")
    void retire(Visit visit, @PathVariable String id, @RequestParam(defaultValue = "0") int seen) throws IOException {
        var one = Asking.id(id);
        if (one.isEmpty()) {
            answers.unknown(visit);
            return;
        }
        switch (wordings.retire(visit.login(), one.get(), Math.clamp(seen, 0, Integer.MAX_VALUE - 1))) {
            case Kept.Done _ -> visit.seeOther(visit.to(PATH));
            case Kept.Denied(var rule) -> answers.denied(visit, rule, visit.to(PATH));
            case Kept.Unknown() -> answers.unknown(visit);
            case Kept.Faulty _, Kept.Overtaken _ -> answers.gone(visit);
        }
    }

    private void show(Visit visit, int status, Writing writing) throws IOException {
        var words = visit.words();
        var all = wordings.all(visit.login());
        var changed = writing.of();
        var path = changed == null ? PATH : PATH + "/" + changed.id();
        answers.show(
                visit,
                status,
                "office/wordings",
                new WordingsPage(
                        frames.inside(visit, words.say("wording.title"), path),
                        all.stream()
                                .filter(one -> !one.retired())
                                .map(one -> line(words, visit.login(), one))
                                .toList(),
                        all.stream()
                                .filter(Wording::retired)
                                .map(one -> line(words, visit.login(), one))
                                .toList(),
                        form(words, visit.login(), writing),
                        changed == null ? "" : changed.name(),
                        writing.overtaken() && changed != null
                                ? words.say("wording.overtaken", by(words, changed))
                                : ""));
    }

    private WordingsPage.Line line(Words words, Login login, Wording one) {
        var at = "/" + words.lang().tag() + PATH + "/" + one.id();
        boolean mayRetire =
                !one.retired() && rights.may(login, Right.RETIRE_WORDINGS).isGranted();
        return new WordingsPage.Line(
                one.name(),
                words.of(one.use().words()) + " · " + procedure(words, login, one),
                one.text().ko(),
                one.english().orElse(""),
                by(words, one),
                one.retired() ? "" : at,
                mayRetire ? at + "/retire" : "",
                one.version());
    }

    private String procedure(Words words, Login login, Wording one) {
        var code = one.procedure();
        return code == null
                ? words.say("wording.all")
                : wordings.procedures(login).stream()
                        .filter(procedure -> procedure.code().equals(code))
                        .findFirst()
                        .map(procedure -> words.of(procedure.name()))
                        .orElse(code.value());
    }

    private String by(Words words, Wording one) {
        return words.say(
                one.retired() ? "wording.retired.by" : "wording.by",
                named(words, one.by()),
                new When(words).minute(one.at()));
    }

    private String named(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> Forms.named(words, known))
                .orElse(official.value());
    }

    private FormView form(Words words, Login login, Writing writing) {
        var typed = writing.typed();
        var fields = new ArrayList<Field>();
        fields.add(field(
                words,
                writing,
                "use",
                Kind.CHOICE,
                typed.use(),
                true,
                Arrays.stream(Wording.Use.values())
                        .map(use -> new Choice(
                                use.name(),
                                words.of(use.words()),
                                "",
                                use.name().equals(typed.use())))
                        .toList()));
        fields.add(field(
                words,
                writing,
                "procedure",
                Kind.CHOICE,
                typed.procedure(),
                false,
                wordings.procedures(login).stream()
                        .map(one -> new Choice(
                                one.code().value(),
                                words.of(one.name()),
                                "",
                                one.code().value().equals(typed.procedure())))
                        .toList()));
        fields.add(field(words, writing, "name", Kind.LINE, typed.name(), true, List.of()));
        fields.add(field(words, writing, "korean", Kind.LONG, typed.korean(), true, List.of()));
        fields.add(field(words, writing, "english", Kind.LONG, typed.english(), false, List.of()));
        var changed = writing.of();
        return new FormView(
                "wording",
                "/" + words.lang().tag() + PATH + (changed == null ? "" : "/" + writing.id()),
                writing.seen(),
                writing.id().toString(),
                fields,
                List.of(),
                "",
                List.of(),
                words.say("wording.keep"));
    }

    private static Field field(
            Words words,
            Writing writing,
            String name,
            Kind kind,
            String value,
            boolean required,
            List<Choice> choices) {
        var hint = "wording.hint." + name;
        return new Field(
                "wording-" + name,
                name,
                words.say("wording." + name),
                kind,
                value,
                words.knows(hint) ? words.say(hint) : "",
                required,
                false,
                choices,
                writing.faults().stream()
                        .filter(fault -> fault.field().equals(name))
                        .findFirst()
                        .map(fault -> words.of(fault.words()))
                        .orElse(""));
    }
}
