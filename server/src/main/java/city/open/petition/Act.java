package city.open.petition;

import static city.open.petition.Ruling.happens;
import static city.open.petition.Ruling.refused;

import city.open.calendar.Deadline;
import city.open.calendar.Due;
import city.open.calendar.Reckoning;
import city.open.calendar.Suspension;
import city.open.calendar.Text;
import city.open.catalogue.Deemed;
import city.open.catalogue.Step;
import city.open.catalogue.StepId;
import city.open.organization.OfficialId;
import city.open.organization.UnitId;
import city.open.petition.PetitionEvent.*;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something someone wants to record about a petition. Each is a pure rule: it looks at where the petition stands and answers with the fact
 * or with the rule that says no. What the law leaves to the official is recorded even when it leaves the procedure; only what cannot be
 * true, or what the law forbids, is refused.
 */
public final class Act {
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

    public static Act answerSupplement(@Nullable Text what) {
        return undecided((petition, now) -> {
            var since = petition.supplementSince();
            if (since == null) {
                return refused(Rule.NO_SUPPLEMENT_OPEN);
            }
            var counted = recount(petition, now, new Suspension(since, now.day()), petition.extensions());
            return happens(new SupplementAnswered(what, due(counted), deemedOn(petition, counted)));
        });
    }

    /** The first official, or another one with a reason everybody may read. */
    public static Act assign(UnitId division, OfficialId official, @Nullable Text reason) {
        return undecided((petition, _) -> petition.official() != null && reason == null
                ? refused(Rule.REASON_REQUIRED)
                : happens(new Assigned(division, official, reason)));
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

    public static Act askOffice(@Nullable StepId step, Text office, Text question, LocalDate replyBy) {
        return undecided((_, _) -> happens(new ConsultationAsked(step, office, question, replyBy)));
    }

    public static Act officeAnswers(@Nullable StepId step, Text office, Text reply) {
        return undecided((_, _) -> happens(new ConsultationAnswered(step, office, reply)));
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
        return new Act(
                (_, now) -> happens(new CommitteeHeld(step, committee, now.day(), outcome, votesFor, votesAgainst)));
    }

    public static Act publishNotice(@Nullable StepId step, Text where, @Nullable LocalDate until) {
        return new Act((_, _) -> happens(new NoticePublished(step, where, until)));
    }

    public static Act draft(Text title, @Nullable Text opinion) {
        return undecided((_, _) -> happens(new Drafted(title, opinion)));
    }

    /** A reviewer signs, or is passed over with the reason that goes into the box. */
    public static Act review(@Nullable Text opinion, @Nullable Text skipped, boolean dissent) {
        return drafted((_, _) -> happens(new Reviewed(opinion, skipped, dissent)));
    }

    public static Act concur(@Nullable Text opinion, boolean dissent) {
        return drafted((_, _) -> happens(new Concurred(opinion, dissent)));
    }

    /** Four eyes: nobody approves what they drafted. */
    public static Act approve(boolean delegated, boolean acting) {
        return drafted((petition, now) ->
                now.by() instanceof By.OfOffice office && office.official().equals(petition.drafter())
                        ? refused(Rule.DRAFTER_CANNOT_APPROVE)
                        : happens(new Approved(now.nextStep(petition, Step.Kind.APPROVE), delegated, acting)));
    }

    public static Act returnDraft(Text reason) {
        return drafted((_, _) -> happens(new DraftReturned(reason)));
    }

    /** 처리기간 연장 (Decree art. 21): before the period ends, for a listed reason, a second time only with consent. */
    public static Act extend(ExtensionReason reason, Text explanation, boolean consented) {
        return undecided((petition, now) -> {
            var due = petition.due();
            if (due == null || petition.period() == null) {
                return refused(Rule.NO_PERIOD);
            }
            if (!reason.allowed()) {
                return refused(Rule.REASON_NOT_ALLOWED);
            }
            if (petition.extensions() >= 2) {
                return refused(Rule.EXTENSIONS_USED_UP);
            }
            if (petition.extensions() == 1 && !consented) {
                return refused(Rule.CONSENT_REQUIRED);
            }
            if (!petition.timeStands() && due.passedAt(now.moment().occurredAt())) {
                return refused(Rule.PERIOD_OVER);
            }
            int times = petition.extensions() + 1;
            var counted = recount(petition, now, null, times);
            var newDue = due(counted);
            return happens(new Extended(
                    reason, explanation, times, consented, newDue == null ? due : newDue, deemedOn(petition, counted)));
        });
    }

    public static Act suspend(SuspensionGround ground, @Nullable Text explanation) {
        return undecided((petition, now) -> {
            if (petition.period() == null) {
                return refused(Rule.NO_PERIOD);
            }
            return petition.suspendedSince() != null
                    ? refused(Rule.ALREADY_SUSPENDED)
                    : happens(new Suspended(ground, now.day(), explanation));
        });
    }

    public static Act resume() {
        return undecided((petition, now) -> {
            var since = petition.suspendedSince();
            if (since == null) {
                return refused(Rule.NOT_SUSPENDED);
            }
            var counted = recount(petition, now, new Suspension(since, now.day()), petition.extensions());
            return happens(new Resumed(now.day(), due(counted), deemedOn(petition, counted)));
        });
    }

    /** The date counted anew with the calendar as it is known now; refused where nothing changes. */
    public static Act recount(Text cause) {
        return undecided((petition, now) -> {
            var before = petition.due();
            var counted = recount(petition, now, null, petition.extensions());
            var due = due(counted);
            return before == null || due == null || due.equals(before)
                    ? refused(Rule.NO_PERIOD)
                    : happens(new Recounted(cause, before, due, deemedOn(petition, counted)));
        });
    }

    public static Act transfer(UnitId to, Text reason) {
        return undecided((petition, _) -> petition.division().equals(to)
                ? refused(Rule.SAME_DIVISION)
                : happens(new Transferred(petition.division(), to, reason)));
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

    public static Act decide(Outcome outcome, Text reason, List<Text> conditions, @Nullable Text remedies) {
        return undecided((_, _) -> happens(new Decided(outcome, reason, conditions, remedies)));
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
                    null));
        });
    }

    public static Act notifyResult(String channel, @Nullable LocalDate objectionUntil) {
        return new Act((petition, now) -> {
            if (!petition.isDecided()) {
                return refused(Rule.NOT_DECIDED);
            }
            return petition.notifiedAt() != null
                    ? refused(Rule.ALREADY_NOTIFIED)
                    : happens(new Notified(now.nextStep(petition, Step.Kind.NOTIFY), channel, objectionUntil));
        });
    }

    /** Within 60 days of learning of the refusal; to be decided within 10 days (Act art. 35). */
    public static Act object(@Nullable String grounds) {
        return new Act((petition, now) -> {
            if (!petition.isDecided()) {
                return refused(Rule.NOT_DECIDED);
            }
            if (petition.objectionOpen()) {
                return refused(Rule.OBJECTION_OPEN);
            }
            var until = petition.objectionUntil();
            return until != null && now.day().isAfter(until)
                    ? refused(Rule.OBJECTION_PERIOD_OVER)
                    : happens(new ObjectionFiled(
                            grounds,
                            now.clock()
                                    .reckon(now.day(), Deadline.DECISION_ON_OBJECTION, false)
                                    .due()
                                    .date()));
        });
    }

    public static Act decideObjection(boolean upheld, Text reason) {
        return new Act((petition, _) -> petition.objectionOpen()
                ? happens(new ObjectionDecided(upheld, reason))
                : refused(Rule.NO_OBJECTION_OPEN));
    }

    public static Act correct(int seq, Text correction, Text reason) {
        return new Act((petition, _) -> seq < 1 || seq > petition.seq()
                ? refused(Rule.NOTHING_TO_CORRECT)
                : happens(new Corrected(seq, correction, reason)));
    }

    private static Act undecided(Judge judge) {
        return new Act(
                (petition, now) -> petition.isDecided() ? refused(Rule.ALREADY_DECIDED) : judge.judge(petition, now));
    }

    private static Act drafted(Judge judge) {
        return undecided((petition, now) ->
                petition.drafter() == null ? refused(Rule.NOTHING_DRAFTED) : judge.judge(petition, now));
    }

    /**
     * Whether this step leaves the procedure: it is none of its steps, or an earlier step of the main line was passed over. An
     * imported petition has no prescribed way to leave.
     */
    private static @Nullable Text departure(Petition petition, Circumstances now, StepId step, @Nullable Text stated) {
        if (stated != null || petition.imported()) {
            return stated;
        }
        var line = now.procedure().mainLine();
        for (var earlier : line) {
            if (earlier.id().equals(step)) {
                return null;
            }
            if (!earlier.optional() && !petition.isStarted(earlier.id())) {
                return NO_REASON;
            }
        }
        return now.procedure().find(step).isPresent() ? null : NO_REASON;
    }

    private static @Nullable Reckoning recount(
            Petition petition, Circumstances now, @Nullable Suspension ending, int extensions) {
        var period = petition.period();
        if (period == null) {
            return null;
        }
        List<Suspension> suspensions = new ArrayList<>(petition.suspensions());
        if (ending != null) {
            suspensions.add(ending);
        }
        return now.clock().reckon(petition.receivedAt(), period, suspensions, extensions);
    }

    private static @Nullable Due due(@Nullable Reckoning counted) {
        return counted == null ? null : counted.due();
    }

    private static @Nullable LocalDate deemedOn(Petition petition, @Nullable Reckoning counted) {
        return counted == null || petition.deemedOn() == null ? null : counted.deemedOn();
    }
}
