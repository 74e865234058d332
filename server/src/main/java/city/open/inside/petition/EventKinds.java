package city.open.inside.petition;

import static city.open.ground.vocabulary.FactKind.*;

import city.open.ground.vocabulary.FactKind;
import city.open.inside.petition.PetitionEvent.*;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of facts on disk and in public entries. A name is never reused and never changed. */
public final class EventKinds {
    private static final Map<Class<? extends PetitionEvent>, FactKind> NAMES = Map.ofEntries(
            Map.entry(Received.class, PETITION_RECEIVED),
            Map.entry(CompletenessChecked.class, COMPLETENESS_CHECKED),
            Map.entry(SupplementRequested.class, SUPPLEMENT_REQUESTED),
            Map.entry(SupplementDemanded.class, SUPPLEMENT_DEMANDED),
            Map.entry(SupplementExtended.class, SUPPLEMENT_EXTENDED),
            Map.entry(SupplementAnswered.class, SUPPLEMENT_ANSWERED),
            Map.entry(Assigned.class, PETITION_ASSIGNED),
            Map.entry(ConflictDeclared.class, CONFLICT_DECLARED),
            Map.entry(StepStarted.class, STEP_STARTED),
            Map.entry(StepCompleted.class, STEP_COMPLETED),
            Map.entry(ConsultationAsked.class, CONSULTATION_ASKED),
            Map.entry(ConsultationExtended.class, CONSULTATION_EXTENDED),
            Map.entry(ConsultationAnswered.class, CONSULTATION_ANSWERED),
            Map.entry(InspectionHeld.class, INSPECTION_HELD),
            Map.entry(CommitteeScheduled.class, COMMITTEE_SCHEDULED),
            Map.entry(CommitteeHeld.class, COMMITTEE_HELD),
            Map.entry(NoticePublished.class, NOTICE_PUBLISHED),
            Map.entry(Drafted.class, DOCUMENT_DRAFTED),
            Map.entry(Reviewed.class, DOCUMENT_REVIEWED),
            Map.entry(Concurred.class, DOCUMENT_CONCURRED),
            Map.entry(Approved.class, DOCUMENT_APPROVED),
            Map.entry(DraftReturned.class, DOCUMENT_RETURNED),
            Map.entry(DocumentIssued.class, DOCUMENT_ISSUED),
            Map.entry(Extended.class, PERIOD_EXTENDED),
            Map.entry(Suspended.class, PERIOD_SUSPENDED),
            Map.entry(Resumed.class, PERIOD_RESUMED),
            Map.entry(Recounted.class, PERIOD_RECOUNTED),
            Map.entry(Transferred.class, PETITION_TRANSFERRED),
            Map.entry(ProgressNoticed.class, PROGRESS_NOTICED),
            Map.entry(DelayExplained.class, DELAY_EXPLAINED),
            Map.entry(Reminded.class, HANDLING_REMINDED),
            Map.entry(StepExpected.class, STEP_EXPECTED),
            Map.entry(Decided.class, PETITION_DECIDED),
            Map.entry(Notified.class, RESULT_NOTIFIED),
            Map.entry(ObjectionFiled.class, OBJECTION_FILED),
            Map.entry(ObjectionExtended.class, OBJECTION_EXTENDED),
            Map.entry(ObjectionDecided.class, OBJECTION_DECIDED),
            Map.entry(Reopened.class, PETITION_REOPENED),
            Map.entry(OpinionHeard.class, OPINION_HEARD),
            Map.entry(CommentsInvited.class, COMMENTS_INVITED),
            Map.entry(NeighboursWritten.class, NEIGHBOURS_WRITTEN),
            Map.entry(CommentGiven.class, COMMENT_GIVEN),
            Map.entry(CommentsAnswered.class, COMMENTS_ANSWERED),
            Map.entry(QuestionAsked.class, QUESTION_ASKED),
            Map.entry(QuestionAnswered.class, QUESTION_ANSWERED),
            Map.entry(ContractStated.class, CONTRACT_STATED),
            Map.entry(PledgeSigned.class, PLEDGE_SIGNED),
            Map.entry(VisitAnnounced.class, VISIT_ANNOUNCED),
            Map.entry(VisitHeld.class, VISIT_HELD),
            Map.entry(Recommended.class, RECOMMENDATION_MADE),
            Map.entry(RecommendationAnswered.class, RECOMMENDATION_ANSWERED),
            Map.entry(SanctionImposed.class, SANCTION_IMPOSED),
            Map.entry(DocumentOpened.class, DOCUMENT_OPENED),
            Map.entry(DocumentWithdrawn.class, DOCUMENT_WITHDRAWN),
            Map.entry(WithholdingAsked.class, WITHHOLDING_ASKED),
            Map.entry(WithholdingDecided.class, WITHHOLDING_DECIDED),
            Map.entry(Erased.class, PETITION_ERASED),
            Map.entry(Corrected.class, ENTRY_CORRECTED),
            Map.entry(OrderIssued.class, ORDER_ISSUED),
            Map.entry(OrderAnswered.class, ORDER_ANSWERED),
            Map.entry(OrderEnded.class, ORDER_ENDED));

    private static final Map<String, Class<? extends PetitionEvent>> TYPES = NAMES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(one -> one.getValue().text(), Map.Entry::getKey));

    static {
        if (!EnumSet.copyOf(NAMES.values()).equals(EnumSet.allOf(FactKind.class))) {
            throw new IllegalStateException("a kind of fact without a type: " + NAMES.values());
        }
    }

    private EventKinds() {}

    public static String of(PetitionEvent event) {
        return named(event.getClass());
    }

    public static String named(Class<? extends PetitionEvent> type) {
        var name = NAMES.get(type);
        if (name == null) {
            throw new IllegalStateException("a kind of fact without a name: " + type.getName());
        }
        return name.text();
    }

    public static Class<? extends PetitionEvent> type(String kind) {
        var type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalStateException("a fact of a kind this version does not know: " + kind);
        }
        return type;
    }

    public static Set<Class<? extends PetitionEvent>> all() {
        return NAMES.keySet();
    }
}
