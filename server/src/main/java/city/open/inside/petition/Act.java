package city.open.inside.petition;

import static city.open.inside.petition.Ruling.happens;
import static city.open.inside.petition.Ruling.refused;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Deadline;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Extension;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Reckoning;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Suspension;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.OrderEnd;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SanctionGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.ground.vocabulary.TakenUp;
import city.open.inside.petition.PetitionEvent.*;
import city.open.town.catalogue.Actor;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.Deemed;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something someone wants to record about a petition. Each is a pure rule: it looks at where the petition stands and answers with the fact
 * or with the rule that says no. What the law leaves to the official is recorded even when it leaves the procedure; only what cannot be
 * true, or what the law forbids, is refused.
 */
public final class Act {
    private static final int MOST_SUPPLEMENT_EXTENSIONS = 2;
    private static final int MOST_EXTENSIONS = 2;
    /** For the answer to the one further demand (Decree art. 24). */
    public static final int MOST_DAYS_OF_LAST_DEMAND = 10;

    private static final int DAYS_TO_DECIDE_ON_WITHHOLDING = 10;
    /** For so long a form can be held before it is recorded. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

    /** From the prior notice to the last day for opinions, or to the hearing (Administrative Procedures Act art. 21). */
    public static final int LEAST_DAYS_TO_BE_HEARD = 10;

    private static final Text NO_APPROVAL_TOLD = new Text(
            "다른 시스템이 결재 기록 없이 결정을 알려 왔음", "another system told of the decision without telling of an approval");
    private static final Text NO_REASON = new Text("사유 미기재", "no reason was stated");

    private final Judge judge;

    private Act(Judge judge) {
        this.judge = judge;
    }

    @FunctionalInterface
    private interface Judge {
        Ruling judge(Petition petition, Circumstances now);
    }

    Ruling judge(Petition petition, Circumstances now) {
        return judge.judge(petition, now);
    }

    public static Act checkCompleteness(boolean complete, @Nullable Text note) {
        return undecided((petition, now) ->
                happens(new CompletenessChecked(now.nextStep(petition, Step.Kind.COMPLETE_CHECK), complete, note)));
    }

    /** 보완 요구. Time stops on the day it goes out. */
    public static Act requestSupplement(Text what, LocalDate answerBy) {
        return undecided((petition, _) -> petition.supplementOpen()
                ? refused(Rule.SUPPLEMENT_OPEN)
                : happens(new SupplementRequested(what, answerBy, petition.supplementRounds() + 1)));
    }

    /** More time for the applicant, who asked for it: twice at most. */
    public static Act extendSupplement(LocalDate answerBy) {
        return undecided((petition, now) -> {
            var open = petition.supplement();
            if (open == null) {
                return refused(Rule.NO_SUPPLEMENT_OPEN);
            }
            if (open.lastDemand()) {
                return refused(Rule.LAST_DEMAND_MADE);
            }
            if (open.extensions() >= MOST_SUPPLEMENT_EXTENSIONS) {
                return refused(Rule.SUPPLEMENT_EXTENSIONS_USED_UP);
            }
            return answerBy.isBefore(now.day())
                    ? refused(Rule.DATE_BEFORE_TODAY)
                    : happens(new SupplementExtended(answerBy, open.extensions() + 1));
        });
    }

    /** The one further request once the time has run out, of ten days at most. */
    public static Act demandSupplement(Text what, LocalDate answerBy) {
        return undecided((petition, now) -> {
            var open = petition.supplement();
            if (open == null) {
                return refused(Rule.NO_SUPPLEMENT_OPEN);
            }
            if (open.lastDemand()) {
                return refused(Rule.LAST_DEMAND_MADE);
            }
            if (!open.isOver(now.day())) {
                return refused(Rule.SUPPLEMENT_NOT_OVER);
            }
            if (answerBy.isBefore(now.day())) {
                return refused(Rule.DATE_BEFORE_TODAY);
            }
            return answerBy.isAfter(now.day().plusDays(MOST_DAYS_OF_LAST_DEMAND))
                    ? refused(Rule.DEMAND_TOO_LONG)
                    : happens(new SupplementDemanded(what, answerBy));
        });
    }

    /** 반려: after the last demand, where the papers stayed out (Decree art. 25). */
    public static Act returnPapers(Text reason) {
        return returnPapers(reason, null);
    }

    private static Act returnPapers(Text reason, @Nullable String document) {
        return undecided((petition, now) -> {
            var open = petition.supplement();
            if (open == null) {
                return refused(Rule.NO_SUPPLEMENT_OPEN);
            }
            if (!open.lastDemand()) {
                return refused(Rule.LAST_DEMAND_MISSING);
            }
            return open.isOver(now.day())
                    ? happens(new Decided(Outcome.RETURNED, reason, List.of(), null, document, null, null))
                    : refused(Rule.SUPPLEMENT_NOT_OVER);
        });
    }

    public static Act answerSupplement(@Nullable Text what) {
        return undecided((petition, now) -> {
            var open = petition.supplement();
            if (open == null) {
                return refused(Rule.NO_SUPPLEMENT_OPEN);
            }
            if (now.day().isBefore(open.since())) {
                return refused(Rule.ANSWERED_BEFORE_ASKED);
            }
            var counted = recount(
                    petition,
                    now,
                    new Suspension(open.since(), now.day()),
                    petition.term().extensions());
            return happens(new SupplementAnswered(what, due(counted), deemedOn(petition, counted)));
        });
    }

    /** The first official, or another one with a reason everybody may read. */
    public static Act assign(UnitId division, OfficialId official, @Nullable Text reason) {
        return undecided((petition, _) -> petition.official() != null && reason == null
                ? refused(Rule.REASON_REQUIRED)
                : assigned(petition, new Assigned(division, official, reason, null, null, null, null)));
    }

    /** Drawn by rotation. {@code draw} commits to the seed with which anyone can draw again later. */
    public static Act assignByDraw(
            UnitId division, OfficialId official, String draw, List<OfficialId> eligible, int excluded) {
        return undecided((petition, _) -> petition.official() != null
                ? refused(Rule.REASON_REQUIRED)
                : assigned(
                        petition, new Assigned(division, official, null, draw, List.copyOf(eligible), excluded, null)));
    }

