package city.open.audit.procedures;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Reception;
import city.open.inside.petition.Rehearsal;
import city.open.inside.petition.Rule;
import city.open.town.catalogue.Link;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sends a made-up petition down each way of a procedure by the real rules, as if officials did at each step what its kind asks for. Pure: the same procedure, clock
 * and moment give the same facts.
 */
final class DryRun {
    private static final Text RESULT = new Text("적합", "conforms");
    private static final Text REASON = new Text("기준에 맞습니다.", "It meets the standards.");
    private static final Text AGAINST = new Text("기준에 맞지 않습니다.", "It does not meet the standards.");
    private static final Text PAPERS = new Text("빠진 서류", "the missing papers");
    private static final Text OPINION = new Text("기안 의견", "what the drafter thinks");
    private static final String INSIDE = "내부 검토 내용";
    private static final int DAYS_TO_ANSWER = 7;

    /** A way that a petition can go. */
    enum Way {
        GRANTED,
        SUPPLEMENTED,
        RETURNED,
        REFUSED_AND_OBJECTED
    }

    /**
     * What came of a way.
     *
     * @param facts in order
     * @param refused what the rules would not let happen, each with the step at which it was tried
     * @param undone steps of the main line that were never done
     */
    record Run(Way way, List<Fact> facts, List<Refusal> refused, List<Step> undone) {
        Run {
            facts = List.copyOf(facts);
            refused = List.copyOf(refused);
            undone = List.copyOf(undone);
        }
    }

    record Refusal(Step step, Rule rule) {}

    private final Procedure procedure;
    private final AgencyCode agency;
    private final UnitId division;
    private final Rehearsal rehearsal;
    private final List<Refusal> refused = new ArrayList<>();
    private Instant at;

    private DryRun(Procedure procedure, StatutoryClock clock, AgencyCode agency, UnitId division, Instant begin) {
        this.procedure = procedure;
        this.agency = agency;
        this.division = division;
        this.at = begin;
        this.rehearsal = new Rehearsal(
                procedure,
                clock,
                PetitionNumber.of(LocalDate.ofInstant(begin, CityTime.ZONE).getYear(), agency.value(), 0),
                Reception.filed(procedure.code(), agency, division, new Text("연습 민원", "A made-up petition"), begin),
                officer(),
                begin);
    }

    /** The ways that this procedure has: to a decision, and down each of its branches. */
    static List<Way> ways(Procedure procedure) {
        return Arrays.stream(Way.values())
                .filter(way -> switch (way) {
                    case GRANTED -> true;
                    case SUPPLEMENTED -> has(procedure, Link.Kind.SUPPLEMENT);
                    case RETURNED -> has(procedure, Link.Kind.SUPPLEMENT) && has(procedure, Step.Kind.RETURN);
                    case REFUSED_AND_OBJECTED -> has(procedure, Step.Kind.REFUSE);
                })
                .toList();
    }

    private static boolean has(Procedure procedure, Link.Kind kind) {
        return procedure.links().stream().anyMatch(link -> link.kind() == kind);
    }

    private static boolean has(Procedure procedure, Step.Kind kind) {
        return procedure.steps().stream().anyMatch(step -> step.kind() == kind);
    }

    static Run of(
            Procedure procedure, Way way, StatutoryClock clock, AgencyCode agency, UnitId division, Instant begin) {
        return new DryRun(procedure, clock, agency, division, begin).run(way);
    }

    private Run run(Way way) {
        var main = procedure.mainLine();
        act(main.getFirst(), Act.assign(division, official("officer"), null), approver());
        for (var step : main) {
            if (way == Way.SUPPLEMENTED && leaves(step, Link.Kind.SUPPLEMENT)) {
                act(step, Act.requestSupplement(PAPERS, day().plusDays(DAYS_TO_ANSWER)), officer());
                act(step, Act.answerSupplement(PAPERS), new By.OfApplicant(agency));
            }
            if (way == Way.RETURNED && leaves(step, Link.Kind.SUPPLEMENT)) {
                sendBack(step);
                break;
            }
            take(step, way);
        }
        if (way != Way.RETURNED && !petition().isDecided()) {
            decide(main.getLast(), way);
        }
        if (way == Way.REFUSED_AND_OBJECTED) {
            object(main.getLast());
        }
        return new Run(
                way,
                rehearsal.facts(),
                refused,
                way == Way.RETURNED
                        ? List.of()
                        : main.stream()
                                .filter(step -> !step.optional() && !petition().isDone(step.id()))
                                .toList());
    }

    private boolean leaves(Step step, Link.Kind kind) {
        return procedure.links().stream()
                .anyMatch(link -> link.kind() == kind
                        && link.from().equals(step.id())
                        && procedure.step(link.to()).kind() == Step.Kind.SUPPLEMENT);
    }

