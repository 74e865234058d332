package city.open.petition;

import city.open.calendar.Due;
import city.open.calendar.Period;
import city.open.calendar.Text;
import city.open.catalogue.ProcedureCode;
import city.open.catalogue.StepId;
import city.open.organization.OfficialId;
import city.open.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a petition. Kept for good, so nothing here names a person outside the office: the applicant appears masked, and
 * everything else about them lies in the vault.
 *
 * <p>Facts that move the due date carry the date as it was counted then, with the calendar known then. Kinds on disk are in
 * {@link EventKinds}, chosen by hand and never renamed.
 */
public sealed interface PetitionEvent {

    /** Reception (접수): the clock begins. {@code step} is the step of the procedure it completes, as elsewhere. */
    record Received(
            @Nullable StepId step,
            ProcedureCode procedure,
            int version,
            @Nullable String variant,
            UnitId division,
            Text subject,
            @Nullable String applicant,
            @Nullable String site,
            String channel,
            Instant submittedAt,
            @Nullable Period period,
            @Nullable Due due,
            @Nullable LocalDate deemedOn,
            boolean imported)
            implements PetitionEvent {}

    record CompletenessChecked(
            @Nullable StepId step,
            boolean complete,
            @Nullable Text note) implements PetitionEvent {}

    /** 보완 요구: time stops from this day to the day of the answer, both left out (Decree art. 20). */
    record SupplementRequested(Text what, LocalDate answerBy, int round) implements PetitionEvent {}

    record SupplementAnswered(
            @Nullable Text what,
            @Nullable Due due,
            @Nullable LocalDate deemedOn) implements PetitionEvent {}

    /** Given to an official, or to another one for a public reason. */
    record Assigned(
            UnitId division, OfficialId official, @Nullable Text reason) implements PetitionEvent {}

    record StepStarted(
            StepId step,
            @Nullable LocalDate expectedBy,
            @Nullable Text departure) implements PetitionEvent {}

    /** {@code departure}: why the procedure was left with this step; {@code report} stays inside, its hash goes out. */
    record StepCompleted(
            StepId step,
            Text result,
            @Nullable Text summary,
            @Nullable String report,
            @Nullable Text departure) implements PetitionEvent {}

    /** 협조·협의: another office is asked, with the date by which it is to reply (Act art. 20). */
    record ConsultationAsked(@Nullable StepId step, Text office, Text question, LocalDate replyBy)
            implements PetitionEvent {}

    record ConsultationAnswered(@Nullable StepId step, Text office, Text reply) implements PetitionEvent {}

    record InspectionHeld(
            @Nullable StepId step, Text findings, @Nullable String report) implements PetitionEvent {}

    record CommitteeHeld(
            @Nullable StepId step,
            Text committee,
            LocalDate heldOn,
            Text outcome,
            @Nullable Integer votesFor,
            @Nullable Integer votesAgainst)
            implements PetitionEvent {}

    record NoticePublished(
            @Nullable StepId step, Text where, @Nullable LocalDate until) implements PetitionEvent {}

    /** 기안. The opinion is a decision under way until the decision (Disclosure Act 9(1)5). */
    record Drafted(Text title, @Nullable Text opinion) implements PetitionEvent {}

    /** 검토, or the reason why it was skipped. */
    record Reviewed(@Nullable Text opinion, @Nullable Text skipped, boolean dissent) implements PetitionEvent {}

    /** 협조 by another division. */
    record Concurred(@Nullable Text opinion, boolean dissent) implements PetitionEvent {}

    /** 결재: {@code delegated} 전결, {@code acting} 대결. */
    record Approved(@Nullable StepId step, boolean delegated, boolean acting) implements PetitionEvent {}

    /** Sent back to the drafter, not to be confused with papers returned to the applicant. */
    record DraftReturned(Text reason) implements PetitionEvent {}

    record Extended(
            ExtensionReason reason,
            Text explanation,
            int times,
            boolean consented,
            Due due,
            @Nullable LocalDate deemedOn)
            implements PetitionEvent {}

    record Suspended(
            SuspensionGround ground,
            LocalDate from,
            @Nullable Text explanation) implements PetitionEvent {}

    record Resumed(
            LocalDate to, @Nullable Due due, @Nullable LocalDate deemedOn) implements PetitionEvent {}

    /** The calendar changed after the fact: a day off was announced. */
    record Recounted(
            Text cause, Due before, Due due, @Nullable LocalDate deemedOn) implements PetitionEvent {}

    /** To another division of the same agency (Act art. 16). */
    record Transferred(UnitId from, UnitId to, Text reason) implements PetitionEvent {}

    /** By when a step is expected; moving the date needs a reason, and the old one stays visible. */
    record StepExpected(
            StepId step,
            LocalDate on,
            @Nullable LocalDate before,
            @Nullable Text reason) implements PetitionEvent {}

    record Decided(
            Outcome outcome,
            Text reason,
            List<Text> conditions,
            @Nullable Text remedies) implements PetitionEvent {
        public Decided {
            conditions = List.copyOf(conditions);
        }
    }

    record Notified(
            @Nullable StepId step, String channel, @Nullable LocalDate objectionUntil) implements PetitionEvent {}

    /** 이의신청 (Act art. 35): the grounds are the applicant's own and stay sealed. */
    record ObjectionFiled(@Nullable String grounds, LocalDate decideBy) implements PetitionEvent {}

    record ObjectionDecided(boolean upheld, Text reason) implements PetitionEvent {}

    /** Stands beside the fact with {@code seq}, which stays as it is. */
    record Corrected(int seq, Text correction, Text reason) implements PetitionEvent {}
}