    /** Somebody takes it; out of turn only with a reason everybody may read. */
    public static Act take(UnitId division, OfficialId official, int passedOver, @Nullable Text reason) {
        return undecided((petition, _) -> {
            if (petition.official() != null && reason == null) {
                return refused(Rule.REASON_REQUIRED);
            }
            return passedOver > 0 && reason == null
                    ? refused(Rule.OUT_OF_TURN)
                    : assigned(
                            petition,
                            new Assigned(
                                    division, official, reason, null, null, null, passedOver == 0 ? null : passedOver));
        });
    }

    private static Ruling assigned(Petition petition, Assigned assigned) {
        return petition.conflicts().contains(assigned.official()) ? refused(Rule.CONFLICT_DECLARED) : happens(assigned);
    }

    /** An official stays out of the matter from now on. */
    public static Act declareConflict(OfficialId official, @Nullable String interest) {
        return undecided((petition, _) -> petition.conflicts().contains(official)
                ? refused(Rule.CONFLICT_ALREADY_DECLARED)
                : happens(new ConflictDeclared(official, interest)));
    }

    /**
     * {@code departure} is the reason for leaving the procedure; where the step leaves it without one, that is said too. A step is done
     * once, except in another system's log, which may tell of the same step again.
     */
    public static Act startStep(StepId step, @Nullable LocalDate expectedBy, @Nullable Text departure) {
        return new Act((petition, now) -> petition.isDone(step) && !petition.imported()
                ? refused(Rule.STEP_ALREADY_DONE)
                : happens(new StepStarted(step, expectedBy, departure(petition, now, step, departure))));
    }

    public static Act completeStep(
            StepId step, Text result, @Nullable Text summary, @Nullable String report, @Nullable Text departure) {
        return new Act((petition, now) -> petition.isDone(step) && !petition.imported()
                ? refused(Rule.STEP_ALREADY_DONE)
                : happens(new StepCompleted(
                        step,
                        result,
                        summary,
                        report,
                        petition.isStarted(step) ? departure : departure(petition, now, step, departure))));
    }

    /** An office outside this system is asked. */
    public static Act askOffice(@Nullable StepId step, Text office, Text question, LocalDate replyBy) {
        return undecided((_, _) -> happens(new ConsultationAsked(step, office, question, replyBy, null, null)));
    }

    /** Another unit that works here is asked; it answers by itself. */
    public static Act consult(
            @Nullable StepId step, Text office, AgencyCode agency, UnitId unit, Text question, LocalDate replyBy) {
        return undecided((_, now) -> replyBy.isBefore(now.day())
                ? refused(Rule.DATE_BEFORE_TODAY)
                : happens(new ConsultationAsked(step, office, question, replyBy, agency, unit)));
    }

    /** Once, before the reply is due, by at most the time first given (Act art. 20). */
    public static Act extendConsultation(int asked, Text reason, LocalDate replyBy) {
        return consulted(asked, (one, now) -> {
            if (one.extended()) {
                return refused(Rule.CONSULTATION_EXTENDED_BEFORE);
            }
            if (now.day().isAfter(one.until())) {
                return refused(Rule.CONSULTATION_OVER);
            }
            long given = ChronoUnit.DAYS.between(LocalDate.ofInstant(one.askedAt(), CityTime.ZONE), one.until());
            return replyBy.isAfter(one.until().plusDays(given))
                    ? refused(Rule.CONSULTATION_EXTENSION_TOO_LONG)
                    : happens(new ConsultationExtended(asked, reason, replyBy));
        });
    }

    public static Act answerConsultation(int asked, Text reply) {
        return consulted(asked, (one, _) -> happens(new ConsultationAnswered(one.step(), one.office(), reply, asked)));
    }

    private static Act consulted(int asked, BiFunction<Consultation, Circumstances, Ruling> judge) {
        return undecided((petition, now) -> petition.consultations().stream()
                .filter(one -> one.asked() == asked)
                .findFirst()
                .map(one -> one.isOpen() ? judge.apply(one, now) : refused(Rule.ALREADY_ANSWERED))
                .orElse(refused(Rule.NOT_ASKED)));
    }

    /** An office outside this system has replied; where it was asked here, the oldest open question to it is closed. */
    public static Act officeAnswers(@Nullable StepId step, Text office, Text reply) {
        return undecided((petition, _) -> happens(new ConsultationAnswered(
                step,
                office,
                reply,
                petition.consultations().stream()
                        .filter(one -> one.isOpen() && one.office().equals(office))
                        .findFirst()
                        .map(Consultation::asked)
                        .orElse(null))));
    }

    /** A committee will deal with it; the agenda is public. */
    public static Act scheduleCommittee(@Nullable StepId step, Text committee, Text agenda, LocalDate on) {
        return undecided((_, now) -> on.isBefore(now.day())
                ? refused(Rule.DATE_BEFORE_TODAY)
                : happens(new CommitteeScheduled(step, committee, agenda, on)));
    }

    public static Act inspect(@Nullable StepId step, Text findings, @Nullable String report) {
        return new Act((_, _) -> happens(new InspectionHeld(step, findings, report)));
    }

    public static Act committee(
            @Nullable StepId step,
            Text committee,
            Text outcome,
            @Nullable Integer votesFor,
            @Nullable Integer votesAgainst) {
        return committee(step, committee, outcome, votesFor, votesAgainst, null);
    }

    /** @param early why it sat before the day that was announced, where it did */
    public static Act committee(
            @Nullable StepId step,
            Text committee,
            Text outcome,
            @Nullable Integer votesFor,
            @Nullable Integer votesAgainst,
            @Nullable Text early) {
        return new Act((petition, now) -> {
            boolean before = petition.progress().sittings().stream()
                    .anyMatch(one -> one.is(step, committee) && now.day().isBefore(one.on()));
            return before && early == null
                    ? refused(Rule.COMMITTEE_BEFORE_ITS_DAY)
                    : happens(new CommitteeHeld(
                            step, committee, now.day(), outcome, votesFor, votesAgainst, before ? early : null));
        });
    }

    public static Act publishNotice(@Nullable StepId step, Text where, @Nullable LocalDate until) {
        return new Act((_, _) -> happens(new NoticePublished(step, where, until)));
    }

