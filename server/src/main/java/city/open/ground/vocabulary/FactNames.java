package city.open.ground.vocabulary;

import java.util.Set;

/** The names of the facts of a petition, on disk and in public entries alike. A name is never reused and never changed. */
public final class FactNames {
    public static final Set<String> ALL = Set.of(
            "petition.received",
            "completeness.checked",
            "supplement.requested",
            "supplement.demanded",
            "supplement.extended",
            "supplement.answered",
            "petition.assigned",
            "conflict.declared",
            "step.started",
            "step.completed",
            "consultation.asked",
            "consultation.extended",
            "consultation.answered",
            "inspection.held",
            "committee.scheduled",
            "committee.held",
            "notice.published",
            "document.drafted",
            "document.reviewed",
            "document.concurred",
            "document.approved",
            "document.returned",
            "document.issued",
            "period.extended",
            "period.suspended",
            "period.resumed",
            "period.recounted",
            "petition.transferred",
            "progress.noticed",
            "handling.reminded",
            "step.expected",
            "petition.decided",
            "result.notified",
            "objection.filed",
            "objection.extended",
            "objection.decided",
            "petition.reopened",
            "opinion.heard",
            "document.opened",
            "document.withdrawn",
            "withholding.asked",
            "withholding.decided",
            "petition.erased",
            "entry.corrected");

    private FactNames() {}
}
