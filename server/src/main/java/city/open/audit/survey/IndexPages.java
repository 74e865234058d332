package city.open.audit.survey;

import city.open.audit.survey.IndexScreen.Input;
import city.open.audit.survey.IndexScreen.Laid;
import city.open.audit.survey.IndexScreen.Said;
import city.open.audit.survey.IndexScreen.Unit;
import city.open.audit.survey.Objections.Draft;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Scope;
import city.open.inside.identity.Visit;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Where a division sees what the index will say of it, fourteen days before everybody, and says what is wrong with it. */
@Controller
class IndexPages {
    static final String PATH = "/office/index";

    private static final int LONGEST = 1_000;

    private final Objections objections;
    private final Organization organization;
    private final Rights rights;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;
    private final Clock clock;

    IndexPages(
            Objections objections,
            Organization organization,
            Rights rights,
            Frames frames,
            Refusals refusals,
            Printer printer,
            Clock clock) {
        this.objections = objections;
        this.organization = organization;
        this.rights = rights;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
        this.clock = clock;
    }

    /** What was typed, and for which division of which index, or as the answer to which objection. */
    private record Typed(String name, String unit, long objection, String words) {
        static final Typed NOTHING = new Typed("", "", 0, "");

        String to(long objection) {
            return this.objection == objection ? words : "";
        }

        boolean isOf(String name, String unit) {
            return this.name.equals(name) && this.unit.equals(unit);
        }
    }

    @GetMapping("/{lang:ko|en}/office/index")
    void page(Visit visit) throws IOException {
        // Who sees the workload of a division sees what the index will say of it.
        if (refusals.admit(visit, Right.SEE_WORKLOAD, PATH)) {
            show(visit, 200, "", Typed.NOTHING);
        }
    }

    @PostMapping("/{lang:ko|en}/office/index")
    void object(
            Visit visit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        if (!refusals.admit(visit, Right.SEE_WORKLOAD, PATH)) {
            return;
        }
        var objection = words.strip();
        var typed = new Typed(name, unit, 0, objection);
        var said = visit.words();
        if (!own(visit.login()).contains(unit)) {
            show(visit, 403, said.say("index.object.not-yours"), typed);
        } else if (objection.isEmpty() || objection.length() > LONGEST) {
            show(visit, 422, said.say("index.object.length", "%,d".formatted(LONGEST)), typed);
        } else if (!PersonalData.in(objection).isEmpty()) {
            show(visit, 422, said.say("index.object.personal"), typed);
        } else if (!objections.object(name, unit, visit.login().official().value(), objection, clock.instant())) {
            show(visit, 409, said.say("index.object.over", objection), typed);
        } else {
            visit.seeOther(visit.to(PATH));
        }
    }

    @PostMapping("/{lang:ko|en}/office/index/answer")
    void answer(
            Visit visit,
            @RequestParam(defaultValue = "0") long objection,
            @RequestParam(defaultValue = "") String words)
            throws IOException {
        // Who judges answers to orders judges objections.
        if (!refusals.admit(visit, Right.GIVE_ORDERS, PATH)) {
            return;
        }
        var answer = words.strip();
        var typed = new Typed("", "", objection, answer);
        var said = visit.words();
        var unit = objections.unanswered(objection);
        if (unit.isPresent() && isOwn(visit.login(), unit.get())) {
            show(visit, 403, said.say("index.answer.own"), typed);
        } else if (answer.isEmpty() || answer.length() > LONGEST) {
            show(visit, 422, said.say("index.answer.length", "%,d".formatted(LONGEST)), typed);
        } else if (!PersonalData.in(answer).isEmpty()) {
            show(visit, 422, said.say("index.object.personal"), typed);
        } else if (!objections.answer(objection, visit.login().official().value(), answer, clock.instant())) {
            show(visit, 409, said.say("index.answer.over", answer), typed);
        } else {
            visit.seeOther(visit.to(PATH));
        }
    }

    /** Whether it is the objection of somebody's own division: no auditor answers themselves. */
    private static boolean isOwn(Login login, String unit) {
        return unit.equals(login.agency().value() + "/" + login.division().value());
    }

    /** The units that somebody may speak for: their own, and with it all below it where they direct a bureau. */
    private Set<String> own(Login login) {
        var units = rights.scopes(login, Right.SEE_WORKLOAD).contains(Scope.OWN_BUREAU)
                ? organization.within(login.agency(), login.division(), today())
                : Set.of(login.division());
        var own = new HashSet<String>();
        units.forEach(unit -> own.add(login.agency().value() + "/" + unit.value()));
        return own;
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }

    private void show(Visit visit, int status, String fault, Typed typed) throws IOException {
        var words = visit.words();
        var own = own(visit.login());
        boolean all = rights.scopes(visit.login(), Right.SEE_WORKLOAD).contains(Scope.ANYWHERE);
        var page = new IndexScreen(
                frames.inside(visit, words.say("index.object.title"), PATH),
                fault,
                objections.open().stream()
                        .map(draft -> laid(visit, draft, own, all, typed))
                        .toList());
        visit.answer(status, printer.print("audit/index", page));
    }

    private Laid laid(Visit visit, Draft draft, Set<String> own, boolean all, Typed typed) {
        var words = visit.words();
        var units = new ArrayList<Unit>();
        var read = SurveyFile.read(draft.body()).path("divisions");
        var said = objections.of(draft.name());
        for (var one : read.path("units").properties()) {
            var id = one.getKey();
            if (all || own.contains(id)) {
                units.add(new Unit(
                        id,
                        name(words, id),
                        shown(read.path("results").path(id).path("index")),
                        inputs(one.getValue()),
                        own.contains(id),
                        typed.isOf(draft.name(), id) ? typed.words() : "",
                        said.stream()
                                .filter(objection -> objection.unit().equals(id))
                                .map(objection -> said(visit.login(), objection, typed))
                                .toList()));
            }
        }
        return new Laid(
                draft.name(),
                words.of(draft.title()),
                new When(words).day(draft.until()),
                new When(words).day(draft.answersUntil()),
                List.copyOf(units));
    }

    private Said said(Login login, Objections.Objection objection, Typed typed) {
        var answer = objection.answer();
        boolean mayAnswer = answer == null
                && rights.scopes(login, Right.GIVE_ORDERS).contains(Scope.ANYWHERE)
                && !isOwn(login, objection.unit());
        return new Said(
                objection.id(),
                objection.words(),
                answer == null ? "" : answer.words(),
                mayAnswer,
                typed.to(objection.id()));
    }

    private static List<Input> inputs(JsonNode unit) {
        var inputs = new ArrayList<Input>();
        for (var input : unit.properties()) {
            if (input.getValue().isNumber()) {
                inputs.add(new Input(input.getKey(), shown(input.getValue())));
            }
        }
        return inputs;
    }

    private static String shown(JsonNode number) {
        return number.isNumber() ? number.decimalValue().toPlainString() : "–";
    }

    private String name(Words words, String id) {
        int cut = id.indexOf('/');
        var agency = new AgencyCode(id.substring(0, cut));
        return organization
                .unitOrLast(agency, new UnitId(id.substring(cut + 1)), today())
                .map(unit -> words.of(organization.agency(agency).name()) + " " + words.of(unit.name()))
                .orElse(id);
    }
}
