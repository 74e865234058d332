package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Period;
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
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
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

    /** The applicant asked for more time, twice at most (Decree art. 24). */
    record SupplementExtended(LocalDate answerBy, int times) implements PetitionEvent {}

    /** The one further request, of ten days at most; after it the papers may go back (Decree art. 24, 25). */
    record SupplementDemanded(Text what, LocalDate answerBy) implements PetitionEvent {}

    record SupplementAnswered(
            @Nullable Text what,
            @Nullable Due due,
            @Nullable LocalDate deemedOn) implements PetitionEvent {}

    /**
     * Given to an official: drawn among those who were eligible, taken, or given by hand for a public reason.
     *
     * @param draw the commitment to the seed of the draw; with the seed, published later, anyone can draw again
     * @param eligible among whom it was drawn, in the order in which they were counted
     * @param excluded how many were left out for a declared conflict of interest
     * @param passedOver how many that had arrived earlier were left waiting
     */
    record Assigned(
            UnitId division,
            OfficialId official,
            @Nullable Text reason,
            @Nullable String draw,
            @Nullable List<OfficialId> eligible,
            @Nullable Integer excluded,
            @Nullable Integer passedOver)
            implements PetitionEvent {}

    /** An official has an interest in the matter and stays out of it; which interest stays inside. */
    record ConflictDeclared(OfficialId official, @Nullable String interest) implements PetitionEvent {}

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

    /** 협조·협의: another office is asked, with the date by which it is to reply (Act art. 20). The unit is known where it works here. */
    record ConsultationAsked(
            @Nullable StepId step,
            Text office,
            Text question,
            LocalDate replyBy,
            @Nullable AgencyCode agency,
            @Nullable UnitId unit)
            implements PetitionEvent {}

    /** Once, by at most the time first given (Decree art. 35 ff.). {@code asked} is the seq of the question. */
    record ConsultationExtended(int asked, Text reason, LocalDate replyBy) implements PetitionEvent {}

    record ConsultationAnswered(
            @Nullable StepId step,
            Text office,
            Text reply,
            @Nullable Integer asked) implements PetitionEvent {}

    record InspectionHeld(
            @Nullable StepId step, Text findings, @Nullable String report) implements PetitionEvent {}

    /** A committee will deal with it on this day; its agenda is public. */
    record CommitteeScheduled(@Nullable StepId step, Text committee, Text agenda, LocalDate on)
            implements PetitionEvent {}

    /** {@code early}: why it was held before the day that was announced. */
    record CommitteeHeld(
            @Nullable StepId step,
            Text committee,
            LocalDate heldOn,
            Text outcome,
            @Nullable Integer votesFor,
            @Nullable Integer votesAgainst,
            @Nullable Text early)
            implements PetitionEvent {}

    record NoticePublished(
            @Nullable StepId step, Text where, @Nullable LocalDate until) implements PetitionEvent {}

    /**
     * 기안. The opinion is a decision under way until the decision (Disclosure Act 9(1)5). {@code document} tells papers of one petition
     * apart; {@code acknowledged} is why it goes up although a supplement or a consultation is open.
     */
    record Drafted(
            Text title,
            @Nullable Text opinion,
            @Nullable String document,
            @Nullable Text acknowledged) implements PetitionEvent {}

    /** 검토, or the reason why it was skipped. */
    record Reviewed(
            @Nullable Text opinion,
            @Nullable Text skipped,
            boolean dissent,
            @Nullable String document) implements PetitionEvent {}

    /** 협조 by another division. */
    record Concurred(
            @Nullable Text opinion,
            boolean dissent,
            @Nullable String document) implements PetitionEvent {}

    /**
     * 결재: {@code delegated} 전결, {@code acting} 대결.
     *
     * @param registration the number the paper bears from now on
     * @param authority how the approver's rank compares with the delegation table, where it knows the task
     * @param actingFor whose box a deputy signed in
     */
    record Approved(
            @Nullable StepId step,
            boolean delegated,
            boolean acting,
            @Nullable String document,
            @Nullable String registration,
            @Nullable Authority authority,
            @Nullable Rank actingFor)
            implements PetitionEvent {}

    /** Sent back to the drafter, not to be confused with papers returned to the applicant. */
    record DraftReturned(Text reason, @Nullable String document) implements PetitionEvent {}

    /** 시행: the approved paper goes out and takes effect on reaching the addressee. */
    record DocumentIssued(String document, String registration, Text to) implements PetitionEvent {}

    /**
     * 처리기간 연장. {@code days} is its length where it is shorter than the period ({@link city.open.ground.calendar.Extension}); without it the
     * whole period was given once more.
     */
    record Extended(
            ExtensionReason reason,
            Text explanation,
            int times,
            boolean consented,
            Due due,
            @Nullable LocalDate deemedOn,
            @Nullable Integer days)
            implements PetitionEvent {}

    /** {@code until}: by when it is expected to end; facts from before 2026-11-28 have none. */
    record Suspended(
            SuspensionGround ground,
            LocalDate from,
            @Nullable Text explanation,
            @Nullable LocalDate until) implements PetitionEvent {}

    /** {@code explanation}: why it lasted longer than was said. */
    record Resumed(
            LocalDate to,
            @Nullable Due due,
            @Nullable LocalDate deemedOn,
            @Nullable Text explanation) implements PetitionEvent {}

    /** The calendar changed after the fact: a day off was announced. */
    record Recounted(
            Text cause, Due before, Due due, @Nullable LocalDate deemedOn) implements PetitionEvent {}

    /**
     * To another division, or with {@code agency} to another agency (Act art. 16). {@code receiveBy} is when it has to be received there:
     * 1, 3 or 8 working hours (Decree art. 13).
     */
    record Transferred(
            UnitId from,
            UnitId to,
            Text reason,
            @Nullable AgencyCode agency,
            @Nullable Due receiveBy) implements PetitionEvent {}

    /** 독촉 once the date has passed, at once (Decree art. 28), and a reminder some working days before. */
    record Reminded(boolean overdue, Due due, int workingDays) implements PetitionEvent {}

    /**
     * Why it was not done by its due date.
     *
     * @param delay from the city's list, and {@code reason} how the list says it
     */
    record DelayExplained(
            Due due, String delay, Text reason, @Nullable Text explanation) implements PetitionEvent {}

    /** Every thirty days the applicant is told how things stand, unless disclosure was announced (Decree art. 23). */
    record ProgressNoticed(int days, Text standing) implements PetitionEvent {}

    /** By when a step is expected; moving the date needs a reason, and the old one stays visible. */
    record StepExpected(
            StepId step,
            LocalDate on,
            @Nullable LocalDate before,
            @Nullable Text reason) implements PetitionEvent {}

    /**
     * @param document the approved paper it came out of, where that paper is kept here
     * @param departure why it came out of no approved paper although the procedure wants one
     * @param passedOver steps before the decision that the procedure prescribes and nobody went through
     */
    record Decided(
            Outcome outcome,
            Text reason,
            List<Text> conditions,
            @Nullable Text remedies,
            @Nullable String document,
            @Nullable Text departure,
            @Nullable List<StepId> passedOver)
            implements PetitionEvent {
        public Decided {
            conditions = List.copyOf(conditions);
            passedOver = passedOver == null ? null : List.copyOf(passedOver);
        }
    }

    record Notified(
            @Nullable StepId step, String channel, @Nullable LocalDate objectionUntil) implements PetitionEvent {}

    /** 이의신청 (Act art. 35): the grounds are the applicant's own and stay sealed. */
    record ObjectionFiled(@Nullable String grounds, LocalDate decideBy) implements PetitionEvent {}

    /** Once, by ten days at most (Act art. 35). */
    record ObjectionExtended(Text reason, LocalDate decideBy) implements PetitionEvent {}

    /**
     * Upheld, it opens the petition again to be decided anew.
     *
     * @param due of the new decision: the period once more, from this day
     * @param again steps that are done anew; none where it was not upheld, and in facts from before 2026-11-28, which opened nothing
     */
    record ObjectionDecided(
            boolean upheld,
            Text reason,
            @Nullable Due due,
            @Nullable List<StepId> again) implements PetitionEvent {
        public ObjectionDecided {
            again = again == null ? null : List.copyOf(again);
        }
    }

    /**
     * 직권취소·변경·철회: the authority takes up its own decision again (General Act on Public Administration art. 18, 19). What was decided
     * holds until it is decided anew.
     *
     * @param hearing how those concerned are heard first, with the prior notice (Administrative Procedures Act art. 21, 22)
     * @param opinionsBy until when they may speak, or the day of the hearing
     * @param unheard why nobody is heard, where the law lets it be (art. 21(4), 22(4))
     * @param due and {@code again} as in {@link ObjectionDecided}
     */
    record Reopened(
            ReopeningGround ground,
            Text reason,
            @Nullable HearingWay hearing,
            @Nullable LocalDate opinionsBy,
            @Nullable Text unheard,
            @Nullable Due due,
            List<StepId> again)
            implements PetitionEvent {
        public Reopened {
            again = List.copyOf(again);
        }
    }

    /** 의견청취: those concerned were heard, and what the authority makes of it (Administrative Procedures Act art. 27-2). */
    record OpinionHeard(HearingWay way, Text result) implements PetitionEvent {}

    /**
     * Anybody's question about the petition, once an official has looked at it: its words are shown, or {@code ground} says why they are not.
     *
     * @param number within the petition, from 1
     * @param replyDue by when it is to be answered; none where it is not shown
     */
    record QuestionAsked(
            int number,
            LocalDate askedOn,
            @Nullable Text words,
            @Nullable String ground,
            @Nullable LocalDate replyDue) implements PetitionEvent {}

    /**
     * 의견 제출 기간: anybody may comment.
     *
     * @param about what on
     * @param from the first day, and {@code until} the last
     * @param answerBy by when the office answers what was said
     */
    record CommentsInvited(@Nullable StepId step, Text about, LocalDate from, LocalDate until, LocalDate answerBy)
            implements PetitionEvent {}

    /** Letters went to neighbours and others concerned: with a code for a comment, or {@code ofResult} with what became of it. */
    record NeighboursWritten(int letters, boolean ofResult) implements PetitionEvent {}

    /**
     * Anybody's comment, once an official has looked at it: its words are shown, or {@code ground} says why they are not.
     *
     * @param number within the petition, from 1
     * @param neighbour whether it came with the code of a letter
     */
    record CommentGiven(
            int number,
            LocalDate givenOn,
            boolean neighbour,
            @Nullable Text words,
            @Nullable String ground) implements PetitionEvent {}

    /**
     * One answer to one comment or several.
     *
     * @param answerBy by when it was to come, so that everyone sees whether it was late
     */
    record CommentsAnswered(List<Integer> numbers, TakenUp takenUp, Text answer, LocalDate answerBy)
            implements PetitionEvent {
        public CommentsAnswered {
            numbers = List.copyOf(numbers);
        }
    }

    /** @param replyDue by when it was to be answered, so that everyone sees whether it was late */
    record QuestionAnswered(int number, Text answer, LocalDate replyDue) implements PetitionEvent {}

    /**
     * What is to be contracted, for how much: whether the ombudsman watches it follows from the rules of the day. Stated anew where the sum
     * changes; what was watched once stays so.
     *
     * @param amount in won, as estimated; of a unit price contract the price times the quantity that is planned
     * @param rules the version of the rules that was asked ({@code clean-hands/rules.yaml})
     */
    record ContractStated(@Nullable StepId step, ContractKind contract, long amount, int rules, boolean watched)
            implements PetitionEvent {}

    /** 청렴서약: one side binds itself to take, give and arrange nothing; who acts signs. */
    record PledgeSigned(@Nullable StepId step, PledgeSide side) implements PetitionEvent {}

    /** The ombudsman will come; told before. */
    record VisitAnnounced(@Nullable StepId step, LocalDate on, Text purpose) implements PetitionEvent {}

    record VisitHeld(@Nullable StepId step, Text findings) implements PetitionEvent {}

    record Recommended(@Nullable StepId step, Text recommendation, LocalDate answerBy) implements PetitionEvent {}

    /** {@code asked} is the seq of the recommendation. */
    record RecommendationAnswered(int asked, boolean followed, Text answer) implements PetitionEvent {}

    /**
     * 입찰참가자격 제한: the contractor may not bid for a time (Local Contracts Act art. 31). It ends by itself; nobody is named beyond what the head
     * of the petition shows.
     *
     * @param bribe what was given, in won, where that was the ground
     * @param from and {@code until}: the first and the last day
     * @param committee when the contract committee dealt with it
     */
    record SanctionImposed(
            @Nullable StepId step,
            SanctionGround ground,
            @Nullable Long bribe,
            int months,
            LocalDate from,
            LocalDate until,
            LocalDate committee,
            Text reason)
            implements PetitionEvent {}

    /**
     * A redacted rendition of a paper in the file became public (Disclosure Act art. 14); the original stays in the vault.
     *
     * @param sha256 of the published bytes, in hexadecimal
     * @param covered what was blackened, box by box, with its ground
     * @param redactedBy who blackened it, where another official signed; that one is who acted
     */
    record DocumentOpened(
            String document,
            Text title,
            int pages,
            String sha256,
            List<Covered> covered,
            @Nullable OfficialId redactedBy)
            implements PetitionEvent {
        public DocumentOpened {
            covered = List.copyOf(covered);
        }
    }

    /** A paper that was opened is shown no more, as it should not have been, or not so. */
    record DocumentWithdrawn(String document, Text reason) implements PetitionEvent {}

    /** The person concerned asks that the entry with {@code seq} be withheld (Personal Information Protection Act art. 37). */
    record WithholdingAsked(int seq, LocalDate decideBy) implements PetitionEvent {}

    /** {@code ground} where it was granted: the entry is shown no more, but for its place; its bytes stay in the log. */
    record WithholdingDecided(
            int seq, boolean granted, @Nullable String ground, Text reason) implements PetitionEvent {}

    /** 파기: what was sealed about the petition was destroyed; this stub, and everything public, stays. */
    record Erased(ErasureGround ground) implements PetitionEvent {}

    /** Stands beside the fact with {@code seq}, which stays as it is. */
    record Corrected(int seq, Text correction, Text reason) implements PetitionEvent {}

    /**
     * The Audit Division orders something of the division. Where that stands is for Audit to know; here it is what everyone is told.
     *
     * @param order its number
     * @param due the date that passed, where it was one
     */
    record OrderIssued(
            int order,
            OrderDemand demand,
            Text instruction,
            @Nullable Due due,
            LocalDate answerBy) implements PetitionEvent {}

    /** What the division answers, with the day of the order and of its term, so that the entry alone says whether it came in time. */
    record OrderAnswered(int order, Text answer, LocalDate orderedOn, LocalDate answerBy) implements PetitionEvent {}

    record OrderEnded(int order, OrderEnd end, @Nullable Text reason) implements PetitionEvent {}
}