    public static Act draft(Text title, @Nullable Text opinion) {
        return draft(title, opinion, null);
    }

    public static Act draft(Text title, @Nullable Text opinion, @Nullable String document) {
        return draft(title, opinion, document, null);
    }

    /** @param acknowledged why it goes up although something is open that the decision waits for */
    public static Act draft(
            Text title, @Nullable Text opinion, @Nullable String document, @Nullable Text acknowledged) {
        return undecided(
                (petition, now) -> unconcerned(petition, now, new Drafted(title, opinion, document, acknowledged)));
    }

    public static Act review(@Nullable Text opinion, @Nullable Text skipped, boolean dissent) {
        return review(opinion, skipped, dissent, null);
    }

    /** A reviewer signs, or is passed over with the reason that goes into the box. */
    public static Act review(
            @Nullable Text opinion, @Nullable Text skipped, boolean dissent, @Nullable String document) {
        return drafted(
                (petition, now) -> unconcerned(petition, now, new Reviewed(opinion, skipped, dissent, document)));
    }

    public static Act concur(@Nullable Text opinion, boolean dissent) {
        return concur(opinion, dissent, null);
    }

    public static Act concur(@Nullable Text opinion, boolean dissent, @Nullable String document) {
        return drafted((petition, now) -> unconcerned(petition, now, new Concurred(opinion, dissent, document)));
    }

    public static Act approve(boolean delegated, boolean acting) {
        return approve(delegated, acting, null, null, null, null);
    }

    /** Four eyes: nobody approves what they drafted. */
    public static Act approve(
            boolean delegated,
            boolean acting,
            @Nullable String document,
            @Nullable String registration,
            @Nullable Authority authority,
            @Nullable Rank actingFor) {
        return drafted((petition, now) -> now.by() instanceof By.OfOffice office
                        && office.official().equals(petition.papers().drafter())
                ? refused(Rule.DRAFTER_CANNOT_APPROVE)
                : unconcerned(
                        petition,
                        now,
                        new Approved(
                                now.nextStep(petition, Step.Kind.APPROVE),
                                delegated,
                                acting,
                                document,
                                registration,
                                authority,
                                actingFor)));
    }

    public static Act returnDraft(Text reason) {
        return returnDraft(reason, null);
    }

    public static Act returnDraft(Text reason, @Nullable String document) {
        return drafted((petition, now) -> unconcerned(petition, now, new DraftReturned(reason, document)));
    }

    /** 시행. The paper must have been approved; that is known to whoever keeps the papers. */
    public static Act issue(String document, String registration, Text to) {
        return new Act((petition, _) -> petition.papers().everApproved()
                ? happens(new DocumentIssued(document, registration, to))
                : refused(Rule.NOT_APPROVED));
    }

    /** Whoever declared an interest signs nothing. */
    private static Ruling unconcerned(Petition petition, Circumstances now, PetitionEvent event) {
        return now.by() instanceof By.OfOffice office && petition.conflicts().contains(office.official())
                ? refused(Rule.CONFLICT_DECLARED)
                : happens(event);
    }

    /** 처리기간 연장 by the whole period once more. */
    public static Act extend(ExtensionReason reason, Text explanation, boolean consented) {
        return extend(reason, explanation, consented, Extension.WHOLE);
    }

    /**
     * 처리기간 연장 (Decree art. 21): before the period ends, for a listed reason, by the period once more at most, a second time only with
     * consent.
     */
    public static Act extend(ExtensionReason reason, Text explanation, boolean consented, Extension by) {
        return undecided((petition, now) -> {
            var due = petition.due();
            if (due == null || petition.period() == null) {
                return refused(Rule.NO_PERIOD);
            }
            if (!reason.allowed()) {
                return refused(Rule.REASON_NOT_ALLOWED);
            }
            int times = petition.term().extensions().size();
            if (times >= MOST_EXTENSIONS) {
                return refused(Rule.EXTENSIONS_USED_UP);
            }
            if (times == 1 && !consented) {
                return refused(Rule.CONSENT_REQUIRED);
            }
            if (isOver(petition, now)) {
                return refused(Rule.PERIOD_OVER);
            }
            var counted = recount(petition, now, null, more(petition, by));
            var newDue = due(counted);
            var latest = due(recount(petition, now, null, more(petition, Extension.WHOLE)));
            if (newDue != null && latest != null && newDue.endsAt().isAfter(latest.endsAt())) {
                return refused(Rule.EXTENSION_TOO_LONG);
            }
            return happens(new Extended(
                    reason,
                    explanation,
                    times + 1,
                    consented,
                    newDue == null ? due : newDue,
                    deemedOn(petition, counted),
                    by.days()));
        });
    }

    private static List<Extension> more(Petition petition, Extension by) {
        return Grown.list(petition.term().extensions(), by);
    }

    /**
     * Whether the due minute had passed when it happened, or when it was entered: what is entered backwards must not make in time what was
     * late. While time stands nothing passes that had not passed before.
     */
    private static boolean isOver(Petition petition, Circumstances now) {
        return petition.isLateAt(now.moment().occurredAt())
                || petition.isLateAt(now.moment().recordedAt().minus(LONGEST_HOLD));
    }

    /**
     * 처리기간 산입 멈춤 (Decree art. 20), for a listed ground, with its explanation and the day on which it is expected to end. Never once the
     * due minute has passed; from further back than the grace only by a team leader or a rank above, and never by the official in charge.
     */
    public static Act suspend(SuspensionGround ground, LocalDate until, @Nullable Text explanation) {
        return undecided((petition, now) -> {
            if (petition.period() == null) {
                return refused(Rule.NO_PERIOD);
            }
            if (petition.standstill() != null) {
                return refused(Rule.ALREADY_SUSPENDED);
            }
            if (explanation == null) {
                return refused(Rule.REASON_REQUIRED);
            }
            if (until.isBefore(now.day())) {
                return refused(Rule.DATE_BEFORE_TODAY);
            }
            if (isOver(petition, now)) {
                return refused(Rule.PERIOD_OVER_TO_SUSPEND);
            }
            return now.isEnteredLate() && !isApprovedByLeader(petition, now)
                    ? refused(Rule.SUSPENSION_ENTERED_LATE)
                    : happens(new Suspended(ground, now.day(), explanation, until));
        });
    }

