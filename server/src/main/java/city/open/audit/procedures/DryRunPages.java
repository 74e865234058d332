package city.open.audit.procedures;

import city.open.audit.procedures.DryRun.Run;
import city.open.audit.procedures.DryRunScreen.Line;
import city.open.audit.procedures.DryRunScreen.Way;
import city.open.border.disclosure.Policy;
import city.open.border.disclosure.PolicyShelf;
import city.open.border.disclosure.PolicyTrial;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.AuditDatabase;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.sheet.Entry;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.outside.telling.Tellers;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Agency;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where a draft is tried: a made-up petition goes down each of its ways, and everyone's view of it is shown. Nothing of it is kept. */
@Controller
class DryRunPages {
    private static final String PATH = "/office/audit/procedures";

    private final Editor editor;
    private final PolicyShelf policies;
    private final PolicyTrial trial;
    private final Tellers tellers;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Frames frames;
    private final Refusals refusals;
    private final Printer printer;
    private final Clock clock;

    DryRunPages(
            Editor editor,
            AuditDatabase database,
            PolicyTrial trial,
            Tellers tellers,
            Organization organization,
            HolidayRegister holidays,
            Frames frames,
            Refusals refusals,
            Printer printer,
            Clock clock) {
        this.editor = editor;
        this.policies = new PolicyShelf(database);
        this.trial = trial;
        this.tellers = tellers;
        this.organization = organization;
        this.holidays = holidays;
        this.frames = frames;
        this.refusals = refusals;
        this.printer = printer;
        this.clock = clock;
    }

    private record Owner(AgencyCode agency, UnitId division) {}

    @GetMapping("/{lang:ko|en}/office/audit/procedures/drafts/{id:\\d{1,15}}/dry-run")
    void dryRun(Visit visit, @PathVariable long id) throws IOException {
        if (!refusals.admit(visit, Right.SEE_DIAL, PATH)) {
            return;
        }
        var draft = editor.draft(id).orElse(null);
        var procedure = draft == null
                ? null
                : editor.read(draft.code(), draft.newest().sheet()).procedure();
        var owner = procedure == null ? null : owner(procedure).orElse(null);
        if (procedure == null || owner == null) {
            // The page of the draft says what is wrong; the list, that there is none.
            visit.seeOther(visit.to(draft == null ? PATH : PATH + "/drafts/" + id));
            return;
        }
        var words = visit.words();
        var policy = policies.newest();
        var begin = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var title = words.say("editor.dry");
        visit.answer(
                200,
                printer.print(
                        "audit/proceduredry",
                        new DryRunScreen(
                                frames.inside(visit, title, "%s/drafts/%d/dry-run".formatted(PATH, id)),
                                id,
                                words.of(procedure.name()),
                                words.say("editor.dry.policy", policy.version()),
                                DryRun.ways(procedure).stream()
                                        .map(way -> way(
                                                words,
                                                policy,
                                                procedure,
                                                DryRun.of(
                                                        procedure,
                                                        way,
                                                        new StatutoryClock(holidays.known()),
                                                        owner.agency(),
                                                        owner.division(),
                                                        begin)))
                                        .toList())));
    }

    /** The first office that the procedure names, in the first agency that has it today. */
    private Optional<Owner> owner(Procedure procedure) {
        var today = When.dayOf(clock.instant());
        return procedure.owners().stream()
                .flatMap(owner -> organization.agencies().stream()
                        .filter(agency -> agency.level() == owner.at())
                        .map(Agency::code)
                        .filter(code ->
                                organization.unit(code, owner.unit(), today).isPresent())
                        .map(code -> new Owner(code, owner.unit())))
                .findFirst();
    }

    private Way way(Words words, Policy policy, Procedure procedure, Run run) {
        var id = Entry.written(run.way());
        var teller = tellers.of(words, procedure);
        var when = new When(words);
        return new Way(
                id,
                words.say("editor.dry." + id),
                trial.shown(run.facts(), policy, procedure).stream()
                        .map(entry -> {
                            var told = teller.tell(entry);
                            return new Line(
                                    when.minute(entry.occurredAt()),
                                    told.what(),
                                    told.more(),
                                    teller.by(entry),
                                    entry.withheld().stream()
                                            .map(gap -> words.say(
                                                    gap.until() == null
                                                            ? "editor.dry.gap"
                                                            : "editor.dry.gap.until-decision",
                                                    teller.field(gap.field()),
                                                    words.say("ground." + gap.ground())))
                                            .toList());
                        })
                        .toList(),
                run.refused().stream()
                        .map(refusal -> words.say(
                                "editor.dry.refused",
                                words.of(refusal.step().name()),
                                words.of(refusal.rule().words())))
                        .toList(),
                run.undone().isEmpty()
                        ? ""
                        : words.say(
                                "editor.dry.undone",
                                run.undone().stream()
                                        .map(step -> words.of(step.name()))
                                        .collect(Collectors.joining(", "))));
    }
}
