package city.open.inside.casework;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Deadline;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SanctionGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.petition.Act;
import city.open.inside.petition.Consultation;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Supplement;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what comes next with a petition, what else can be done, and fills in the forms for it. Pure. */
public record Guide(
        Procedure procedure,
        Petition petition,
        StatutoryClock clock,
        Instant now,
        boolean wantsPaper,
        CleanHands.Version rules,
        Optional<CommentPeriods.Invites> comments) {
    private static final int SUPPLEMENT_DAYS = 10;
    private static final int REPLY_HOURS = 5 * 8;
    private static final Set<Step.Kind> AFTER_DECISION =
            EnumSet.of(Step.Kind.NOTIFY, Step.Kind.ISSUE, Step.Kind.REGISTER, Step.Kind.PAY, Step.Kind.CLOSE);

    NextTask next() {
        if (petition.isDecided()) {
            return afterDecision();
        }
        if (petition.official() == null) {
            return fill(Task.TAKE);
        }
        var supplement = petition.supplement();
        if (supplement != null) {
            return supplement(supplement);
        }
        var stopped = petition.standstill();
        if (stopped != null) {
            return new NextTask.Wait(
                    new Text("처리기간 산입이 멈춰 있습니다.", "The period is suspended."),
                    stopped.until(),
                    filled(Task.RESUME, null));
        }
        if (petition.hearing() != null) {
            return new NextTask.Wait(
                    new Text("의견청취를 마쳐야 합니다.", "Those concerned are to be heard."),
                    petition.opinionsBy(),
                    filled(Task.HEAR_OPINION, null));
        }
        // What is missing is asked for before anything goes on (Act art. 22).
        if (petition.missing() != null) {
            return fill(Task.REQUEST_SUPPLEMENT);
        }
        if (petition.papers().returned() != null) {
            return new NextTask.Draft(
                    procedure.deciding().orElse(procedure.mainLine().getLast()));
        }
        var step = Way.current(procedure, petition).orElse(null);
        if (step == null || (AFTER_DECISION.contains(step.kind()) && isApproved())) {
            return wantsPaper
                    ? paper(procedure.deciding().orElse(procedure.mainLine().getLast()))
                    : fill(Task.DECIDE);
        }
        if (Petition.IN_THE_PAPER.contains(step.kind())) {
            return paper(step);
        }
        if (comments.filter(one -> one.step().equals(step.id())).isPresent()) {
            var voiced = petition.comments();
            if (voiced.period() == null) {
                return fill(Task.INVITE_COMMENTS);
            }
            // Other offices are asked meanwhile.
            if (step.kind() != Step.Kind.CONSULT && voiced.isUnderWayOn(today())) {
                return new NextTask.Wait(
                        new Text("의견을 받고 있습니다.", "Comments are being taken."),
                        voiced.period().until(),
                        null);
            }
        }
        return step.kind() == Step.Kind.CONSULT
                ? consultation(step)
                : new NextTask.Fill(filled(taskFor(step), step.id()));
    }

    private NextTask paper(Step step) {
        return !petition.papers().isInLine()
                ? new NextTask.Draft(step)
                : new NextTask.Wait(new Text("문서가 결재 중입니다.", "The paper is in its approval line."), null, null);
    }

    private NextTask afterDecision() {
        if (petition.objection() != null) {
            return fill(Task.DECIDE_OBJECTION);
        }
        return left(procedure, petition)
                .<NextTask>map(left -> {
                    var step = left.step();
                    return step == null
                            ? fill(Task.NOTIFY)
                            : new NextTask.Fill(filled(taskAfterDecision(step), step.id()));
                })
                .orElse(new NextTask.Nothing());
    }

    /** What is left once a petition is decided: to tell the applicant, where {@code step} is none, or a step behind the decision. */
    public record Left(@Nullable Step step) {}

    /** Objections apart. */
    public static Optional<Left> left(Procedure procedure, Petition petition) {
        boolean goesOn = petition.outcome() == Outcome.GRANTED
                || petition.outcome() == Outcome.GRANTED_WITH_CONDITIONS
                || petition.outcome() == Outcome.COMPLETED;
        var step = Way.current(procedure, petition).filter(_ -> goesOn);
        return petition.notice() == null
                        && step.filter(one -> comesBeforeNotice(procedure, one)).isEmpty()
                ? Optional.of(new Left(null))
                : step.map(Left::new);
    }

    /** Such as a public notice, where the procedure has its notification behind that. */
    private static boolean comesBeforeNotice(Procedure procedure, Step step) {
        return step.kind() != Step.Kind.NOTIFY
                && procedure.line(step.id()).stream().anyMatch(later -> later.kind() == Step.Kind.NOTIFY);
    }

    private static Task taskAfterDecision(Step step) {
        return switch (step.kind()) {
            case SITE, INSPECT -> Task.INSPECT;
            case PUBLIC_NOTICE -> Task.PUBLISH_NOTICE;
            default -> Task.COMPLETE_STEP;
        };
    }

    private NextTask supplement(Supplement open) {
        if (open.isOver(today())) {
            return fill(open.lastDemand() ? Task.RETURN_PAPERS : Task.DEMAND_SUPPLEMENT);
        }
        return new NextTask.Wait(
                new Text("민원인의 보완을 기다립니다.", "The applicant's supplement is awaited."),
                open.until(),
                filled(Task.ENTER_SUPPLEMENT, null));
    }

    private NextTask consultation(Step step) {
        var asked = petition.consultations().stream()
                .filter(one -> step.id().equals(one.step()))
                .toList();
        if (asked.isEmpty()) {
            return new NextTask.Fill(filled(Task.CONSULT, step.id()));
        }
        return asked.stream()
                .filter(Consultation::isOpen)
                .min(Comparator.comparing(Consultation::until))
                .<NextTask>map(open -> new NextTask.Wait(
                        new Text(
                                "%s의 회신을 기다립니다.".formatted(open.office().ko()),
                                "The reply of %s is awaited."
                                        .formatted(open.office().en())),
                        open.until(),
                        open.unit() == null
                                ? Form.of(Task.ENTER_REPLY).with("asked", Integer.toString(open.asked()))
                                : null))
                .orElseGet(() -> new NextTask.Fill(filled(Task.COMPLETE_STEP, step.id())));
    }

    /** Whether the step with which this procedure decides is done; a procedure without one is decided by the last of its work. */
    private boolean isApproved() {
        return procedure.deciding().map(step -> petition.isDone(step.id())).orElse(true);
    }

    private Task taskFor(Step step) {
        return switch (step.kind()) {
            case COMPLETE_CHECK -> Task.CHECK_COMPLETENESS;
            case SITE, INSPECT -> Task.INSPECT;
            case COMMITTEE -> petition.isStarted(step.id()) ? Task.HOLD_COMMITTEE : Task.SCHEDULE_COMMITTEE;
            case PUBLIC_NOTICE -> Task.PUBLISH_NOTICE;
            case CONSULT -> Task.CONSULT;
            case RECEIVE,
                    TRANSFER,
                    OPINION,
                    PRIOR_NOTICE,
                    HEARING,
                    TECHNICAL_REVIEW,
                    DRAFT,
                    REVIEW,
                    COOPERATE,
                    APPROVE,
                    CONTRACT,
                    ISSUE,
                    NOTIFY,
                    REGISTER,
                    PAY,
                    CLOSE,
                    SUPPLEMENT,
                    RETURN,
                    REFUSE,
                    OBJECTION,
                    WORK -> Task.COMPLETE_STEP;
        };
    }

    private NextTask fill(Task task) {
        return new NextTask.Fill(filled(task, null));
    }

    /** The form of a task, filled in as far as the petition and the law say. {@code about}: the step meant, else the current one. */
    Form filled(Task task, @Nullable StepId about) {
        var form = Form.of(task);
        var step = about == null ? stepOf(task).map(Step::id) : Optional.of(about);
        if (task.field("step").isPresent() && step.isPresent()) {
            form = form.with("step", step.get().value());
        }
        if (task.field("expected").isPresent()) {
            var expected = task == Task.START_STEP || task == Task.EXPECT
                    ? step.flatMap(procedure::find)
                    : step.flatMap(done -> Way.after(procedure, petition, done));
            if (expected.isPresent() && !petition.isDecided()) {
                form = form.with("expected", expectedOn(expected.get()).toString());
            }
        }
        return switch (task) {
            case CHECK_COMPLETENESS -> form.with("complete", "yes");
            case REQUEST_SUPPLEMENT, SUSPEND ->
                carried(form, "what", petition.missing())
                        .with(
                                "until",
                                clock.until(today(), Period.days(SUPPLEMENT_DAYS))
                                        .toString());
            case REOPEN ->
                form.with("until", today().plusDays(Act.LEAST_DAYS_TO_BE_HEARD).toString());
            // Ten days and no more, so not moved off a holiday.
            case DEMAND_SUPPLEMENT ->
                carried(form, "what", asked())
                        .with(
                                "until",
                                today().plusDays(Act.MOST_DAYS_OF_LAST_DEMAND).toString());
            case RETURN_PAPERS -> carried(form, "reason", stayedOut());
            case HOLD_COMMITTEE -> carried(form, "committee", committee(step.orElse(null)));
            case CONSULT, ASK_OFFICE ->
                form.with(
                        "until",
                        clock.plusWorkingHours(now, REPLY_HOURS)
                                .atZone(CityTime.ZONE)
                                .toLocalDate()
                                .toString());
            case DECIDE ->
                (isAskedFor() ? form : form.with("outcome", Outcome.COMPLETED.name()))
                        .with("remedies", remedies().ko())
                        .with("remedies.en", remedies().en());
            case DECIDE_WITHOUT_PAPER ->
                form.with("remedies", remedies().ko())
                        .with("remedies.en", remedies().en());
            case NOTIFY -> {
                var told = form.with("channel", "online");
                var until = objectionUntil(petition, clock, today());
                yield until == null ? told : told.with("objection", until.toString());
            }
            case ANSWER_RECOMMENDATION -> {
                var waits = petition.integrity().recommendations().stream()
                        .filter(one -> !one.answered())
                        .findFirst();
                yield waits.isEmpty()
                        ? form
                        : form.with("asked", Integer.toString(waits.get().seq()));
            }
            default -> form;
        };
    }

    /** What was written before stands in the form already. */
    private static Form carried(Form form, String field, @Nullable Text words) {
        return words == null || form.task().field(field).isEmpty()
                ? form
                : form.with(field, words.ko()).with(field + ".en", words.en());
    }

    private @Nullable Text asked() {
        return petition.supplement() instanceof Supplement open ? open.what() : null;
    }

    private @Nullable Text stayedOut() {
        return petition.supplement() instanceof Supplement open
                ? new Text(
                        "다시 요구한 보완을 %s까지 하지 않았습니다: %s"
                                .formatted(open.until(), open.what().ko()),
                        "What was demanded again did not come by %s: %s"
                                .formatted(open.until(), open.what().en()))
                : null;
    }

    /** As it was announced. */
    private @Nullable Text committee(@Nullable StepId step) {
        return petition.progress().sittings().reversed().stream()
                .filter(one -> step == null || one.step() == null || step.equals(one.step()))
                .findFirst()
                .map(one -> one.committee())
                .orElse(null);
    }

    /**
     * The last day to object to what is notified on this day: sixty days to a refusal (Act art. 35), thirty to what takes back a permit that was given
     * (General Act on Public Administration art. 36); none where nothing was taken or refused.
     */
    static @Nullable LocalDate objectionUntil(Petition petition, StatutoryClock clock, LocalDate notified) {
        return switch (petition.outcome()) {
            case REFUSED -> clock.objectionUntil(notified);
            case REVOKED -> clock.until(notified, Deadline.GENERAL_OBJECTION.period());
            case null, default -> null;
        };
    }

    private boolean isAskedFor() {
        return switch (procedure.nature()) {
            case APPLICATION, REPORT, SANCTION -> true;
            case CONTRACT, AGENCY_INITIATED -> false;
        };
    }

    /** Against taking back what was granted there is the general objection (General Act on Public Administration art. 36). */
    private Text remedies() {
        var earlier = petition.earlierEndings();
        boolean granted = !earlier.isEmpty()
                && switch (earlier.getLast().outcome()) {
                    case GRANTED, GRANTED_WITH_CONDITIONS -> true;
                    default -> false;
                };
        return granted ? REMEDIES_AGAINST_REVOCATION : REMEDIES;
    }

    private static final Text REMEDIES_AGAINST_REVOCATION = new Text(
            "이 처분에 이의가 있으면 처분을 받은 날부터 30일 안에 이의신청을, 처분이 있음을 안 날부터 90일 안에 행정심판이나 행정소송을 제기할 수 있습니다.",
            "You may object within 30 days of receiving this decision, and appeal or sue within 90 days of learning of it.");

    private static final Text REMEDIES = new Text(
            "이 처분에 이의가 있으면 통지를 받은 날부터 60일 안에 이의신청을, 처분이 있음을 안 날부터 90일 안에 행정심판이나 행정소송을 제기할 수 있습니다.",
            "You may object within 60 days of receiving this decision, and appeal or sue within 90 days of learning of it.");

    private Optional<Step> stepOf(Task task) {
        return switch (task) {
            case CHECK_COMPLETENESS -> undone(Step.Kind.COMPLETE_CHECK);
            case INSPECT -> undone(Step.Kind.SITE).or(() -> undone(Step.Kind.INSPECT));
            case SCHEDULE_COMMITTEE, HOLD_COMMITTEE -> undone(Step.Kind.COMMITTEE);
            case PUBLISH_NOTICE -> undone(Step.Kind.PUBLIC_NOTICE);
            case CONSULT, ASK_OFFICE -> undone(Step.Kind.CONSULT);
            default -> Way.current(procedure, petition);
        };
    }

    private Optional<Step> undone(Step.Kind kind) {
        return petition.undone(procedure, kind);
    }

    /** As announced before, unless that day has passed. */
    private LocalDate expectedOn(Step step) {
        var announced = petition.expectedOn(step.id());
        return announced == null || announced.isBefore(today())
                ? Way.expected(procedure, petition, step, clock, now)
                : announced;
    }

    /**
     * Acts to which the task can come, said so that the rules have nothing to object to but how the petition stands: one that they allow, and
     * the task leads somewhere.
     */
    Stream<Act> rehearsed(Task task, OfficialId me) {
        return switch (task) {
            case TAKE -> Stream.of(Act.take(petition.division(), me, 0, ANY));
            case ASSIGN -> Stream.of(Act.assign(petition.division(), SOMEBODY, ANY));
            case DRAW -> Stream.of(Act.assignByDraw(petition.division(), SOMEBODY, "", List.of(), 0));
            case DECLARE_CONFLICT -> Stream.of(Act.declareConflict(me, null));
            case CHECK_COMPLETENESS ->
                undone(Step.Kind.COMPLETE_CHECK).map(_ -> Act.checkCompleteness(true, null)).stream();
            case START_STEP -> procedure.steps().stream().map(step -> Act.startStep(step.id(), null, ANY));
            case COMPLETE_STEP ->
                procedure.steps().stream().map(step -> Act.completeStep(step.id(), ANY, null, null, ANY));
            case INSPECT -> Stream.of(Act.inspect(null, ANY, null));
            case SCHEDULE_COMMITTEE -> Stream.of(Act.scheduleCommittee(null, ANY, ANY, today()));
            case HOLD_COMMITTEE -> Stream.of(Act.committee(null, ANY, ANY, null, null, ANY));
            case PUBLISH_NOTICE -> Stream.of(Act.publishNotice(null, ANY, null));
            case INVITE_COMMENTS -> Stream.of(Act.inviteComments(comments, ANY, null));
            case REQUEST_SUPPLEMENT -> Stream.of(Act.requestSupplement(ANY, today()));
            case EXTEND_SUPPLEMENT -> Stream.of(Act.extendSupplement(today()));
            case DEMAND_SUPPLEMENT -> Stream.of(Act.demandSupplement(ANY, today()));
            case ENTER_SUPPLEMENT -> Stream.of(Act.answerSupplement(null));
            case RETURN_PAPERS -> Stream.of(Act.returnPapers(ANY));
            case CONSULT -> Stream.of(Act.consult(null, ANY, petition.agency(), ELSEWHERE, ANY, today()));
            case ASK_OFFICE -> Stream.of(Act.askOffice(null, ANY, ANY, today()));
            case EXTEND_CONSULTATION ->
                questions(true).map(one -> Act.extendConsultation(one.asked(), ANY, one.until()));
            case ANSWER_CONSULTATION -> questions(true).map(one -> Act.answerConsultation(one.asked(), ANY));
            case ENTER_REPLY -> questions(false).map(one -> Act.answerConsultation(one.asked(), ANY));
            case EXTEND -> Stream.of(Act.extend(ExtensionReason.FACTS_TO_CHECK, ANY, true));
            case SUSPEND -> Stream.of(Act.suspend(SuspensionGround.OPINION_HEARING, today(), ANY));
            case RESUME -> Stream.of(Act.resume(ANY));
            case TRANSFER -> Stream.of(Act.transfer(petition.agency(), ELSEWHERE, ANY, null));
            case EXPLAIN_DELAY -> Stream.of(Act.explainDelay("", ANY, null));
            case EXPECT -> procedure.steps().stream().map(step -> Act.expect(step.id(), today(), ANY));
            case DECIDE ->
                wantsPaper ? Stream.of() : Stream.of(Act.decide(Outcome.COMPLETED, ANY, List.of(), null, null));
            case DECIDE_WITHOUT_PAPER ->
                wantsPaper
                        ? Stream.of(Act.decideWithoutPaper(Outcome.GRANTED, ANY, List.of(), null, ANY))
                        : Stream.of();
            case ENTER_WITHDRAWAL -> Stream.of(Act.decide(Outcome.WITHDRAWN, ANY, List.of(), null, null));
            case NOTIFY -> Stream.of(Act.notifyResult("online", null));
            case OBJECT -> Stream.of(Act.object(null));
            case EXTEND_OBJECTION -> Stream.of(Act.extendObjection(ANY));
            case DECIDE_OBJECTION -> Stream.of(Act.decideObjection(false, ANY));
            case REOPEN -> Stream.of(Act.reopen(ReopeningGround.UNLAWFUL, ANY, null, null, ANY));
            case HEAR_OPINION -> Stream.of(Act.hearOpinion(ANY));
            case STATE_CONTRACT -> Stream.of(Act.stateContract(rules, ContractKind.GOODS, 1));
            case PLEDGE -> Stream.of(Act.pledge(rules));
            case ANNOUNCE_VISIT -> Stream.of(Act.announceVisit(today(), ANY));
            case HOLD_VISIT -> Stream.of(Act.holdVisit(ANY));
            case RECOMMEND -> Stream.of(Act.recommend(rules, ANY));
            case ANSWER_RECOMMENDATION ->
                petition.integrity().recommendations().stream()
                        .map(one -> Act.answerRecommendation(one.seq(), true, ANY));
            case SANCTION -> Stream.of(Act.sanction(rules, SanctionGround.BRIBE, 0L, null, today(), today(), ANY));
            case CORRECT -> Stream.of(Act.correct(petition.seq(), ANY, ANY));
        };
    }

    private static final Text ANY = new Text("-", "-");
    private static final OfficialId SOMEBODY = new OfficialId("somebody");
    private static final UnitId ELSEWHERE = new UnitId("elsewhere");

    /** Questions that wait for an answer, from those who work here or from an office outside. */
    private Stream<Consultation> questions(boolean here) {
        return petition.consultations().stream().filter(one -> one.isOpen() && (one.unit() != null) == here);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, CityTime.ZONE);
    }
}