    private static boolean isApprovedByLeader(Petition petition, Circumstances now) {
        return now.by() instanceof By.OfOffice office
                && office.rank().height() >= Rank.TEAM_LEADER.height()
                && !office.official().equals(petition.official());
    }

    public static Act resume() {
        return resume(null);
    }

    /** @param explanation why it lasted longer than was said when it began */
    public static Act resume(@Nullable Text explanation) {
        return undecided((petition, now) -> {
            var stopped = petition.standstill();
            if (stopped == null) {
                return refused(Rule.NOT_SUSPENDED);
            }
            if (now.day().isBefore(stopped.since())) {
                return refused(Rule.RESUMED_BEFORE);
            }
            var until = stopped.until();
            if (until != null && now.day().isAfter(until) && explanation == null) {
                return refused(Rule.SUSPENSION_OUTLASTED);
            }
            var counted = recount(
                    petition,
                    now,
                    new Suspension(stopped.since(), now.day()),
                    petition.term().extensions());
            return happens(new Resumed(
                    now.day(),
                    due(counted),
                    deemedOn(petition, counted),
                    until != null && now.day().isAfter(until) ? explanation : null));
        });
    }

    /** The date counted anew with the calendar as it is known now; refused where nothing changes. */
    public static Act recount(Text cause) {
        return undecided((petition, now) -> {
            var before = petition.due();
            var counted = recount(petition, now, null, petition.term().extensions());
            var due = due(counted);
            return before == null || due == null || due.equals(before)
                    ? refused(Rule.NO_PERIOD)
                    : happens(new Recounted(cause, before, due, deemedOn(petition, counted)));
        });
    }

    public static Act transfer(UnitId to, Text reason) {
        return undecided((petition, _) -> petition.division().equals(to)
                ? refused(Rule.SAME_DIVISION)
                : happens(new Transferred(petition.division(), to, reason, null, null)));
    }

    /** To another agency, or with a limit by which it has to be received (Decree art. 13). */
    public static Act transfer(AgencyCode agency, UnitId to, Text reason, @Nullable Due receiveBy) {
        return undecided((petition, _) -> {
            boolean away = !petition.agency().equals(agency);
            return !away && petition.division().equals(to)
                    ? refused(Rule.SAME_DIVISION)
                    : happens(new Transferred(petition.division(), to, reason, away ? agency : null, receiveBy));
        });
    }

    /** 독촉: the date has passed and nothing was decided (Decree art. 28). */
    public static Act remindOverdue() {
        return undecided((petition, now) -> {
            var due = petition.due();
            return due == null
                            || petition.timeStands()
                            || !petition.isLateAt(now.moment().occurredAt())
                    ? refused(Rule.NOT_OVERDUE)
                    : happens(new Reminded(true, due, 0));
        });
    }

    /** Says why the date was not kept; as often as there is something to add. */
    public static Act explainDelay(String delay, Text reason, @Nullable Text explanation) {
        return undecided((petition, now) -> {
            var due = petition.due();
            return due == null
                            || petition.timeStands()
                            || !petition.isLateAt(now.moment().occurredAt())
                    ? refused(Rule.NOT_OVERDUE)
                    : unconcerned(petition, now, new DelayExplained(due, delay, reason, explanation));
        });
    }

    /** So many working days are left. */
    public static Act remindBefore(int workingDays) {
        return undecided((petition, now) -> {
            var due = petition.due();
            if (due == null || petition.timeStands()) {
                return refused(Rule.NO_PERIOD);
            }
            return petition.isLateAt(now.moment().occurredAt())
                    ? refused(Rule.PERIOD_OVER)
                    : happens(new Reminded(false, due, workingDays));
        });
    }

    /** So many days after reception the applicant is told how things stand (Decree art. 23). */
    public static Act noticeProgress(int days, Text standing) {
        return undecided((_, _) -> happens(new ProgressNoticed(days, standing)));
    }

    /** By when a step is expected. Moving a date once set needs a reason. */
    public static Act expect(StepId step, LocalDate on, @Nullable Text reason) {
        return new Act((petition, _) -> {
            var before = petition.expectedOn(step);
            return before != null && reason == null
                    ? refused(Rule.REASON_REQUIRED)
                    : happens(new StepExpected(step, on, before, reason));
        });
    }

    /**
     * Decides the petition. Where the procedure wants an approval, a decision is the approver's: it comes out of the paper that was approved
     * last, in the name of whoever approved it. What the applicant takes back needs none (Act art. 22).
     *
     * @param document the approved paper; null where it is kept elsewhere, or none is wanted
     */
    public static Act decide(
            Outcome outcome, Text reason, List<Text> conditions, @Nullable Text remedies, @Nullable String document) {
        return outcome == Outcome.RETURNED
                ? returnPapers(reason, document)
                : deciding(outcome, reason, conditions, remedies, document, null, false);
    }

    /**
     * Another system tells of a decision. Where it told of no approval before, that is a departure, and said.
     */
    public static Act decideElsewhere(Outcome outcome, Text reason, List<Text> conditions, @Nullable Text remedies) {
        return outcome == Outcome.RETURNED
                ? returnPapers(reason, null)
                : deciding(outcome, reason, conditions, remedies, null, NO_APPROVAL_TOLD, true);
    }

    /**
     * Decides although no paper was approved, which leaves the law and is recorded so: whoever holds the rank that approves may do it, and
     * never the official in charge alone.
     */
    public static Act decideWithoutPaper(
            Outcome outcome, Text reason, List<Text> conditions, @Nullable Text remedies, Text departure) {
        return outcome == Outcome.RETURNED
                ? returnPapers(reason, null)
                : deciding(outcome, reason, conditions, remedies, null, departure, false);
    }

