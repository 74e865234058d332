package city.open.inside.petition;

import city.open.ground.vocabulary.FactNames;
import city.open.inside.petition.PetitionEvent.*;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of facts on disk and in public entries. A name is never reused and never changed. */
public final class EventKinds {
    private static final Map<Class<? extends PetitionEvent>, String> NAMES = Map.ofEntries(
            Map.entry(Received.class, "petition.received"),
            Map.entry(CompletenessChecked.class, "completeness.checked"),
            Map.entry(SupplementRequested.class, "supplement.requested"),
            Map.entry(SupplementDemanded.class, "supplement.demanded"),
            Map.entry(SupplementExtended.class, "supplement.extended"),
            Map.entry(SupplementAnswered.class, "supplement.answered"),
            Map.entry(Assigned.class, "petition.assigned"),
            Map.entry(ConflictDeclared.class, "conflict.declared"),
            Map.entry(StepStarted.class, "step.started"),
            Map.entry(StepCompleted.class, "step.completed"),
            Map.entry(ConsultationAsked.class, "consultation.asked"),
            Map.entry(ConsultationExtended.class, "consultation.extended"),
            Map.entry(ConsultationAnswered.class, "consultation.answered"),
            Map.entry(InspectionHeld.class, "inspection.held"),
            Map.entry(CommitteeScheduled.class, "committee.scheduled"),
            Map.entry(CommitteeHeld.class, "committee.held"),
            Map.entry(NoticePublished.class, "notice.published"),
            Map.entry(Drafted.class, "document.drafted"),
            Map.entry(Reviewed.class, "document.reviewed"),
            Map.entry(Concurred.class, "document.concurred"),
            Map.entry(Approved.class, "document.approved"),
            Map.entry(DraftReturned.class, "document.returned"),
            Map.entry(DocumentIssued.class, "document.issued"),
            Map.entry(Extended.class, "period.extended"),
            Map.entry(Suspended.class, "period.suspended"),
            Map.entry(Resumed.class, "period.resumed"),
            Map.entry(Recounted.class, "period.recounted"),
            Map.entry(Transferred.class, "petition.transferred"),
            Map.entry(ProgressNoticed.class, "progress.noticed"),
            Map.entry(Reminded.class, "handling.reminded"),
            Map.entry(StepExpected.class, "step.expected"),
            Map.entry(Decided.class, "petition.decided"),
            Map.entry(Notified.class, "result.notified"),
            Map.entry(ObjectionFiled.class, "objection.filed"),
            Map.entry(ObjectionExtended.class, "objection.extended"),
            Map.entry(ObjectionDecided.class, "objection.decided"),
            Map.entry(Reopened.class, "petition.reopened"),
            Map.entry(OpinionHeard.class, "opinion.heard"),
            Map.entry(DocumentOpened.class, "document.opened"),
            Map.entry(DocumentWithdrawn.class, "document.withdrawn"),
            Map.entry(WithholdingAsked.class, "withholding.asked"),
            Map.entry(WithholdingDecided.class, "withholding.decided"),
            Map.entry(Erased.class, "petition.erased"),
            Map.entry(Corrected.class, "entry.corrected"));

    private static final Map<String, Class<? extends PetitionEvent>> TYPES =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    static {
        if (!TYPES.keySet().equals(FactNames.ALL)) {
            throw new IllegalStateException("FactNames and the facts of this version are not the same");
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
        return name;
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