    /** The request, the one further demand, and the return of the papers, each when the time before it has run out. */
    private void sendBack(Step step) {
        act(step, Act.requestSupplement(PAPERS, day().plusDays(DAYS_TO_ANSWER)), officer());
        wait(DAYS_TO_ANSWER + 1);
        act(step, Act.demandSupplement(PAPERS, day().plusDays(DAYS_TO_ANSWER)), officer());
        wait(DAYS_TO_ANSWER + 1);
        act(step, Act.returnPapers(AGAINST), officer());
        act(step, Act.notifyResult("post", null), officer());
    }

    private void object(Step last) {
        act(last, Act.object(INSIDE), new By.OfApplicant(agency));
        act(last, Act.decideObjection(false, AGAINST), officer());
    }

    /** Does what the kind of the step asks for. */
    private void take(Step step, Way way) {
        if (petition().isDone(step.id())) {
            return;
        }
        if (!petition().isDecided()) {
            beforeTheDecision(step, way);
        } else if (step.kind() == Step.Kind.NOTIFY) {
            act(step, Act.notifyResult("post", null), officer());
        }
        // What the special act has left open, or has none of its own, is told in general words.
        if (!petition().isDone(step.id())) {
            act(step, Act.completeStep(step.id(), RESULT, null, INSIDE, null), officer());
        }
    }

    private void beforeTheDecision(Step step, Way way) {
        var id = step.id();
        switch (step.kind()) {
            case COMPLETE_CHECK -> act(step, Act.checkCompleteness(true, null), officer());
            case CONSULT -> {
                var office = step.actor().text();
                act(step, Act.askOffice(id, office, step.name(), day().plusDays(DAYS_TO_ANSWER)), officer());
                act(step, Act.officeAnswers(id, office, RESULT), officer());
            }
            case SITE, INSPECT -> act(step, Act.inspect(id, RESULT, INSIDE), officer());
            case COMMITTEE -> {
                act(step, Act.scheduleCommittee(id, step.name(), step.name(), day()), officer());
                act(step, Act.committee(id, step.name(), RESULT, null, null), officer());
            }
            case PUBLIC_NOTICE ->
                act(step, Act.publishNotice(id, new Text("게시판", "the notice board"), null), officer());
            case DRAFT -> act(step, Act.draft(step.name(), OPINION), officer());
            case REVIEW, COOPERATE -> {
                if (petition().papers().drafter() != null) {
                    act(
                            step,
                            step.kind() == Step.Kind.REVIEW ? Act.review(null, null, false) : Act.concur(null, false),
                            reviewer());
                }
            }
            case APPROVE -> {
                if (isDeciding(step)) {
                    decide(step, way);
                }
            }
            default -> {}
        }
    }

    private boolean isDeciding(Step step) {
        return procedure.deciding().filter(step::equals).isPresent()
                && asked(step).isPresent();
    }

    /** The paper, as far as it is not there yet, and the decision of whoever has approved it. */
    private void decide(Step step, Way way) {
        if (procedure.deciding().flatMap(DryRun::asked).isPresent()) {
            if (petition().papers().drafter() == null) {
                act(step, Act.draft(step.name(), OPINION), officer());
            }
            act(step, Act.approve(false, false), approver());
        }
        boolean refusing = way == Way.REFUSED_AND_OBJECTED;
        act(
                step,
                Act.decide(refusing ? Outcome.REFUSED : outcome(), refusing ? AGAINST : REASON, List.of(), null, null),
                approver());
    }

    private Outcome outcome() {
        return procedure.nature().isFiled() ? Outcome.GRANTED : Outcome.COMPLETED;
    }

    private static Optional<Rank> asked(Step step) {
        return Stream.of(Rank.values())
                .filter(rank -> rank.name().equals(step.actor().name()))
                .findFirst();
    }

    private void act(Step step, Act act, By by) {
        at = at.plus(Duration.ofMinutes(30));
        if (rehearsal.record(act, by, at) instanceof Decision.Refused(var rule)) {
            refused.add(new Refusal(step, rule));
        }
    }

    private void wait(int days) {
        at = at.plus(Duration.ofDays(days));
    }

    private Petition petition() {
        return rehearsal.petition();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    private By officer() {
        return new By.OfOffice(agency, division, official("officer"), Rank.OFFICER);
    }

    private By reviewer() {
        return new By.OfOffice(agency, division, official("reviewer"), Rank.TEAM_LEADER);
    }

    private By approver() {
        return new By.OfOffice(
                agency,
                division,
                official("approver"),
                procedure.deciding().flatMap(DryRun::asked).orElse(Rank.DIVISION_HEAD));
    }

    /** Nobody: the organisation knows no such person, so that no name stands in a rehearsal. */
    private static OfficialId official(String part) {
        return new OfficialId("rehearsal-" + part);
    }
}