    private static Act deciding(
            Outcome outcome,
            Text reason,
            List<Text> conditions,
            @Nullable Text remedies,
            @Nullable String document,
            @Nullable Text departure,
            boolean elsewhere) {
        return undecided((petition, now) -> {
            var notYet = notYet(outcome, petition, now);
            if (notYet != null) {
                return refused(notYet);
            }
            boolean free = isFree(outcome, petition, now);
            boolean approved =
                    free || (elsewhere ? petition.papers().approvedBy() != null : isApprovers(petition, now.by()));
            if (!approved && !elsewhere) {
                var refused = departure == null ? withoutPaper(now) : mayNotDepart(petition, now);
                if (refused != null) {
                    return refused(refused);
                }
            }
            // What another system went through it need not have told.
            var passedOver = free || elsewhere || (approved && document == null)
                    ? List.<StepId>of()
                    : petition.passedOver(now.procedure());
            return unconcerned(
                    petition,
                    now,
                    new Decided(
                            outcome,
                            reason,
                            conditions,
                            remedies,
                            document,
                            approved ? null : departure,
                            passedOver.isEmpty() ? null : passedOver));
        });
    }

    /** Whether the decision needs no approved paper of its own. */
    private static boolean isFree(Outcome outcome, Petition petition, Circumstances now) {
        if (petition.imported() || outcome == Outcome.WITHDRAWN) {
            return true;
        }
        // Another agency or a committee approves: then the step is there to be done before, and the decision is theirs.
        var others = now.procedure().deciding().filter(step -> !isRank(step.actor()));
        boolean done = others.map(step -> petition.isDone(step.id())).orElse(true);
        if (now.approver() == null) {
            return done || !(now.by() instanceof By.OfOffice);
        }
        if (others.isPresent() && done && !(now.by() instanceof By.OfOffice)) {
            return true;
        }
        return outcome == Outcome.COMPLETED && endsWithItsWork(petition, now.procedure());
    }

    /** What the office does for itself was approved when it was ordered, and ends when the work is done. */
    static boolean endsWithItsWork(Petition petition, Procedure procedure) {
        return !DISPOSITIONS.contains(procedure.nature()) && petition.papers().everApproved();
    }

    private static final Set<Nature> DISPOSITIONS = EnumSet.of(Nature.APPLICATION, Nature.REPORT, Nature.SANCTION);

    private static boolean isRank(Actor actor) {
        return Arrays.stream(Rank.values()).anyMatch(rank -> rank.name().equals(actor.name()));
    }

    /** Whether a paper was approved and this is who approved it. */
    private static boolean isApprovers(Petition petition, By by) {
        var approver = petition.papers().approvedBy();
        return approver instanceof By.OfOffice signed && by instanceof By.OfOffice decider
                ? signed.official().equals(decider.official())
                : approver != null && approver.equals(by);
    }

    private static Rule withoutPaper(Circumstances now) {
        return now.approver() == null ? Rule.APPROVAL_STEP_OPEN : Rule.PAPER_REQUIRED;
    }

    /** Null where the decision may be taken without a paper, by the rank of whoever takes it. */
    private static @Nullable Rule mayNotDepart(Petition petition, Circumstances now) {
        if (!(now.by() instanceof By.OfOffice office)) {
            return withoutPaper(now);
        }
        var asked = now.approver();
        if (asked != null && office.rank().height() < asked.height()) {
            return Rule.RANK_TOO_LOW;
        }
        return office.official().equals(petition.official()) ? Rule.NOT_ALONE : null;
    }

    /** What silence means by law, on the day after the period; the act of nobody (korean-domain.md 2.10). */
    public static Act deem() {
        return undecided((petition, now) -> {
            var effect = now.effectOfSilence(petition.variant());
            var on = petition.deemedOn();
            if (effect == Deemed.NONE || on == null) {
                return refused(Rule.SILENCE_HAS_NO_EFFECT);
            }
            if (petition.timeStands() || now.day().isBefore(on)) {
                return refused(Rule.PERIOD_NOT_OVER);
            }
            var outcome = effect == Deemed.ACCEPTED ? Outcome.DEEMED_ACCEPTED : Outcome.DEEMED_APPROVED;
            return happens(new Decided(
                    outcome,
                    new Text(
                            "처리기간 안에 처리 여부나 연장을 알리지 않아 기간이 끝난 다음 날 법에 따라 처리된 것으로 봅니다.",
                            "Neither a decision nor an extension was notified in time, so by law it counts as given on the day after the period."),
                    List.of(),
                    null,
                    null,
                    null,
                    null));
        });
    }

    public static Act notifyResult(String channel, @Nullable LocalDate objectionUntil) {
        return new Act((petition, now) -> {
            var ending = petition.ending();
            if (ending == null) {
                return refused(Rule.NOT_DECIDED);
            }
            if (ending.notice() != null) {
                return refused(Rule.ALREADY_NOTIFIED);
            }
            // Another system's log is told as it tells it.
            return now.moment().occurredAt().isBefore(ending.at()) && !petition.imported()
                    ? refused(Rule.NOTIFIED_BEFORE_DECIDED)
                    : happens(new Notified(now.nextStep(petition, Step.Kind.NOTIFY), channel, objectionUntil));
        });
    }

    /** 파기 of what is sealed, once the case is closed and nobody contests it. */
    public static Act erase(ErasureGround ground) {
        return new Act((petition, _) -> {
            if (!petition.isDecided()) {
                return refused(Rule.NOT_DECIDED);
            }
            if (petition.objection() != null) {
                return refused(Rule.OBJECTION_OPEN);
            }
            return petition.erased() ? refused(Rule.ALREADY_ERASED) : happens(new Erased(ground));
        });
    }

    /** Within 60 days of learning of the refusal; to be decided within 10 days (Act art. 35). */
    public static Act object(@Nullable String grounds) {
        return new Act((petition, now) -> {
            if (!petition.isDecided()) {
                return refused(Rule.NOT_DECIDED);
            }
            if (petition.objection() != null) {
                return refused(Rule.OBJECTION_OPEN);
            }
            return petition.notice() instanceof Ending.Notice told && told.isTooLateToObject(now.day())
                    ? refused(Rule.OBJECTION_PERIOD_OVER)
                    : happens(new ObjectionFiled(
                            grounds,
                            now.clock()
                                    .reckon(now.day(), Deadline.DECISION_ON_OBJECTION, false)
                                    .due()
                                    .date()));
        });
    }

