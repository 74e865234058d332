package city.open.inside.office.approvals;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Refusals;
import city.open.inside.identity.Right;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.CaseScreens;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Projection;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Organization;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of what the auditors look into, case by case; all of it is marked on the public pages too. */
@Controller
class AuditPages {
    private static final int DAYS_LOOKED_AT = 365;
    private static final int PAGE = 50;

    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Refusals refusals;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    AuditPages(
            Petitions petitions,
            Catalogue catalogue,
            Organization organization,
            Refusals refusals,
            Frames frames,
            Answers answers,
            Clock clock) {
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.refusals = refusals;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/audit")
    void audit(Visit visit, @RequestParam(defaultValue = "1") String page) throws IOException {
        if (!refusals.admit(visit, Right.SEARCH_ALL, "/office")) {
            return;
        }
        var words = visit.words();
        var today = When.dayOf(clock.instant());
        int shown = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        var facts = petitions.forAudit(today.minusDays(DAYS_LOOKED_AT), today, PAGE + 1, PAGE * (shown - 1));
        var cases = petitions.projections(facts.stream().map(Fact::petition).collect(Collectors.toSet()));
        answers.show(
                visit,
                200,
                "office/audit",
                new AuditScreen(
                        frames.inside(visit, words.say("audit.title"), "/office/audit"),
                        facts.stream()
                                .limit(PAGE)
                                .map(fact -> row(words, fact, cases.get(fact.petition())))
                                .toList(),
                        shown,
                        facts.size() > PAGE));
    }

    private AuditScreen.AuditedFact row(Words words, Fact fact, @Nullable Projection found) {
        var what = new ArrayList<String>();
        var why = new ArrayList<String>();
        tell(words, fact, found, what, why);
        return new AuditScreen.AuditedFact(
                "/" + words.lang().tag() + CaseScreens.address(fact.petition()),
                fact.petition().value(),
                found == null ? "" : words.of(new Text(found.subjectKo(), found.subjectEn())),
                String.join(" · ", what),
                String.join(" · ", why),
                by(words, fact),
                new When(words).minute(fact.recordedAt()));
    }

    private void tell(Words words, Fact fact, @Nullable Projection found, List<String> what, List<String> why) {
        switch (fact.event()) {
            case PetitionEvent.Decided decided -> {
                what.add(words.say("audit.decided", ApprovalScreens.outcome(words, decided.outcome())));
                if (decided.departure() != null) {
                    what.add(words.say("audit.no.paper"));
                    why.add(words.of(decided.departure()));
                }
                if (decided.passedOver() != null) {
                    what.add(words.say("told.passed.over", steps(words, found, decided.passedOver())));
                }
            }
            case PetitionEvent.Suspended suspended -> {
                var until = suspended.until();
                var when = new When(words);
                what.add(words.say(
                        "audit.suspended",
                        words.of(suspended.ground().words()),
                        when.day(suspended.from()),
                        until == null ? "–" : when.day(until)));
                long before = ChronoUnit.DAYS.between(suspended.from(), When.dayOf(fact.recordedAt()));
                if (before > 0) {
                    what.add(words.say("audit.suspended.late", before));
                }
                why(words, why, suspended.explanation());
            }
            case PetitionEvent.Resumed resumed -> {
                what.add(words.say("audit.resumed"));
                why(words, why, resumed.explanation());
            }
            case PetitionEvent.Extended extended -> {
                var days = extended.days();
                what.add(words.say(
                        "audit.extended",
                        extended.times(),
                        days == null ? words.say("audit.extended.whole") : words.say("audit.extended.days", days)));
                why.add(words.of(extended.reason().words()));
                why(words, why, extended.explanation());
            }
            case PetitionEvent.CommitteeHeld held -> {
                what.add(words.say("audit.early", words.of(held.committee())));
                why(words, why, held.early());
            }
            case PetitionEvent.ObjectionDecided objection -> {
                what.add(words.say("audit.objection"));
                why(words, why, objection.reason());
            }
            case PetitionEvent.Reopened reopened -> {
                what.add(words.say("audit.reopened", words.of(reopened.ground().words())));
                why(words, why, reopened.reason());
                if (reopened.unheard() != null) {
                    what.add(words.say("audit.unheard"));
                    why(words, why, reopened.unheard());
                }
            }
            // The journal hands over no other kinds.
            default -> throw new IllegalStateException("no words for " + fact.kind());
        }
    }

    private static void why(Words words, List<String> why, @Nullable Text stated) {
        if (stated != null) {
            why.add(words.of(stated));
        }
    }

    private String steps(Words words, @Nullable Projection found, List<StepId> steps) {
        List<Step> procedure = found == null
                ? List.of()
                : catalogue
                        .version(new ProcedureCode(found.procedure()), found.version())
                        .steps();
        return steps.stream()
                .map(id -> procedure.stream()
                        .filter(step -> step.id().equals(id))
                        .map(step -> words.of(step.name()))
                        .findFirst()
                        .orElse(id.value()))
                .collect(Collectors.joining(", "));
    }

    private String by(Words words, Fact fact) {
        return Stream.of(fact.by())
                .filter(By.OfOffice.class::isInstance)
                .map(By.OfOffice.class::cast)
                .map(By.OfOffice::official)
                .map(id -> organization
                        .official(id)
                        .map(official -> ApprovalForms.named(words, official))
                        .orElse(id.value()))
                .findFirst()
                .orElse(fact.by() instanceof By.OfSystem system ? system.name() : "");
    }
}