    /** Once, by ten days at most from the day it was to be decided (Act art. 35). */
    public static Act extendObjection(Text reason) {
        return new Act((petition, now) -> {
            var objection = petition.objection();
            if (objection == null) {
                return refused(Rule.NO_OBJECTION_OPEN);
            }
            return objection.extended()
                    ? refused(Rule.OBJECTION_EXTENDED_BEFORE)
                    : happens(new ObjectionExtended(
                            reason,
                            now.clock()
                                    .reckon(objection.decideBy(), Deadline.DECISION_ON_OBJECTION, false)
                                    .due()
                                    .date()));
        });
    }

    /** Upheld, it opens the petition again: it is decided anew, with paper and line, within the period counted from now. */
    public static Act decideObjection(boolean upheld, Text reason) {
        return new Act((petition, now) -> {
            if (petition.objection() == null) {
                return refused(Rule.NO_OBJECTION_OPEN);
            }
            return happens(
                    upheld
                            ? new ObjectionDecided(true, reason, anew(petition, now), now.stepsAgain())
                            : new ObjectionDecided(false, reason, null, null));
        });
    }

    /**
     * 직권취소·변경·철회 is begun: the authority takes up its decision again, for a ground of the law. Where it may take something from
     * somebody, those concerned are heard first, with ten days at least, or it is said why the law needs nobody to be heard.
     */
    public static Act reopen(
            ReopeningGround ground,
            Text reason,
            @Nullable HearingWay hearing,
            @Nullable LocalDate opinionsBy,
            @Nullable Text unheard) {
        return new Act((petition, now) -> {
            var outcome = petition.outcome();
            if (outcome == null) {
                return refused(Rule.NOT_DECIDED);
            }
            if (petition.objection() != null) {
                return refused(Rule.OBJECTION_OPEN);
            }
            if (petition.erased()) {
                return refused(Rule.ALREADY_ERASED);
            }
            if (ground == ReopeningGround.OBJECTION_UPHELD || !STANDS.contains(outcome)) {
                return refused(Rule.NOTHING_TO_REVOKE);
            }
            if (hearing == null && unheard == null && GIVES.contains(outcome)) {
                return refused(Rule.HEARING_REQUIRED);
            }
            if (hearing != null
                    && (opinionsBy == null || opinionsBy.isBefore(now.day().plusDays(LEAST_DAYS_TO_BE_HEARD)))) {
                return refused(Rule.OPINIONS_TOO_SOON);
            }
            return unconcerned(
                    petition,
                    now,
                    new Reopened(
                            ground,
                            reason,
                            hearing,
                            hearing == null ? null : opinionsBy,
                            hearing == null ? unheard : null,
                            anew(petition, now),
                            now.stepsAgain()));
        });
    }

    /**
     * 의견청취: what was said, and what is made of it. Written opinions come when they come; a hearing was held on the day of which those
     * concerned were told, or later, and never before it.
     */
    public static Act hearOpinion(Text result) {
        return undecided((petition, now) -> {
            var way = petition.hearing();
            if (way == null) {
                return refused(Rule.NO_OPINION_AWAITED);
            }
            var by = petition.opinionsBy();
            return way != HearingWay.OPINION && by != null && now.day().isBefore(by)
                    ? refused(Rule.HEARD_BEFORE_ITS_DAY)
                    : unconcerned(petition, now, new OpinionHeard(way, result));
        });
    }

    private static final Set<Outcome> GIVES = EnumSet.of(
            Outcome.GRANTED, Outcome.GRANTED_WITH_CONDITIONS, Outcome.DEEMED_ACCEPTED, Outcome.DEEMED_APPROVED);

    /** Decisions that the authority can take up again: what was withdrawn or given back was not decided by it. */
    private static final Set<Outcome> STANDS = EnumSet.complementOf(EnumSet.of(Outcome.WITHDRAWN, Outcome.RETURNED));

    /** When a decision that is taken anew is due: the period once more. */
    private static @Nullable Due anew(Petition petition, Circumstances now) {
        var period = petition.period();
        return period == null
                ? null
                : now.clock()
                        .reckon(now.moment().occurredAt(), period, List.of(), List.of())
                        .due();
    }

    /** Why it cannot be decided yet, or not so, where it was opened again. */
    private static @Nullable Rule notYet(Outcome outcome, Petition petition, Circumstances now) {
        if (outcome == Outcome.REVOKED
                && (petition.earlierEndings().isEmpty()
                        || !GIVES.contains(petition.earlierEndings().getLast().outcome()))) {
            return Rule.NOTHING_TO_REVOKE;
        }
        var by = petition.opinionsBy();
        if (petition.hearing() == null || by == null) {
            return null;
        }
        boolean silent = petition.hearing() == HearingWay.OPINION && now.day().isAfter(by);
        return silent ? null : Rule.OPINIONS_AWAITED;
    }

    /**
     * What is to be contracted, and for how much. What was watched once stays watched, so that nobody gets rid of the ombudsman by a smaller
     * sum.
     */
    public static Act stateContract(CleanHands.Version rules, ContractKind kind, long amount) {
        return undecided((petition, now) -> {
            if (!rules.covers(petition.procedure())) {
                return refused(Rule.NO_CLEAN_HANDS);
            }
            boolean watched =
                    rules.isWatched(kind, amount) || petition.integrity().isWatched();
            return unconcerned(
                    petition, now, new ContractStated(now.standsAt(petition), kind, amount, rules.number(), watched));
        });
    }

    /** 청렴서약: the applicant signs as the contractor, an official for the agency; each side once. */
    public static Act pledge(CleanHands.Version rules) {
        return undecided((petition, now) -> {
            if (!rules.covers(petition.procedure())) {
                return refused(Rule.NO_CLEAN_HANDS);
            }
            var side = now.by() instanceof By.OfApplicant ? PledgeSide.CONTRACTOR : PledgeSide.CITY;
            return petition.integrity().signed().contains(side)
                    ? refused(Rule.PLEDGED_BEFORE)
                    : unconcerned(petition, now, new PledgeSigned(now.standsAt(petition), side));
        });
    }

    /** From the order to the completion; announced anew, the visit is on another day. */
    public static Act announceVisit(LocalDate on, Text purpose) {
        return undecided((petition, now) -> {
            if (!petition.integrity().isWatched()) {
                return refused(Rule.NOT_WATCHED);
            }
            return on.isBefore(now.day())
                    ? refused(Rule.DATE_BEFORE_TODAY)
                    : unconcerned(petition, now, new VisitAnnounced(now.standsAt(petition), on, purpose));
        });
    }

    /** Once it was announced, and not before that day. */
    public static Act holdVisit(Text findings) {
        return new Act((petition, now) -> {
            var on = petition.integrity().visitOn();
            if (on == null) {
                return refused(Rule.NO_VISIT_ANNOUNCED);
            }
            return now.day().isBefore(on)
                    ? refused(Rule.VISIT_BEFORE_ITS_DAY)
                    : unconcerned(petition, now, new VisitHeld(now.standsAt(petition), findings));
        });
    }

    /** The ombudsman recommends, also when all is over; the agency answers within the term of the rules. */
    public static Act recommend(CleanHands.Version rules, Text recommendation) {
        return new Act((petition, now) -> petition.integrity().isWatched()
                ? unconcerned(
                        petition,
                        now,
                        new Recommended(
                                now.standsAt(petition),
                                recommendation,
                                now.clock().until(now.day(), rules.answerWithin())))
                : refused(Rule.NOT_WATCHED));
    }

    public static Act answerRecommendation(int asked, boolean followed, Text answer) {
        return new Act((petition, now) -> petition.integrity()
                .recommendation(asked)
                .map(one -> one.answered()
                        ? refused(Rule.RECOMMENDATION_ANSWERED)
                        : unconcerned(petition, now, new RecommendationAnswered(asked, followed, answer)))
                .orElse(refused(Rule.NOT_RECOMMENDED)));
    }

    /** Answers the recommendation that has waited longest. */
    public static Act answerRecommendation(boolean followed, Text answer) {
        return new Act((petition, now) -> petition.integrity().recommendations().stream()
                .filter(one -> !one.answered())
                .findFirst()
                .map(one -> answerRecommendation(one.seq(), followed, answer).judge(petition, now))
                .orElse(refused(Rule.NOT_RECOMMENDED)));
    }

    /**
     * 입찰참가자격 제한, once the contract committee has dealt with it: for a bribe by the scale, else for as long as is said. It also comes after completion.
     *
     * @param bribe in won; null where nothing was given
     * @param months for other grounds; null for a bribe
     */
    public static Act sanction(
            CleanHands.Version rules,
            SanctionGround ground,
            @Nullable Long bribe,
            @Nullable Integer months,
            LocalDate committee,
            LocalDate from,
            Text reason) {
        return new Act((petition, now) -> {
            if (!rules.covers(petition.procedure())) {
                return refused(Rule.NO_CLEAN_HANDS);
            }
            if (ground == SanctionGround.BRIBE ? bribe == null || months != null : bribe != null || months == null) {
                return refused(Rule.SANCTION_BY_SCALE);
            }
            int length = bribe != null ? rules.exclusionMonths(bribe) : months == null ? 0 : months;
            if (length < 1 || length > rules.longest()) {
                return refused(Rule.SANCTION_TOO_LONG);
            }
            if (committee.isAfter(now.day())) {
                return refused(Rule.COMMITTEE_TO_COME);
            }
            return from.isBefore(now.day())
                    ? refused(Rule.DATE_BEFORE_TODAY)
                    : unconcerned(
                            petition,
                            now,
                            new SanctionImposed(
                                    now.standsAt(petition),
                                    ground,
                                    bribe,
                                    length,
                                    from,
                                    StatutoryClock.lastDayFrom(from, new Period(Period.Unit.MONTH, length)),
                                    committee,
                                    reason));
        });
    }

    /** Once the pages are blackened and kept; whoever declared an interest opens nothing. */
    public static Act openDocument(String document, Text title, int pages, String sha256, List<Covered> covered) {
        return openDocument(document, title, pages, sha256, covered, null);
    }

    /** @param redactedBy who blackened it, where another signs */
    public static Act openDocument(
            String document,
            Text title,
            int pages,
            String sha256,
            List<Covered> covered,
            @Nullable OfficialId redactedBy) {
        return new Act((petition, now) ->
                unconcerned(petition, now, new DocumentOpened(document, title, pages, sha256, covered, redactedBy)));
    }

    /** At any time, also when all is over. */
    public static Act withdrawDocument(String document, Text reason) {
        return new Act((_, _) -> happens(new DocumentWithdrawn(document, reason)));
    }

    /** Asked once for each entry; to be decided within ten days (Personal Information Protection Decree art. 44). */
    public static Act askWithholding(int seq) {
        return new Act((petition, now) -> {
            if (seq < 1 || seq > petition.seq()) {
                return refused(Rule.NOTHING_TO_WITHHOLD);
            }
            return petition.withholdings().containsKey(seq)
                    ? refused(Rule.WITHHOLDING_ASKED_BEFORE)
                    : happens(new WithholdingAsked(seq, now.day().plusDays(DAYS_TO_DECIDE_ON_WITHHOLDING)));
        });
    }

    /** @param ground of the Disclosure Act on which it is withheld; null refuses */
    public static Act decideWithholding(int seq, @Nullable String ground, Text reason) {
        return new Act((petition, now) -> petition.withholdings().get(seq) == Petition.Withholding.ASKED
                ? unconcerned(petition, now, new WithholdingDecided(seq, ground != null, ground, reason))
                : refused(Rule.NO_WITHHOLDING_ASKED));
    }

    /** A question of anybody's is shown; also when all is over, until an erasure: the guard no longer knows then what it may not say. */
    public static Act showQuestion(LocalDate askedOn, Text words, LocalDate replyDue) {
        return new Act((petition, now) -> petition.erased()
                ? refused(Rule.ALREADY_ERASED)
                : unconcerned(
                        petition, now, new QuestionAsked(petition.lastQuestion() + 1, askedOn, words, null, replyDue)));
    }

    /** A question is not shown; that it came, and on which ground it is not, is. */
    public static Act refuseQuestion(LocalDate askedOn, String ground) {
        return new Act((petition, now) -> unconcerned(
                petition, now, new QuestionAsked(petition.lastQuestion() + 1, askedOn, null, ground, null)));
    }

    /** Whoever declared an interest answers for nothing. */
    public static Act answerQuestion(int number, Text answer) {
        return new Act((petition, now) -> {
            var replyDue = petition.openQuestions().get(number);
            return replyDue == null
                    ? refused(Rule.NO_QUESTION_WAITS)
                    : unconcerned(petition, now, new QuestionAnswered(number, answer, replyDue));
        });
    }

    /**
     * Invites comments of everybody: from the day after the notice to the last day, which is at least as late as the city's sheet has it.
     *
     * @param invites what the sheet says of the procedure
     * @param until null for the earliest last day
     */
    public static Act inviteComments(Optional<CommentPeriods.Invites> invites, Text about, @Nullable LocalDate until) {
        return undecided((petition, now) -> {
            if (invites.isEmpty()) {
                return refused(Rule.NO_COMMENTS_INVITED);
            }
            if (petition.comments().isUnderWayOn(now.day())) {
                return refused(Rule.COMMENTS_UNDER_WAY);
            }
            var earliest = now.clock().until(now.day(), invites.get().atLeast());
            var last = until == null ? earliest : until;
            if (last.isBefore(earliest)) {
                return refused(Rule.COMMENTS_TOO_SHORT);
            }
            var step = invites.get().step();
            return unconcerned(
                    petition,
                    now,
                    new CommentsInvited(
                            now.procedure().find(step).isPresent() && !petition.isDone(step) ? step : null,
                            about,
                            now.day().plusDays(1),
                            last,
                            now.clock().until(last, invites.get().answerWithin())));
        });
    }

    /** Letters went out; those with the result only to who was invited. Of whom nothing is known any more, nobody is written to. */
    public static Act writeToNeighbours(int letters, boolean ofResult) {
        return new Act((petition, _) -> {
            if (petition.erased()) {
                return refused(Rule.ALREADY_ERASED);
            }
            if (!ofResult && petition.comments().period() == null) {
                return refused(Rule.NO_COMMENTS_YET);
            }
            return letters < 1
                            || ofResult
                                    && (!petition.isDecided()
                                            || petition.comments().letters() == 0)
                    ? refused(Rule.NO_NEIGHBOURS)
                    : happens(new NeighboursWritten(letters, ofResult));
        });
    }

    /** A comment is shown; also when all is over, until an erasure: the guard no longer knows then what it may not say. */
    public static Act showComment(LocalDate givenOn, boolean neighbour, Text words) {
        return given(givenOn, neighbour, words, null);
    }

    /** A comment is not shown; that it came, and on which ground it is not, is. */
    public static Act refuseComment(LocalDate givenOn, boolean neighbour, String ground) {
        return given(givenOn, neighbour, null, ground);
    }

    private static Act given(LocalDate givenOn, boolean neighbour, @Nullable Text words, @Nullable String ground) {
        return new Act((petition, now) -> {
            var comments = petition.comments();
            if (comments.period() == null) {
                return refused(Rule.NO_COMMENTS_YET);
            }
            return words != null && petition.erased()
                    ? refused(Rule.ALREADY_ERASED)
                    : unconcerned(
                            petition, now, new CommentGiven(comments.last() + 1, givenOn, neighbour, words, ground));
        });
    }

    /** Whoever declared an interest answers for nothing. */
    public static Act answerComments(Set<Integer> numbers, TakenUp takenUp, Text answer) {
        return new Act((petition, now) -> {
            var comments = petition.comments();
            return comments.period() == null
                            || numbers.isEmpty()
                            || !comments.open().containsAll(numbers)
                    ? refused(Rule.NO_COMMENT_WAITS)
                    : unconcerned(
                            petition,
                            now,
                            new CommentsAnswered(
                                    numbers.stream().sorted().toList(),
                                    takenUp,
                                    answer,
                                    comments.period().answerBy()));
        });
    }

    public static Act correct(int seq, Text correction, Text reason) {
        return new Act((petition, _) -> seq < 1 || seq > petition.seq()
                ? refused(Rule.NOTHING_TO_CORRECT)
                : happens(new Corrected(seq, correction, reason)));
    }

    /** What the Audit Division orders, at any time: also of what is decided by now. */
    public static Act order(int order, OrderDemand demand, Text instruction, @Nullable Due due, LocalDate answerBy) {
        return new Act((_, _) -> happens(new OrderIssued(order, demand, instruction, due, answerBy)));
    }

    public static Act answerOrder(int order, Text answer, LocalDate orderedOn, LocalDate answerBy) {
        return new Act((_, _) -> happens(new OrderAnswered(order, answer, orderedOn, answerBy)));
    }

    public static Act endOrder(int order, OrderEnd end, @Nullable Text reason) {
        return new Act((_, _) -> happens(new OrderEnded(order, end, reason)));
    }

    private static Act undecided(Judge judge) {
        return new Act(
                (petition, now) -> petition.isDecided() ? refused(Rule.ALREADY_DECIDED) : judge.judge(petition, now));
    }

    private static Act drafted(Judge judge) {
        return undecided((petition, now) ->
                petition.papers().isDrafted() ? judge.judge(petition, now) : refused(Rule.NOTHING_DRAFTED));
    }

    /** The reason for leaving the procedure with this step; where none was stated, that is said too. */
    private static @Nullable Text departure(Petition petition, Circumstances now, StepId step, @Nullable Text stated) {
        return stated == null && petition.leaves(now.procedure(), step) ? NO_REASON : stated;
    }

    private static @Nullable Reckoning recount(
            Petition petition, Circumstances now, @Nullable Suspension ending, List<Extension> extensions) {
        var period = petition.period();
        if (period == null) {
            return null;
        }
        var term = petition.term();
        var suspensions = ending == null ? term.suspensions() : Grown.list(term.suspensions(), ending);
        return now.clock().reckon(term.countsFrom(), period, suspensions, extensions);
    }

    private static @Nullable Due due(@Nullable Reckoning counted) {
        return counted == null ? null : counted.due();
    }

    private static @Nullable LocalDate deemedOn(Petition petition, @Nullable Reckoning counted) {
        return counted == null || petition.deemedOn() == null ? null : counted.deemedOn();
    }
}
